import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

import { type TokenIssuer, Unreadable } from '../../../platform/port.ts';
import type { ShortMemory } from '../../../store/port.ts';

const digits = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(Number);
const commit = z.string().regex(/^[0-9a-f]{40,64}$/);

/** The claims of a job's token that we use (docs.github.com/actions/reference/security/oidc). */
const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  iat: z.int(),
  repository_id: digits,
  repository_owner_id: digits,
  run_id: digits,
  run_attempt: digits,
  check_run_id: digits,
  event_name: z.string(),
  ref: z.string(),
  sha: commit,
  job_workflow_ref: z.string(),
  job_workflow_sha: commit,
  runner_environment: z.string(),
});

/** What reading tokens works with: the issuer, and a memory for its keys. */
export interface TokenReader {
  readonly platform: { readonly runs: { readonly issuer: TokenIssuer } };
  readonly store: { readonly memory: Pick<ShortMemory, 'get' | 'set'> };
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What the forge says of the job that asked for a token; `issuedAt` in epoch milliseconds. */
export interface TokenClaims {
  readonly audience: string;
  readonly issuedAt: number;
  readonly repositoryId: number;
  readonly ownerId: number;
  readonly runId: number;
  readonly attempt: number;
  readonly jobId: number;
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  /** `owner/repository/path@ref` of the workflow that the job is written in. */
  readonly workflow: string;
  readonly workflowSha: string;
  readonly runner: string;
}

/**
 * Reads a token whose signature is the issuer's. It lives five minutes and is read later: what binds it in time is the
 * run that it names, which ended at `ended` (epoch milliseconds). Throws `Unreadable` when the issuer's keys cannot be
 * had, or not had anew so soon: what is written down of a token is never looked at again, and a key that we do not know
 * may be a new one.
 */
export async function readToken(tools: TokenReader, token: string, ended: number): Promise<TokenClaims | null> {
  const payload = await signedPayload(tools, token, ended);
  const read = claimsSchema.safeParse(payload);
  if (!read.success || read.data.iss !== tools.platform.runs.issuer.name) return null;
  const { data } = read;
  return {
    audience: data.aud,
    issuedAt: data.iat * 1_000,
    repositoryId: data.repository_id,
    ownerId: data.repository_owner_id,
    runId: data.run_id,
    attempt: data.run_attempt,
    jobId: data.check_run_id,
    event: data.event_name,
    ref: data.ref,
    sha: data.sha,
    workflow: data.job_workflow_ref,
    workflowSha: data.job_workflow_sha,
    runner: data.runner_environment,
  };
}

async function signedPayload(tools: TokenReader, token: string, ended: number): Promise<unknown> {
  const known = await knownKeys(tools);
  const keys = known ?? (await askedKeys(tools));
  const read = await payloadOf(token, keys);
  if (read !== 'unknown-key' || known === null || keys.askedAt > ended + SLACK)
    return read === 'unknown-key' ? null : read;
  // The issuer turns its keys over. Tokens of made-up keys must not make us ask it again and again.
  const retryAt = keys.askedAt + ASK_AGAIN_AFTER;
  if (tools.now() < retryAt) throw new Unreadable('pending', 'keys', { retryAt });
  const anew = await payloadOf(token, await askedKeys(tools));
  return anew === 'unknown-key' ? null : anew;
}

async function payloadOf(token: string, { set }: IssuerKeys): Promise<unknown> {
  try {
    const { payload } = await compactVerify(token, createLocalJWKSet(set), { algorithms: ['RS256'] });
    return JSON.parse(new TextDecoder().decode(payload));
  } catch (error) {
    return error instanceof errors.JWKSNoMatchingKey ? 'unknown-key' : null;
  }
}

/** What the issuer published, and when that was asked, epoch milliseconds: a token from before is signed by one of these. */
interface IssuerKeys {
  readonly set: JSONWebKeySet;
  readonly askedAt: number;
}

const DAY = 86_400_000;
const ASK_AGAIN_AFTER = 60_000;
/** Our clock and the forge's differ a little. */
const SLACK = 120_000;

function placeOf({ platform }: TokenReader): string {
  return `0:issuer-keys:${platform.runs.issuer.name}`;
}

async function knownKeys(tools: TokenReader): Promise<IssuerKeys | null> {
  const kept = await tools.store.memory.get(placeOf(tools));
  if (kept === undefined) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  const keys = JSON.parse(kept) as Partial<IssuerKeys>;
  // Without a moment they were kept by an earlier version.
  return keys.set === undefined || keys.askedAt === undefined ? null : { set: keys.set, askedAt: keys.askedAt };
}

async function askedKeys(tools: TokenReader): Promise<IssuerKeys> {
  const askedAt = tools.now();
  const keys: IssuerKeys = { set: await publishedKeys(tools.platform.runs.issuer), askedAt };
  await tools.store.memory.set(placeOf(tools), JSON.stringify(keys), askedAt + DAY);
  return keys;
}

async function publishedKeys(issuer: TokenIssuer): Promise<JSONWebKeySet> {
  const keys = await issuer.keys();
  const usable = keys.filter(({ kty, kid }) => kty === 'RSA' && typeof kid === 'string');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jose refuses a key that is none
  return { keys: usable as unknown as JSONWebKeySet['keys'] };
}
