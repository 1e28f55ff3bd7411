import { expect, test } from 'vitest';

import { audienceOf } from '../../src/engine/evidence/manifest/manifest.ts';
import type { FoundArtifact } from '../../src/gather/evidence/artifact/collected.ts';
import { bindingOf, type Origin } from '../../src/gather/evidence/origin/signature.ts';
import { COLLECTOR, COLLECTOR_SHA } from '../support/ci.ts';

const BEGUN = Date.parse('2026-10-14T08:00:00Z');
const ENDED = Date.parse('2026-10-14T08:20:00Z');
const MINUTE = 60_000;
const head = 'a'.repeat(40);
const digest = 'd'.repeat(64);

type Claims = Exclude<FoundArtifact['token'], null | false>;
const claims: Claims = {
  audience: audienceOf(digest),
  issuedAt: BEGUN + 10 * MINUTE,
  repositoryId: 1,
  ownerId: 2,
  runId: 3,
  attempt: 2,
  jobId: 4,
  event: 'pull_request',
  ref: 'refs/pull/5/merge',
  sha: head,
  workflow: `${COLLECTOR}@${COLLECTOR_SHA}`,
  workflowSha: COLLECTOR_SHA,
  runner: 'github-hosted',
};
const found: FoundArtifact = {
  artifactId: 9,
  artifact: 'garde-fou-evidence-unit-2',
  createdAt: ENDED,
  name: 'unit',
  digest,
  claimed: { runId: 3, attempt: 2, repositoryId: 1, headSha: head },
  measured: head,
  readsOnly: false,
  token: claims,
  parents: [],
};
const origin: Origin = {
  repository: { id: 1, owner: 'acme', name: 'shop', installation: 7 },
  organization: { id: 2, login: 'acme', installation: 7 },
  run: {
    id: 3,
    attempt: 2,
    workflow: '.github/workflows/ci.yml',
    event: 'pull_request',
    head,
    headBranch: 'cart',
    headRepositoryId: 1,
    completed: true,
    conclusion: 'success',
    createdAt: BEGUN - 60 * MINUTE,
    startedAt: BEGUN,
    updatedAt: ENDED,
  },
  listed: [`${COLLECTOR}@${COLLECTOR_SHA}`],
};

function doubtsOf(change: Partial<Claims>, claimed: Partial<FoundArtifact['claimed']> = {}): readonly string[] {
  const changed = { ...found, token: { ...claims, ...change }, claimed: { ...found.claimed, ...claimed } };
  return bindingOf(changed, origin).doubts.map(({ key }) => key);
}

test('a token of this run binds', () => {
  expect(bindingOf(found, origin)).toMatchObject({ bound: true, doubts: [] });
});

test.each<[string, Partial<Claims>]>([
  ['repository', { repositoryId: 8 }],
  ['owner', { ownerId: 8 }],
  ['run', { runId: 8 }],
  ['attempt that has not been', { attempt: 3 }],
  ['event', { event: 'workflow_dispatch' }],
  ['time before its attempt began', { issuedAt: BEGUN - 3 * MINUTE }],
  ['time after its run ended', { issuedAt: ENDED + 3 * MINUTE }],
])('one of another %s is of another run', (_, change) => {
  expect(doubtsOf(change)).toEqual(['token-of-another-run']);
});

test.each<[string, Partial<FoundArtifact['claimed']>]>([
  ['run', { runId: 8 }],
  ['repository', { repositoryId: 8 }],
])('nor does one beside a manifest of another %s', (_, claimed) => {
  expect(doubtsOf({}, claimed)).toEqual(['token-of-another-run']);
});

test.each<[string, Partial<Claims>]>([
  ['of an earlier attempt, from its time', { attempt: 1, issuedAt: BEGUN - 30 * MINUTE }],
  ['a minute off, as clocks are', { issuedAt: ENDED + MINUTE }],
])('one %s binds', (_, change) => {
  expect(doubtsOf(change)).toEqual([]);
});
