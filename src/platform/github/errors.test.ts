import { RequestError } from '@octokit/request-error';
import { expect, test } from 'vitest';

import { unreadable } from './errors.ts';

const NOW = 1_000_000_000_000;

function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
  const request = { method: 'GET' as const, url: 'https://api.github.com/', headers: {} };
  const response = { status, url: request.url, headers, data: {}, retryCount: 0 };
  return unreadable('teams', new RequestError(message, status, { request, response }), NOW);
}

test.each([
  ['a missing permission', 403, 'Resource not accessible by integration', {}, 'forbidden', null],
  ['something hidden', 404, 'Not Found', {}, 'not-found', null],
  ['a commit that is not there', 422, 'No commit found', {}, 'not-found', null],
  ['an outage', 502, 'Bad gateway', {}, 'unavailable', null],
  [
    'the hourly quota',
    403,
    'API rate limit exceeded',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1000000060' },
    'rate-limited',
    NOW + 60_000,
  ],
  [
    'a secondary limit with a time',
    403,
    'You have exceeded a secondary rate limit',
    { 'retry-after': '30' },
    'rate-limited',
    NOW + 30_000,
  ],
  ['a secondary limit without one', 429, 'Slow down', {}, 'rate-limited', NOW + 60_000],
] as const)('%s', (...[, status, message, headers, kind, retryAt]) => {
  expect(refusal(status, message, headers)).toMatchObject({ kind, retryAt, status });
});

test('what is no answer of GitHub’s is an outage', () => {
  expect(unreadable('teams', new TypeError('fetch failed'), NOW)).toMatchObject({ kind: 'unavailable', status: 0 });
});
