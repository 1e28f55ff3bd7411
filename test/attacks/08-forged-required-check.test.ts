import { expect, test } from 'vitest';

import type { Check } from '../../src/engine/facts/check.ts';
import { checksRequired } from '../../src/engine/rules/checks-required/rule.ts';
import { account, type Told, headSha } from '../support/facts.ts';
import { judged } from '../support/judging.ts';

const workflow = '.github/workflows/ci.yml';
const green = { head: headSha, conclusion: 'success' } as const;
const job: Check = { kind: 'workflow-job', name: 'build', workflow, event: 'pull_request', ...green };

function conclusionOf(required: readonly object[], told: Told): string | null {
  const settings = { required: checksRequired.settings.required.schema.parse(required) };
  const families = [{ family: 'checks', enforcement: 'block', built: true, settings }] as const;
  return judged({ rules: [checksRequired], families, told }).conclusion;
}

const build = { name: 'build', app: 'github-actions', workflow };
const sonar = { name: 'Sonar', app: 'sonarqubecloud' };
const legacy = { status: 'ci/legacy', by: 'acme-ci' };

test('the real ones open the gate', () => {
  const checks: readonly Check[] = [
    job,
    { kind: 'check-run', name: 'Sonar', app: { id: 7, slug: 'sonarqubecloud' }, ...green },
    { kind: 'status', name: 'ci/legacy', creator: account('acme-ci'), ...green },
  ];
  expect(conclusionOf([build, sonar, legacy], { checks })).toBe('success');
});

const forged: readonly (readonly [string, object, Check])[] = [
  [
    'a check run that a job made with its token',
    build,
    { kind: 'check-run', name: 'build', app: { id: 15_368, slug: 'github-actions' }, ...green },
  ],
  ['a job of a workflow of his own', build, { ...job, workflow: '.github/workflows/mine.yml' }],
  ['a job that he started by hand', build, { ...job, event: 'workflow_dispatch' }],
  ['a job of his own push', build, { ...job, event: 'push' }],
  ['a job of another commit', build, { ...job, head: 'f'.repeat(40) }],
  [
    'a check run of the Actions app under the name of another tool',
    sonar,
    { kind: 'check-run', name: 'Sonar', app: { id: 15_368, slug: 'github-actions' }, ...green },
  ],
  [
    'a check run of an App of his own',
    sonar,
    { kind: 'check-run', name: 'Sonar', app: { id: 8, slug: 'my-sonar' }, ...green },
  ],
  [
    'a status under the name of a check',
    sonar,
    { kind: 'status', name: 'Sonar', creator: account('an-karim'), ...green },
  ],
  [
    'a status that he posts himself',
    legacy,
    { kind: 'status', name: 'ci/legacy', creator: account('an-karim'), ...green },
  ],
  [
    'a status that a workflow posts',
    legacy,
    { kind: 'status', name: 'ci/legacy', creator: account('github-actions[bot]'), ...green },
  ],
  ['a status of a deleted account', legacy, { kind: 'status', name: 'ci/legacy', creator: null, ...green }],
];

test.each(forged)('%s leaves it shut', (_, required, check) => {
  expect(conclusionOf([required], { checks: [check] })).toBeNull();
});

test('rewriting the workflow in the same pull request leaves it shut', () => {
  expect(conclusionOf([build], { checks: [job], files: [workflow] })).toBe('failure');
});

test('a policy that would believe any workflow keeps it shut and asks the client to repair it', () => {
  expect(conclusionOf([{ name: 'build', app: 'github-actions' }], { checks: [job] })).toBe('action_required');
  const byBot = { status: 'x', by: 'github-actions[bot]' };
  const status: Check = { kind: 'status', name: 'x', creator: account('github-actions[bot]'), ...green };
  expect(conclusionOf([byBot], { checks: [status] })).toBe('action_required');
});
