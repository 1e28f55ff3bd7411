import { createHmac, timingSafeEqual } from 'node:crypto';

const SHORTEST_SECRET = 16;
/** Defaults and placeholders of other tools: long enough, and known to everybody. */
const KNOWN_SECRETS = new Set([
  'developmentdevelopment',
  'your-webhook-secret',
  'changemechangeme',
  'thisisnotasecret',
]);
const FEWEST_CHARACTERS = 6;

/** Throws a sentence when a secret could be guessed; `also`: where else it must be set. With a webhook's, anybody could send us any event. */
export function requireStrongSecret(
  secret: string,
  variable: string,
  also = ' and set it in the GitHub App too',
): void {
  const problem = weaknessOf(secret);
  if (problem === undefined) return;
  throw new Error(`${variable} ${problem}: make one with \`openssl rand -hex 32\`${also}.`);
}

function weaknessOf(secret: string): string | undefined {
  if (secret === '') return 'is not set';
  if (secret === 'development') return 'is "development", the default that everybody knows';
  if (secret.length < SHORTEST_SECRET) return `is shorter than ${SHORTEST_SECRET} characters`;
  if (KNOWN_SECRETS.has(secret.toLowerCase()) || new Set(secret).size < FEWEST_CHARACTERS) return 'is easy to guess';
  return undefined;
}

const SIGNATURE = /^sha256=([0-9a-f]{64})$/;

/** Whether a header has the form of GitHub's signature, before any body is read. */
export const looksSigned = (header: unknown): header is string => typeof header === 'string' && SIGNATURE.test(header);

/** Compares in constant time; during a rotation two secrets are good. */
export function isSigned(body: Uint8Array, header: string, secrets: readonly string[]): boolean {
  const [, hex] = SIGNATURE.exec(header) ?? [];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  const matches = secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given));
  return matches.includes(true);
}
