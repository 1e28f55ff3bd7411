import { expect, test } from 'vitest';

import { audienceOf } from '../../../engine/evidence/manifest/manifest.ts';
import type { FoundArtifact } from '../artifact/collected.ts';
import { bindingOf, type Origin } from './signature.ts';
import type { TokenClaims } from './token.ts';

const HEAD = 'a'.repeat(40);
const PINNED = '8f3b1c2d4e5f60718293a4b5c6d7e8f901234567';
const FILE = 'garde-fou/garde-fou/.github/workflows/evidence.yml';
const BRANCH = `gh-readonly-queue/main/pr-7-${'b'.repeat(40)}`;
const DIGEST = 'd'.repeat(64);

const origin: Origin = {
  repository: { installation: 1, id: 2, owner: 'acme', name: 'shop' },
  organization: { installation: 1, id: 3, login: 'acme' },
  run: {
    id: 4,
    attempt: 1,
    workflow: '.github/workflows/ci.yml',
    event: 'merge_group',
    head: HEAD,
    headBranch: BRANCH,
    headRepositoryId: 2,
    completed: true,
    conclusion: 'success',
    createdAt: 0,
    startedAt: 0,
    updatedAt: 60_000,
  },
  listed: [`${FILE}@${PINNED}`],
};

function found(claims: Partial<TokenClaims> = {}): FoundArtifact {
  return {
    artifactId: 5,
    artifact: 'garde-fou-evidence-unit-1',
    createdAt: 30_000,
    name: 'unit',
    digest: DIGEST,
    claimed: { runId: 4, attempt: 1, repositoryId: 2, headSha: HEAD },
    measured: HEAD,
    readsOnly: false,
    token: {
      audience: audienceOf(DIGEST),
      issuedAt: 30_000,
      repositoryId: 2,
      ownerId: 3,
      runId: 4,
      attempt: 1,
      jobId: 6,
      event: 'merge_group',
      ref: `refs/heads/${BRANCH}`,
      sha: HEAD,
      workflow: `${FILE}@${PINNED}`,
      workflowSha: PINNED,
      runner: 'github-hosted',
      ...claims,
    },
    parents: [],
  };
}

test('a token of a merge group’s run binds what came with it', () => {
  expect(bindingOf(found(), origin)).toMatchObject({ bound: true, doubts: [] });
});

test.each([
  ['another commit', { sha: 'c'.repeat(40) }],
  ['another group’s branch', { ref: `refs/heads/gh-readonly-queue/main/pr-8-${'b'.repeat(40)}` }],
  ['a branch of the supplier’s', { ref: 'refs/heads/cart' }],
  ['a pull request', { event: 'pull_request' }],
  ['another run', { runId: 9 }],
  ['another repository', { repositoryId: 9 }],
] as const)('one that names %s does not', (_, claims) => {
  const { bound, doubts } = bindingOf(found(claims), origin);
  expect([bound, doubts.map(({ key }) => key)]).toEqual([false, ['token-of-another-run']]);
});

test('nor does a run that tells no branch', () => {
  const run = { ...origin.run, headBranch: null };
  expect(bindingOf(found(), { ...origin, run })).toMatchObject({ bound: false });
});
