import { createPrivateKey } from 'node:crypto';

import { z } from 'zod';

import { requireStrongSecret } from '../intake/signature.ts';

export interface Configuration {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** The webhook secret in force, and during a rotation the one before. */
  readonly webhookSecrets: readonly string[];
  /** From which the keys of fingerprints are derived; absent: the private key. */
  readonly fingerprintSecret?: string;
  readonly port: number;
  readonly host: string;
  /** Where `/metrics` is; null: nowhere. */
  readonly metricsAddress: { readonly host: string; readonly port: number } | null;
  readonly databaseFile: string;
  /** Packed bytes of evidence kept for one installation; absent: the usual bound. */
  readonly evidenceBytes?: number;
  /** `https://github.com`, or the address of a GitHub Enterprise Server. */
  readonly githubUrl: string;
  /** Logins of the accounts that may install the App, in lower case; empty: any. */
  readonly allowedAccounts: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
}

type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = ['PRIVATE_KEY', 'WEBHOOK_SECRET', 'WEBHOOK_SECRET_PREVIOUS', 'FINGERPRINT_SECRET'] as const;

const environment = z.object({
  APP_ID: z.coerce
    .number('must be the number on the App’s page')
    .int()
    .positive('must be the number on the App’s page'),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535, 'must be a port number').default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  METRICS_ADDRESS: z
    .string()
    .regex(
      /^(?:(?:\[[0-9a-f:.]+\]|[\w.-]+):)?\d{1,5}$/i,
      'must be a port, or an address and a port such as 127.0.0.1:9464',
    )
    .optional(),
  DATABASE_FILE: z.string().min(1).default('garde-fou.db'),
  EVIDENCE_MEGABYTES: z.coerce
    .number('must be a number of megabytes')
    .int('must be a whole number of megabytes')
    .min(1_000, 'must be at least 1000: one pull request may deliver 768')
    .max(10_000_000, 'must be at most 10000000')
    .optional(),
  GITHUB_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://github.example.com' })
    .default('https://github.com'),
  ALLOWED_ACCOUNTS: z.string().default(''),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'must be fatal, error, warn, info, debug or trace')
    .default('info'),
});

/** Reads the environment; throws one sentence that names the variable to mend. Secrets may come from `NAME_FILE`. */
export function readConfiguration(env: Environment, readFile: (path: string) => string): Configuration {
  const [privateKey, secret, previous, fingerprintSecret] = SECRETS.map((name) => secretOf(env, name, readFile));
  const parsed = environment.safeParse(withoutEmpty(env));
  if (!parsed.success) throw new Error(sentenceOf(parsed.error));
  requireStrongSecret(secret ?? '', 'WEBHOOK_SECRET');
  if (previous !== undefined) requireStrongSecret(previous, 'WEBHOOK_SECRET_PREVIOUS');
  if (fingerprintSecret !== undefined) requireStrongSecret(fingerprintSecret, 'FINGERPRINT_SECRET', '');
  const { APP_ID, PORT, HOST, METRICS_ADDRESS, DATABASE_FILE, GITHUB_URL, ALLOWED_ACCOUNTS, LOG_LEVEL } = parsed.data;
  const { EVIDENCE_MEGABYTES } = parsed.data;
  return {
    appId: APP_ID,
    privateKey: pemOf(privateKey),
    webhookSecrets: [secret, previous].filter((value) => value !== undefined),
    ...(fingerprintSecret === undefined ? {} : { fingerprintSecret }),
    port: PORT,
    host: HOST,
    metricsAddress: METRICS_ADDRESS === undefined ? null : addressOf(METRICS_ADDRESS),
    databaseFile: DATABASE_FILE,
    ...(EVIDENCE_MEGABYTES === undefined ? {} : { evidenceBytes: EVIDENCE_MEGABYTES * 1_000_000 }),
    githubUrl: GITHUB_URL.replace(/\/+$/, ''),
    allowedAccounts: listOf(ALLOWED_ACCOUNTS),
    logLevel: LOG_LEVEL,
  };
}

/** A bare port listens on the machine itself only. */
function addressOf(text: string): { readonly host: string; readonly port: number } {
  const at = text.lastIndexOf(':');
  const host = at < 0 ? '127.0.0.1' : text.slice(0, at).replaceAll(/[[\]]/g, '');
  const port = Number(text.slice(at + 1));
  if (port > 65_535) throw new Error('The configuration is not usable: METRICS_ADDRESS must end in a port number.');
  return { host, port };
}

const withoutEmpty = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

function secretOf(env: Environment, name: string, readFile: (path: string) => string): string | undefined {
  const value = env[name] ?? '';
  const file = env[`${name}_FILE`] ?? '';
  if (value !== '' && file !== '') throw new Error(`${name} and ${name}_FILE are both set: keep one.`);
  if (file === '') return value === '' ? undefined : value;
  try {
    return readFile(file).trim();
  } catch (cause) {
    throw new Error(`${name}_FILE names ${file}, which cannot be read.`, { cause });
  }
}

/** Accepts the key as GitHub gives it, also with `\n` written out, as environment files do. */
function pemOf(text: string | undefined): string {
  if (text === undefined)
    throw new Error('PRIVATE_KEY is not set: download one on the App’s page and set PRIVATE_KEY_FILE.');
  const pem = text.replaceAll(String.raw`\n`, '\n');
  try {
    createPrivateKey(pem);
  } catch (cause) {
    throw new Error('PRIVATE_KEY is not a private key in PEM form: download one on the App’s page.', { cause });
  }
  return pem;
}

function sentenceOf(error: z.ZodError): string {
  const problems = error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  return `The configuration is not usable: ${problems.join('; ')}.`;
}
