import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

import type { TokenIssuer } from '../../platform/port.ts';
import type { ShortMemory } from '../../store/port.ts';

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
 * run that it names. Throws `Unreadable` when the issuer's keys cannot be had.
 */
export async function readToken(tools: TokenReader, token: string): Promise<TokenClaims | null> {
  const payload = await signedPayload(tools, token);
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

async function signedPayload(tools: TokenReader, token: string): Promise<unknown> {
  for (const fresh of [false, true]) {
    const keys = await keysOf(tools, fresh);
    try {
      const { payload } = await compactVerify(token, createLocalJWKSet(keys), { algorithms: ['RS256'] });
      return JSON.parse(new TextDecoder().decode(payload));
    } catch (error) {
      // A key that we do not know yet: the issuer turns its keys over.
      if (!(error instanceof errors.JWKSNoMatchingKey)) return null;
    }
  }
  return null;
}

const DAY = 86_400_000;
/** Tokens of made-up keys must not make us ask the issuer again and again. */
const ASK_AGAIN_AFTER = 60_000;

async function keysOf({ store, platform, now }: TokenReader, fresh: boolean): Promise<JSONWebKeySet> {
  const { issuer } = platform.runs;
  const [kept, asked] = [`0:issuer-keys:${issuer.name}`, `0:issuer-asked:${issuer.name}`];
  const known = await store.memory.get(kept);
  const mayAsk = known === undefined || (fresh && (await store.memory.get(asked)) === undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  if (!mayAsk) return JSON.parse(known) as JSONWebKeySet;
  const keys = await publishedKeys(issuer);
  await store.memory.set(kept, JSON.stringify(keys), now() + DAY);
  await store.memory.set(asked, '1', now() + ASK_AGAIN_AFTER);
  return keys;
}

async function publishedKeys(issuer: TokenIssuer): Promise<JSONWebKeySet> {
  const keys = await issuer.keys();
  const usable = keys.filter(({ kty, kid }) => kty === 'RSA' && typeof kid === 'string');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jose refuses a key that is none
  return { keys: usable as unknown as JSONWebKeySet['keys'] };
}
