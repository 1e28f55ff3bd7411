import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

import { expect, test } from 'vitest';

import { readToken, type TokenReader } from '../../src/gather/evidence/token.ts';

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
function reader(
  keys: TokenReader['platform']['runs']['issuer']['keys'],
): TokenReader & { readonly asked: () => number } {
  const kept = new Map<string, string>();
  let asked = 0;
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
    now: () => 1_790_000_100_000,
    asked: () => asked,
  };
}

const honest = () => reader(() => Promise.resolve([published]));

test('GitHub’s own token is read', async () => {
  expect(await readToken(honest(), token(HEADER, claims))).toMatchObject({ repositoryId: 1, runId: 3, jobId: 4 });
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
  expect(await readToken(honest(), forged)).toBeNull();
});

test('tokens under made-up key names do not make us ask GitHub again and again', async () => {
  const tools = honest();
  for (let number = 0; number < 20; number += 1)
    expect(await readToken(tools, token({ ...HEADER, kid: `made-up-${String(number)}` }, claims))).toBeNull();
  expect(tools.asked()).toBeLessThanOrEqual(2);
});

test('only keys for signatures of that kind are taken from what the issuer publishes', async () => {
  const secret = { kty: 'oct', kid: 'github-1', k: Buffer.from('secret').toString('base64url'), alg: 'HS256' };
  const tools = reader(() => Promise.resolve([secret, { kty: 'RSA' }]));
  expect(await readToken(tools, confused('secret'))).toBeNull();
});
