import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { API, appOnGitHub, mockInstallation, NOW, repository, unmock } from '../../../test/support/installed-app.ts';

const STORAGE = 'https://storage.example.net';
const ISSUER = 'https://token.actions.githubusercontent.com';
const zip = '/repos/acme-boutique/boutique-api/actions/artifacts/5/zip';

beforeEach(() => mockInstallation('actions'));
afterEach(unmock);

async function download(maximum = 100): Promise<unknown> {
  return appOnGitHub()
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
    const problem: unknown = await appOnGitHub()
      .runs.download(repository, 5, 100)
      .catch((error: unknown) => error);
    expect(problem).toMatchObject({ kind: 'rate-limited', retryAt: NOW + 30_000 });
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
    expect(appOnGitHub().runs.issuer.name).toBe(ISSUER);
    expect(appOnGitHub('https://github.acme.example/api/v3').runs.issuer.name).toBe(
      'https://github.acme.example/_services/token',
    );
  });

  test('publishes its keys where its document says', async () => {
    nock(ISSUER)
      .get(discovery)
      .reply(200, { issuer: ISSUER, jwks_uri: `${ISSUER}/.well-known/jwks` })
      .get('/.well-known/jwks')
      .reply(200, { keys });
    expect(await appOnGitHub().runs.issuer.keys()).toEqual(keys);
  });

  test.each([
    ['another issuer', { issuer: 'https://evil.example', jwks_uri: `${ISSUER}/.well-known/jwks` }],
    ['keys of another host', { issuer: ISSUER, jwks_uri: 'https://evil.example/jwks' }],
  ])('is not believed when its document names %s', async (_, document) => {
    nock(ISSUER).get(discovery).reply(200, document);
    await expect(appOnGitHub().runs.issuer.keys()).rejects.toMatchObject({ kind: 'partial' });
  });

  test.each([
    ['an outage', 503, {}],
    ['something else than keys', 200, { issuer: 7 }],
  ])('gives no keys at all on %s', async (_, status, document) => {
    nock(ISSUER).get(discovery).reply(status, document);
    await expect(appOnGitHub().runs.issuer.keys()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
