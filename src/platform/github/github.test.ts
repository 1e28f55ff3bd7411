import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { API, appOnGitHub, mockInstallation, NOW, repository, unmock } from '../../../test/support/installed-app.ts';
import { Unreadable } from '../ports/unreadable.ts';

beforeEach(() => mockInstallation('contents'));
afterEach(unmock);

/** What reading the tip of `main` ends in. */
async function problem(): Promise<unknown> {
  return appOnGitHub()
    .git.branchTip(repository, 'main')
    .then(
      () => 'no problem',
      (error: unknown) => error,
    );
}

const tip = '/repos/acme-boutique/boutique-api/git/ref/heads/main';

describe('a refusal of GitHub becomes a problem of its own kind', () => {
  test.each([
    { status: 403, headers: {}, expected: { kind: 'forbidden' } },
    { status: 404, headers: {}, expected: { kind: 'not-found' } },
    { status: 429, headers: { 'retry-after': '30' }, expected: { kind: 'rate-limited', retryAt: NOW + 30_000 } },
    { status: 502, headers: {}, expected: { kind: 'unavailable' } },
  ])('$status', async ({ status, headers, expected }) => {
    nock(API).get(tip).reply(status, { message: 'No.' }, headers);
    const error = await problem();
    expect(error).toBeInstanceOf(Unreadable);
    expect(error).toMatchObject(expected);
  });

  test('a connection that breaks', async () => {
    nock(API).get(tip).replyWithError('socket hang up');
    expect(await problem()).toMatchObject({ name: 'Unreadable', kind: 'unavailable' });
  });

  test('an answer of another shape is no answer', async () => {
    nock(API).get(tip).reply(200, { ref: 'refs/heads/main' });
    expect(await problem()).toMatchObject({ name: 'Unreadable', kind: 'partial' });
  });
});
