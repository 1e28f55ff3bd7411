import { expect, test } from 'vitest';

import type { Facts, PieceName } from '../facts/facts.ts';
import { madeUpId, namesIn } from './accounts.ts';
import { factsOf } from './facts.ts';
import { scenarioSchema } from './schema.ts';

function told(scenario: Readonly<Record<string, unknown>>, policy: unknown = {}): Facts {
  return factsOf(scenarioSchema.parse({ policy: {}, ...scenario }), namesIn(policy, null));
}

function piece(facts: Facts, name: PieceName): unknown {
  const { [name]: one } = facts.pieces;
  return one.known ? one.value : one.problem;
}

test('what is absent is known and empty', () => {
  const facts = told({});
  expect(Object.values(facts.pieces).every(({ known }) => known)).toBe(true);
  expect(facts.change).toMatchObject({ number: 1, author: null, base: { ref: 'main' }, draft: false, labels: [] });
  expect(facts.repository).toMatchObject({ name: 'acme/shop', defaultBranch: 'main', baseProtected: true });
});

test('head and merge base follow from the commits', () => {
  const commits = [
    { sha: 'c1', parents: ['b0'] },
    { sha: 'c2', parents: ['c1'] },
  ];
  expect(told({ commits }).change).toMatchObject({ head: { sha: 'c2' }, base: { sha: 'b0' }, mergeBase: 'b0' });
});

test('a login is the same account everywhere, and well-known ones have GitHub’s own number', () => {
  const facts = told({
    'pull-request': { author: 'Ann' },
    commits: [{ sha: 'c1', author: 'Ann', committer: 'web-flow' }],
  });
  expect(facts.change.author).toEqual({ id: madeUpId('ann'), login: 'Ann', kind: 'user' });
  expect(piece(facts, 'commits')).toMatchObject([
    { author: { account: { id: madeUpId('Ann') } }, committer: { account: { id: 19_864_447 } } },
  ]);
});

test('people of the policy exist unless the scenario says otherwise, bots as bots, teams only when it lists them', () => {
  const policy = {
    people: { client: { cto: { users: ['Claire', 'gone', 'taken'], teams: ['a', 'b'] } }, bots: ['renovate'] },
  };
  const scenario = { 'missing-accounts': ['gone'], 'replaced-accounts': ['taken'], teams: { A: ['ann'] } };
  expect(piece(told(scenario, policy), 'directory')).toMatchObject({
    users: new Map<string, unknown>([
      ['claire', { state: 'found', account: { id: madeUpId('claire'), login: 'Claire', kind: 'user' } }],
      ['gone', { state: 'missing' }],
      ['taken', { state: 'replaced' }],
      ['renovate', { state: 'found', account: { id: 29_139_614, login: 'renovate[bot]', kind: 'bot' } }],
    ]),
    teams: new Map<string, unknown>([
      ['a', { state: 'found', id: madeUpId('team A'), members: [{ id: madeUpId('ann'), login: 'ann', kind: 'user' }] }],
      ['b', { state: 'missing' }],
    ]),
  });
});

test.each([
  [401, 'forge-forbidden'],
  [403, 'forge-forbidden'],
  [404, 'forge-hidden'],
  [429, 'forge-busy'],
  [502, 'forge-failing'],
  ['too-many', 'too-many'],
  ['fork-deleted', 'head-repository-gone'],
])('a piece that answers %s is not known: %s', (answer, key) => {
  expect(piece(told({ unreadable: { files: answer } }), 'files')).toMatchObject({ key });
});

test('a job of a workflow, a check run and a status are told apart', () => {
  const checks = [
    { name: 'build', app: 'github-actions', workflow: '.github/workflows/ci.yml', conclusion: 'success' },
    { name: 'build', app: 'github-actions', conclusion: 'running' },
    { status: 'ci', by: 'acme-ci', conclusion: 'failure', head: 'other' },
  ];
  expect(piece(told({ checks }), 'checks')).toMatchObject([
    { kind: 'workflow-job', event: 'pull_request', head: 'head', conclusion: 'success' },
    { kind: 'check-run', app: { id: 15_368, slug: 'github-actions' }, conclusion: null },
    { kind: 'status', creator: { login: 'acme-ci' }, head: 'other', conclusion: 'failure' },
  ]);
});

test('open threads may be told by their number', () => {
  expect(piece(told({ threads: { unresolved: 2 } }), 'threads')).toHaveLength(2);
});

test('a deleted fork has no repository any more', () => {
  expect(told({ 'pull-request': { fork: 'deleted' } }).change.head).toMatchObject({ fork: true, repositoryId: null });
});
