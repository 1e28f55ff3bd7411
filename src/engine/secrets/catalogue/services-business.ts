import { readServices } from './services.ts';

/** Business on demand: customers, sales, support, projects, forms, payments, people. */
export const businessServices = readServices(`
  anypoint           | MuleSoft Anypoint    | anypoint.mulesoft.com        | {uuid}
  apollo             | Apollo               | app.apollo.io                | {alnum:22}
  appfollow          | AppFollow            | appfollow.io                 | {dot:60-400}
  appointedd         | Appointedd           | appointedd.com               | {any64:80-90}
  appsynergy         | AppSynergy           | appsynergy.com               | {alnum:64}
  atera              | Atera                | app.atera.com                | {alnum:32}
  autoklose          | Autoklose            | autoklose.com                | {alnum:32}
  autopilot          | Autopilot            | autopilotapp.com             | {alnum:32} {hex:33}
  avaza              | Avaza                | avaza.com                    | {digit:1-6}-{alnum:40}
  axonaut            | Axonaut              | axonaut.com                  | {alnum:32}
  ayrshare           | Ayrshare             | app.ayrshare.com             | {alnum:7-8}-{alnum:7-8}-{alnum:7-8}-{alnum:7-8}
  bannerbear         | Bannerbear           | app.bannerbear.com           | {alnum:22-24}
  baremetrics        | Baremetrics          | app.baremetrics.com          | {alnum:25}
  beebole            | BeeBole              | beebole-apps.com             | {alnum:40} {lhex:42}
  besnappy           | Snappy               | besnappy.com                 | {lhex:64}
  bitrise            | Bitrise              | app.bitrise.io               | {url:60-90}
  bittrex            | Bittrex              | bittrex.com                  | {alnum:32}
  blogger            | Blogger              | blogger.com                  | {alnum:39-43}
  bombbomb           | BombBomb             | app.bombbomb.com             | {any64:60-200}
  boostnote          | Boost Note           | boostnote.io                 | {hex:64}
  box#token          | Box                  | app.box.com/developers       | {alnum:32}
  bugherd            | BugHerd              | bugherd.com                  | {alnum:22}
  buttercms          | ButterCMS            | buttercms.com                | {alnum:40}
  caflou             | Caflou               | caflou.com                   | {alnum:120-200}
  calendly#token     | Calendly             | calendly.com/integrations    | {dot:100-600}
  campayn            | Campayn              | campayn.com                  | {lhex:64}
  canny              | Canny                | canny.io                     | {uuid}
  capsulecrm         | Capsule CRM          | capsulecrm.com               | {url:60-100}
  centralstationcrm  | CentralStationCRM    | centralstationcrm.net        | {alnum:30}
  chartmogul         | ChartMogul           | app.chartmogul.com           | {alnum:32}
  chatbot#token      | ChatBot              | app.chatbot.com              | {url:32}
  chatfuel           | Chatfuel             | dashboard.chatfuel.com       | {alnum:128}
  checio             | Chec                 | chec.io                      | pk_{alnum:40-48}
  cicero             | Cicero               | cicerodata.com               | {alnum:40}
  clearbit           | Clearbit             | dashboard.clearbit.com       | {alnum:35}
  cliengo            | Cliengo              | cliengo.com                  | {uuid}
  clockify           | Clockify             | app.clockify.me              | {alnum:48}
  closecrm           | Close                | app.close.com                | api_{dot:40-60}
  cloudconvert       | CloudConvert         | cloudconvert.com             | {cookie:150-1200}
  cloudplan          | Cloudplan            | cloudplan.biz                | {alnum:32}
  cloverly           | Cloverly             | cloverly.com                 | {url:28-36}
  clustdoc           | Clustdoc             | clustdoc.com                 | {alnum:60-64}
  coda               | Coda                 | coda.io/account              | {uuid}
  codequiry          | Codequiry            | codequiry.com                | {lhex:64}
  commercejs         | Commerce.js          | dashboard.chec.io            | {alnum:48} {lhex:45-50}
  conversiontools    | Conversion Tools     | conversiontools.io           | {dot:100-600}
  convertkit         | Kit                  | app.kit.com                  | {alnum:22}
  courier            | Courier              | app.courier.com              | pk_{lower:4}_{alnum:28}
  crowdin            | Crowdin              | crowdin.com/settings         | {alnum:80}
  d7network          | D7 Networks          | app.d7networks.com           | {any64:20-26}
  daily              | Daily                | dashboard.daily.co           | {alnum:64}
  dareboost          | Dareboost            | dareboost.com                | {alnum:60-62}
  databox            | Databox              | app.databox.com              | {alnum:21-22}
  debounce           | DeBounce             | app.debounce.io              | {alnum:13}
  delighted          | Delighted            | delighted.com                | {alnum:32}
  disqus             | Disqus               | disqus.com/api/applications  | {alnum:64}
  ditto              | Ditto                | app.dittowords.com           | {uuid}.{hex:40-42}
  docparser          | Docparser            | app.docparser.com            | {alnum:40}
  dronahq            | DronaHQ              | dronahq.com                  | {alnum:50}
  dynalist           | Dynalist             | dynalist.io                  | {url:100-140}
  dyspatch           | Dyspatch             | dyspatch.io                  | {alnum:52}
  ebay#secret        | eBay                 | developer.ebay.com           | {alnum:3-20}-{alnum:3-20}-PRD-{lhex:8-9}-{lhex:8} PRD-{lhex:12}-{lhex:4}-{lhex:4}-{lhex:4}-{lhex:4} {hex:40}
  edenai             | Eden AI              | app.edenai.run               | {cookie:100-600}
  elastic,elasticemail | Elastic Email      | app.elasticemail.com         | {url:96}
  envoy              | Envoy                | envoy.com                    | {alnum:120-240}
  eraser             | Eraser               | app.eraser.io                | {alnum:20}
  etsy               | Etsy                 | etsy.com/developers          | {alnum:24}:{alnum:10} {alnum:24}
  eventbrite         | Eventbrite           | eventbrite.com/platform      | {uan:20}
  everhour           | Everhour             | app.everhour.com             | {alnum:4}-{alnum:4}-{alnum:6}-{alnum:6}-{alnum:8}
  feedier            | Feedier              | feedier.com                  | {alnum:32}
  fetchrss           | FetchRSS             | fetchrss.com                 | {dot:40}
  fileio             | file.io              | file.io                      | {alnum:39} {alnum:7}.{alnum:7}.{alnum:7}.{alnum:7} {alnum:40} {url:32-40}
  finicity#secret    | Finicity             | developer.mastercard.com     | {alnum:20} {hex:32}
  flat               | Flat                 | flat.io/developers           | {alnum:128}
  flickr             | Flickr               | flickr.com/services/apps     | {alnum:32}
  float              | Float                | app.float.com                | {any64:58-60}
  formbucket         | FormBucket           | formbucket.com               | {dot:24-200}
  formcraft          | FormCraft            | formcraft-wp.com             | {alnum:16}
  formio             | Form.io              | portal.form.io               | {cookie:100-600}
  foursquare         | Foursquare           | foursquare.com/developers    | {alnum:48}
  freshbooks#token   | FreshBooks           | my.freshbooks.com            | {alnum:64}
  front              | Front                | app.frontapp.com             | {digit:36}.{cookie:100-250}
  fulcrum            | Fulcrum              | web.fulcrumapp.com           | {lhex:80}
  fullstory          | FullStory            | app.fullstory.com            | {any64:86-120} na1.{any64:60-200} eu1.{any64:60-200} na1.{alnum:32}
  geckoboard         | Geckoboard           | app.geckoboard.com           | {alnum:44}
  getemail           | GetEmail             | getemail.io                  | {alnum:20}
  getgist            | Gist                 | getgist.com                  | {any64:60-80}
  getresponse        | GetResponse          | app.getresponse.com          | {alnum:32}
  gitter#token       | Gitter               | developer.gitter.im          | {url:40}
  goodday            | GoodDay              | goodday.work                 | {alnum:32}
  groovehq           | Groove               | groovehq.com                 | {hex:64}
  gtmetrix           | GTmetrix             | gtmetrix.com                 | {lhex:32}
  gumroad            | Gumroad              | app.gumroad.com              | {alnum:40-44} {alnum:64} {hex:64}
  gyazo              | Gyazo                | gyazo.com/oauth/applications | {url:43} {alnum:38-43}
  happyscribe        | Happy Scribe         | happyscribe.com              | {alnum:24}
  hellosign          | Dropbox Sign         | app.hellosign.com            | {any64:64-68}
  helpcrunch         | HelpCrunch           | helpcrunch.com               | {any64:150-400}
  helpscout          | Help Scout           | secure.helpscout.net         | {alnum:40} {lhex:56}
  hiveage            | Hiveage              | hiveage.com                  | {alnum:20} {alnum:3}-{alnum:3}-{alnum:3}
  holistic           | Holistic             | holistics.io                 | {lhex:64-98}
  humanity           | Humanity             | humanity.com                 | {alnum:40}
  iconfinder         | Iconfinder           | iconfinder.com               | {alnum:64}
  imagekit           | ImageKit             | imagekit.io/dashboard        | {any64:36-37}
  insightly          | Insightly            | crm.insightly.com            | {uuid}
  instabot           | Instabot             | instabot.io                  | {b64eq:40-44}
  interseller        | Interseller          | interseller.io               | {uuid}
  jotform            | Jotform              | jotform.com/myaccount/api    | {alnum:32}
  juro               | Juro                 | app.juro.com                 | {alnum:40}
  karma              | karmaCRM             | karmacrm.com                 | {alnum:20}
  kickbox            | Kickbox              | app.kickbox.com              | test_{alnum:60-70} live_{alnum:60-70}
  klipfolio          | Klipfolio            | app.klipfolio.com            | {hex:40}
  kontent            | Kontent.ai           | app.kontent.ai               | {uuid}
  kylas              | Kylas                | app.kylas.io                 | {uuid}
  leadfeeder         | Leadfeeder           | app.leadfeeder.com           | {alnum:43} {url:43-44}
  lemlist            | lemlist              | app.lemlist.com              | {alnum:32}
  lemonsqueezy       | Lemon Squeezy        | app.lemonsqueezy.com         | {dot:100-1200}
  lendflow           | Lendflow             | lendflow.com                 | {cookie:100-600}
  less               | Less Annoying CRM    | lessannoyingcrm.com          | {alnum:57-61}
  line_,line_token,line_notify,linenotify | LINE | developers.line.biz      | {any64:170-180} {alnum:43} {alnum:50-52}
  linkedin#secret    | LinkedIn             | linkedin.com/developers      | {alnum:16} {alnum:14} {alnum:12}
  livestorm          | Livestorm            | app.livestorm.co             | {dot:80-600}
  loadmill           | Loadmill             | app.loadmill.com             | {alnum:40}
  lob                | Lob                  | dashboard.lob.com            | {alpha:4}_{hex:35} {alnum:40}
  loginradius        | LoginRadius          | dashboard.loginradius.com    | {uuid}
  looker#secret      | Looker               | cloud.google.com/looker      | {alnum:24} {alnum:20}
  loyverse           | Loyverse             | r.loyverse.com               | {alnum:32}
  lunchmoney         | Lunch Money          | my.lunchmoney.app            | {alnum:50}
  madkudu            | MadKudu              | app.madkudu.com              | {alnum:32}
  magnetic           | Magnetic             | magnetichq.com               | {uuid}
  mailboxlayer       | mailboxlayer         | mailboxlayer.com             | {alnum:32}
  mailerlite         | MailerLite           | dashboard.mailerlite.com     | {alnum:32}
  mailmodo           | Mailmodo             | manage.mailmodo.com          | {alnum:7}-{alnum:7}-{alnum:7}-{alnum:7}
  mailsac            | Mailsac              | mailsac.com                  | k_{alnum:36-48}
  mavenlink          | Kantata              | app.mavenlink.com            | {lhex:64}
  meistertask        | MeisterTask          | meistertask.com              | {alnum:43}
  mesibo             | mesibo               | mesibo.com/console           | {alnum:64}
  messagebird        | MessageBird          | dashboard.messagebird.com    | {alnum:25} {uuid}
  message-bird,message_bird | MessageBird   | dashboard.messagebird.com    | {alnum:25} {uuid}
  metrilo            | Metrilo              | metrilo.com                  | {alnum:16}
  mindmeister        | MindMeister          | mindmeister.com              | {alnum:43}
  miro               | Miro                 | miro.com/app/settings        | {alnum:27}
  mixmax             | Mixmax               | app.mixmax.com               | {alnum:36} {uuid}
  moderation         | Moderation API       | moderationapi.com            | {cookie:100-600}
  monday#token       | monday.com           | monday.com                   | {dot:100-800}
  moonclerk          | MoonClerk            | app.moonclerk.com            | {alnum:32}
  moosend            | Moosend              | identity.moosend.com         | {uuid}
  myintervals        | Intervals            | myintervals.com              | {alnum:11}
`);
