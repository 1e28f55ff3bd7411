import { generateKeyPairSync } from 'node:crypto';

import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { Unreadable } from '../ports/unreadable.ts';
import { makeGitHub } from './github.ts';

const now = Date.parse('2026-10-14T10:00:00Z');
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});
const repository = { installation: 7, id: 9, owner: 'acme-boutique', name: 'boutique-api' };

beforeEach(() => {
  nock.disableNetConnect();
  nock('https://api.github.com')
    .get('/app/installations/7')
    .optionally()
    .reply(200, {
      id: 7,
      account: { id: 3, login: 'acme-boutique', type: 'Organization' },
      permissions: { contents: 'read', metadata: 'read' },
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

/** What reading the tip of `main` ends in. */
async function problem(): Promise<unknown> {
  const github = makeGitHub({
    appId: 1,
    privateKey: String(privateKey),
    baseUrl: 'https://api.github.com',
    writeInterval: 0,
    now: () => now,
  });
  return github.git.branchTip(repository, 'main').then(
    () => 'no problem',
    (error: unknown) => error,
  );
}

const tip = '/repos/acme-boutique/boutique-api/git/ref/heads/main';

describe('a refusal of GitHub becomes a problem of its own kind', () => {
  test.each([
    { status: 403, headers: {}, expected: { kind: 'forbidden' } },
    { status: 404, headers: {}, expected: { kind: 'not-found' } },
    { status: 429, headers: { 'retry-after': '30' }, expected: { kind: 'rate-limited', retryAt: now + 30_000 } },
    { status: 502, headers: {}, expected: { kind: 'unavailable' } },
  ])('$status', async ({ status, headers, expected }) => {
    nock('https://api.github.com').get(tip).reply(status, { message: 'No.' }, headers);
    const error = await problem();
    expect(error).toBeInstanceOf(Unreadable);
    expect(error).toMatchObject(expected);
  });

  test('a connection that breaks', async () => {
    nock('https://api.github.com').get(tip).replyWithError('socket hang up');
    expect(await problem()).toMatchObject({ name: 'Unreadable', kind: 'unavailable' });
  });

  test('an answer of another shape is no answer', async () => {
    nock('https://api.github.com').get(tip).reply(200, { ref: 'refs/heads/main' });
    expect(await problem()).toMatchObject({ name: 'Unreadable', kind: 'partial' });
  });
});
