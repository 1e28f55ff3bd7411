import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

import { expect, test } from 'vitest';

import { readToken, type TokenReader } from '../../src/gather/evidence/origin/token.ts';

const ISSUER = 'https://token.actions.example';
const github = generateKeyPairSync('rsa', { modulusLength: 2048 });
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = { ...github.publicKey.export({ format: 'jwk' }), kid: 'github-1', use: 'sig' };

const claims = {
  iss: ISSUER,
  aud: 'garde-fou:sha256:ab',
  iat: 1_790_000_000,
  repository_id: '1',
  repository_owner_id: '2',
  run_id: '3',
  run_attempt: '1',
  check_run_id: '4',
  event_name: 'pull_request',
  ref: 'refs/pull/5/merge',
  sha: 'a'.repeat(40),
  job_workflow_ref: 'garde-fou/garde-fou/.github/workflows/evidence.yml@main',
  job_workflow_sha: 'b'.repeat(40),
  runner_environment: 'github-hosted',
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = { typ: 'JWT', alg: 'RS256', kid: 'github-1' };

function token(header: object, body: unknown, key: KeyObject = github.privateKey): string {
  const signed = `${part(header)}.${part(body)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/** Signed with GitHub's public key as if it were a shared secret. */
function confused(secret: string): string {
  const signed = `${part({ ...HEADER, alg: 'HS256' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** An issuer that counts how often it is asked for its keys. */
function reader(keys: TokenReader['platform']['runs']['issuer']['keys']): TokenReader & {
  readonly asked: () => number;
  readonly later: (milliseconds: number) => void;
} {
  const kept = new Map<string, string>();
  let asked = 0;
  let now = 1_790_000_100_000;
  return {
    platform: {
      runs: {
        issuer: {
          name: ISSUER,
          keys: () => {
            asked += 1;
            return keys();
          },
        },
      },
    },
    store: {
      memory: {
        get: (key) => Promise.resolve(kept.get(key)),
        set: (key, json) => Promise.resolve(void kept.set(key, json)),
      },
    },
    now: () => now,
    asked: () => asked,
    later: (milliseconds) => void (now += milliseconds),
  };
}

/** When the run ended whose token is read. */
const ENDED = 1_790_000_060_000;
const honest = () => reader(() => Promise.resolve([published]));

test('GitHub’s own token is read', async () => {
  expect(await readToken(honest(), token(HEADER, claims), ENDED)).toMatchObject({
    repositoryId: 1,
    runId: 3,
    jobId: 4,
  });
});

const pem = github.publicKey.export({ type: 'spki', format: 'pem' }).toString();

test.each([
  ['signed with a key of his own under the name of GitHub’s', token(HEADER, claims, own.privateKey)],
  [
    'that brings its key along',
    token({ ...HEADER, jwk: own.publicKey.export({ format: 'jwk' }) }, claims, own.privateKey),
  ],
  ['that says where its keys are', token({ ...HEADER, kid: 'x', jku: 'https://evil.example' }, claims, own.privateKey)],
  ['signed with the public key as a shared secret', confused(pem)],
  ['signed with the published modulus as a shared secret', confused(String(published.n))],
  ['with a header that must be understood and is not', token({ ...HEADER, crit: ['x'], x: 1 }, claims)],
  ['of another issuer’s name', token(HEADER, { ...claims, iss: `${ISSUER}/acme` })],
  ['for several audiences', token(HEADER, { ...claims, aud: [claims.aud, 'other'] })],
  ['whose numbers are none', token(HEADER, { ...claims, repository_id: '1e0' })],
  ['whose numbers have a sign', token(HEADER, { ...claims, run_id: '-3' })],
  ['whose workflow has no commit', token(HEADER, { ...claims, job_workflow_sha: 'main' })],
  ['without a job', token(HEADER, { ...claims, check_run_id: undefined })],
  ['that holds no claims', token(HEADER, 'claims')],
  ['that is none', '..'],
])('a token %s counts for nothing', async (_, forged) => {
  expect(await readToken(honest(), forged, ENDED)).toBeNull();
});

test('tokens under made-up key names do not make us ask GitHub again and again', async () => {
  const tools = honest();
  const madeUp = (number: number): string => token({ ...HEADER, kid: `made-up-${String(number)}` }, claims);
  expect(await readToken(tools, token(HEADER, claims), ENDED)).not.toBeNull();
  for (let number = 0; number < 20; number += 1)
    await expect(readToken(tools, madeUp(number), ENDED)).rejects.toThrow('pending');
  expect(tools.asked()).toBe(1);
  tools.later(180_000);
  for (let number = 0; number < 20; number += 1) expect(await readToken(tools, madeUp(number), ENDED)).toBeNull();
  expect(tools.asked()).toBe(2);
});

test('a made-up key of one client does not make GitHub’s next key unknown for another', async () => {
  const next = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let keys = [published];
  const tools = reader(() => Promise.resolve(keys));
  expect(await readToken(tools, token(HEADER, claims), ENDED)).not.toBeNull();
  tools.later(3_600_000);
  const made = token({ ...HEADER, kid: 'made-up' }, claims, own.privateKey);
  expect(await readToken(tools, made, ENDED + 3_600_000)).toBeNull();
  keys = [published, { ...next.publicKey.export({ format: 'jwk' }), kid: 'github-2', use: 'sig' }];
  tools.later(30_000);
  const genuine = token({ ...HEADER, kid: 'github-2' }, claims, next.privateKey);
  await expect(readToken(tools, genuine, ENDED + 3_630_000)).rejects.toThrow('pending');
  tools.later(60_000);
  expect(await readToken(tools, genuine, ENDED + 3_630_000)).toMatchObject({ runId: 3 });
});

test('only keys for signatures of that kind are taken from what the issuer publishes', async () => {
  const secret = { kty: 'oct', kid: 'github-1', k: Buffer.from('secret').toString('base64url'), alg: 'HS256' };
  const tools = reader(() => Promise.resolve([secret, { kty: 'RSA' }]));
  expect(await readToken(tools, confused('secret'), ENDED)).toBeNull();
});
