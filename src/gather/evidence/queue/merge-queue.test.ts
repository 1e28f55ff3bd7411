import { expect, test } from 'vitest';

import { queueOf } from './merge-queue.ts';

const COMMIT = 'a'.repeat(40);
const asked = (headBranch: string | null, event = 'merge_group'): string | null => queueOf({ event, headBranch });

test('a run of the queue tells which branch it is for', () => {
  expect(asked(`gh-readonly-queue/main/pr-7-${COMMIT}`)).toBe('main');
  expect(asked(`gh-readonly-queue/release/2.x/pr-7-${COMMIT}`)).toBe('release/2.x');
});

test('a branch whose name ends like a group’s is another one', () => {
  expect(asked(`gh-readonly-queue/main/pr-1-${COMMIT}/pr-7-${COMMIT}`)).toBe(`main/pr-1-${COMMIT}`);
});

test('nobody but the queue starts a run of a group', () => {
  for (const event of ['push', 'workflow_dispatch', 'pull_request', ''])
    expect(asked(`gh-readonly-queue/main/pr-7-${COMMIT}`, event)).toBeNull();
});

test.each([
  null,
  '',
  'main',
  `gh-readonly-queue/pr-7-${COMMIT}`,
  'gh-readonly-queue/main/pr-7',
  `x/gh-readonly-queue/main/pr-7-${COMMIT}`,
])('%j is no branch of a queue', (branch) => {
  expect(asked(branch)).toBeNull();
});
