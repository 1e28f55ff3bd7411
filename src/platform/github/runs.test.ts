import { generateKeyPairSync } from 'node:crypto';

import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeGitHub } from './github.ts';

const API = 'https://api.github.com';
const STORAGE = 'https://storage.example.net';
const ISSUER = 'https://token.actions.githubusercontent.com';
const repository = { installation: 7, id: 9, owner: 'acme-boutique', name: 'boutique-api' };
const privateKey = String(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);
const at = Date.parse('2026-10-14T10:00:00Z');
const github = (baseUrl = API) => makeGitHub({ appId: 1, privateKey, baseUrl, writeInterval: 0, now: () => at });
const zip = '/repos/acme-boutique/boutique-api/actions/artifacts/5/zip';

beforeEach(() => {
  nock.disableNetConnect();
  nock(API)
    .get('/app/installations/7')
    .optionally()
    .reply(200, {
      id: 7,
      account: { id: 3, login: 'acme-boutique', type: 'Organization' },
      permissions: { actions: 'read', metadata: 'read' },
      events: [],
      repository_selection: 'all',
      suspended_at: null,
    })
    .post('/app/installations/7/access_tokens')
    .optionally()
    .reply(201, { token: ['gh', 's_made-up-for-this-test'].join(''), expires_at: '2026-10-14T11:00:00Z' });
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

async function download(maximum = 100): Promise<unknown> {
  return github()
    .runs.download(repository, 5, maximum)
    .then(
      (bytes) => new TextDecoder().decode(bytes),
      ({ kind, status }: { readonly kind: string; readonly status: number }) => [kind, status],
    );
}

describe('an artifact', () => {
  test('is fetched from where it lies, which never sees our token', async () => {
    nock(API, { reqheaders: { authorization: /^token / } })
      .get(zip)
      .reply(302, '', { location: `${STORAGE}/a?sig=1` });
    nock(STORAGE, { badheaders: ['authorization'] })
      .get('/a?sig=1')
      .reply(200, 'bytes');
    expect(await download()).toBe('bytes');
  });

  test('is not read beyond the maximum, whatever the list said', async () => {
    nock(API)
      .get(zip)
      .reply(302, '', { location: `${STORAGE}/a` });
    nock(STORAGE).get('/a').reply(200, 'x'.repeat(101));
    expect(await download()).toEqual(['too-large', 0]);
  });

  test.each([
    [410, ['not-found', 410]],
    [404, ['not-found', 404]],
    [403, ['forbidden', 403]],
    [500, ['unavailable', 500]],
    [200, ['forbidden', 200]],
  ])('is none when GitHub answers %i', async (status, expected) => {
    nock(API).get(zip).reply(status, '');
    expect(await download()).toEqual(expected);
  });

  test('is waited for when GitHub has had enough of us', async () => {
    nock(API).get(zip).reply(403, '', { 'retry-after': '30' });
    const problem: unknown = await github()
      .runs.download(repository, 5, 100)
      .catch((error: unknown) => error);
    expect(problem).toMatchObject({ kind: 'rate-limited', retryAt: at + 30_000 });
  });

  test('is none when its storage sends us on to somewhere else', async () => {
    nock(API)
      .get(zip)
      .reply(302, '', { location: `${STORAGE}/a` });
    nock(STORAGE).get('/a').reply(302, '', { location: 'https://elsewhere.example.net/a' });
    expect(await download()).toEqual(['unavailable', 0]);
  });
});

describe('the issuer of jobs’ tokens', () => {
  const discovery = '/.well-known/openid-configuration';
  const keys = [{ kty: 'RSA', kid: 'k1', n: 'AQAB', e: 'AQAB' }];

  test('is GitHub’s own host, or a path of an Enterprise Server', () => {
    expect(github().runs.issuer.name).toBe(ISSUER);
    expect(github('https://github.acme.example/api/v3').runs.issuer.name).toBe(
      'https://github.acme.example/_services/token',
    );
  });

  test('publishes its keys where its document says', async () => {
    nock(ISSUER)
      .get(discovery)
      .reply(200, { issuer: ISSUER, jwks_uri: `${ISSUER}/.well-known/jwks` })
      .get('/.well-known/jwks')
      .reply(200, { keys });
    expect(await github().runs.issuer.keys()).toEqual(keys);
  });

  test.each([
    ['another issuer', { issuer: 'https://evil.example', jwks_uri: `${ISSUER}/.well-known/jwks` }],
    ['keys of another host', { issuer: ISSUER, jwks_uri: 'https://evil.example/jwks' }],
  ])('is not believed when its document names %s', async (_, document) => {
    nock(ISSUER).get(discovery).reply(200, document);
    await expect(github().runs.issuer.keys()).rejects.toMatchObject({ kind: 'partial' });
  });

  test.each([
    ['an outage', 503, {}],
    ['something else than keys', 200, { issuer: 7 }],
  ])('gives no keys at all on %s', async (_, status, document) => {
    nock(ISSUER).get(discovery).reply(status, document);
    await expect(github().runs.issuer.keys()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
