/** What a name says its value is. */
export type NameKind = 'password' | 'secret' | 'key';

/** Splits an identifier, one character a byte, into lower-case words without accents: camelCase, snake_case, kebab-case, dots. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/\u00c3[\u00a8-\u00ab]|[\u00e8-\u00eb]/g, 'e')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const PASSWORDS = words(
  'password passwd pass pwd passphrase passcode passwort motdepasse mdp userpass dbpass dbpassword pgpassword passwrod psw pw',
);
const SECRETS = words(
  'secret token apikey authtoken accesstoken credential credentials creds jeton bearer clientsecret appsecret secretkey accesskey privatekey apitoken auth pat webhooksecret salt cleapi authkey refreshtoken sid',
);
const KEYS = words('key cle');
/** A name ending in `key` means a secret only after one of these; `cacheKey` or `publicKey` mean none. */
const SECRET_KEYS = words(
  'api app access secret private auth encryption encrypt signing sign consumer master service storage account license licence client admin shared subscription session crypto cipher aes hmac jwt webhook deploy application server cookie user login token integration project write merchant security dev io rest',
);
/** Words after which the value is not the secret itself. */
const OPEN = words(
  'public pub csrf xsrf next page cancel cancellation continuation syntax design no anti sync idempotency action lifecycle request term upload expected unexpected badge oublie oubli perdu confirmation confirmer modifier reinitialiser reinitialisation expiration',
);
/** Words at the end of a name that do not change what it is. */
const TAILS =
  /^(?:\d+|v\d+|value|val|string|str|text|plain|plaintext|raw|base64|b64|hex|prod|production|dev|development|test|testing|staging|stage|live|sandbox|default|env|var|old|new|current|primary|secondary|here|encoded|data|literal|base|database|db|bdd|bd|sql|mysql|ftp|sftp|ssh|smtp|mail|admin|root)$/;

/** French puts the noun first: `jeton_acces`, `mdp_bdd`, `cle_secrete`, `mot_de_passe_admin`. */
const FRENCH: readonly (readonly [pattern: RegExp, kind: NameKind])[] = [
  [/\b(?:mot de passe|motdepasse|mdp)\b/, 'password'],
  [/\bjeton\b|\bcle (?:d |de )?(?:api|secrete|privee|acces|chiffrement|signature|l api)\b/, 'secret'],
];

const keyKind = (parts: readonly string[], shouted: boolean): NameKind | undefined => {
  const qualifier = parts.at(-2) ?? '';
  if (SECRET_KEYS.has(qualifier)) return 'secret';
  return shouted && parts.length > 1 ? 'key' : undefined;
};

const trimTails = (parts: readonly string[]): readonly string[] => {
  let kept = parts;
  while (kept.length > 1 && TAILS.test(kept.at(-1) ?? '')) kept = kept.slice(0, -1);
  return kept;
};

/** Tells from an identifier, in English or French, whether its value is a password, a secret or a key; a name about a secret is none. */
export const nameKind = (name: string): NameKind | undefined => {
  const parts = trimTails(wordsOf(name));
  const last = parts.at(-1) ?? '';
  if (parts.some((part) => OPEN.has(part))) return undefined;
  if (PASSWORDS.has(last)) return 'password';
  if (SECRETS.has(last)) return 'secret';
  const text = parts.join(' ');
  const french = FRENCH.find(([pattern]) => pattern.test(text));
  if (french !== undefined) return french[1];
  if (!KEYS.has(last)) return undefined;
  return keyKind(parts, /^[A-Z\d_.-]+$/.test(name));
};
