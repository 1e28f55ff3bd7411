const LIST = `
  access account active address admin administrator algorithm alpha amazon anonymous answer apache apikey application array async attribute audience auth
  author authentication authorization auto azure backend backup bank base basic bearer beta block body bool boolean branch browser build button cache
  callback cancel certificate challenge change channel check child class client cloud code color column command comment common company component
  config configuration confirm connect connection consumer container content context control cookie copy count country create credential credentials
  current custom customer dashboard data database date debug decrypt default delete demo deploy description device digest directory disabled display
  docker document domain download dummy editor element email empty enabled encode encoded encrypt encrypted encryption endpoint engine enter entity entry
  environment error event example export expired expires extension external facebook factory failed false field file filter first flag folder format
  forgot form function gateway generate generated generator github gitlab global google grant group handler hash header hello here hidden home host
  hostname http https image import index info input insert install integration interface internal invalid item json label language last length level
  library limit line link list local localhost location login logout mail main manager master message method microsoft missing mode model module monday
  mysql name network next none null number oauth object open optional option options order organization output owner package page param parameter parent
  partner pass passphrase password path payload permission personal phone placeholder plain platform plugin policy port postgres prefix private process
  product production profile project prompt property protected provider proxy public query random read readonly record recovery redirect redis refresh region register
  registry release remote remove render replace repository request required reset resource response result return role root router rules sample save
  schema scope script search secret secure security select send server service session setting settings setup shared sign signature signing simple site
  size slack source space staging state status storage store string stripe style submit subscription success super support supported system table
  target team template temp tenant test tester testing text theme then this thing third time timeout title token tokens tool trace true type undefined unique unknown
  update upload user username users utils valid validate validation value values variable verification verify version view virtual visible warning
  webhook website widget window with word worker workspace world write your zone motdepasse utilisateur serveur clef jeton valeur exemple nouveau ancien
  admin1 dragon monkey welcome letmein football baseball sunshine princess iloveyou master shadow changeme passw rootpasswd open sesame
`;

/** Words that make a text readable: the vocabulary of programs, configuration and manuals, and common passwords. */
export const WORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter((word) => word.length >= 4));
