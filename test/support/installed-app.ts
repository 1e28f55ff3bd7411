import { generateKeyPairSync } from 'node:crypto';

import nock from 'nock';

import { makeGitHub } from '../../src/platform/github/github.ts';

/** Where GitHub's API is mocked. */
export const API = 'https://api.github.com';
/** When it is asked, in milliseconds. */
export const NOW = Date.parse('2026-10-14T10:00:00Z');
/** A repository that the mocked installation sees. */
export const repository = { installation: 7, id: 9, owner: 'acme-boutique', name: 'boutique-api' };

const privateKey = String(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);

/** The App on GitHub, as the server makes it, but without pauses between writes. */
export function appOnGitHub(baseUrl = API): ReturnType<typeof makeGitHub> {
  return makeGitHub({ appId: 1, privateKey, baseUrl, writeInterval: 0, now: () => NOW });
}

/** Lets no request leave the machine, and answers those of an installation with one permission besides `metadata`. */
export function mockInstallation(permission: 'actions' | 'contents'): void {
  nock.disableNetConnect();
  nock(API)
    .get('/app/installations/7')
    .optionally()
    .reply(200, {
      id: 7,
      account: { id: 3, login: 'acme-boutique', type: 'Organization' },
      permissions: { [permission]: 'read', metadata: 'read' },
      events: [],
      repository_selection: 'all',
      suspended_at: null,
    })
    .post('/app/installations/7/access_tokens')
    .optionally()
    .reply(201, { token: ['gh', 's_made-up-for-this-test'].join(''), expires_at: '2026-10-14T11:00:00Z' });
}

/** Forgets all mocks. */
export function unmock(): void {
  nock.cleanAll();
  nock.enableNetConnect();
}
