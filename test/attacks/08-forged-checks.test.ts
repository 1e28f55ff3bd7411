import { expect, test } from 'vitest';

import type { Check } from '../../src/engine/facts/check.ts';
import { judged } from '../support/approvals.ts';
import { account, headSha } from '../support/facts.ts';

const green = { head: headSha, conclusion: 'success' } as const;
const forged: readonly Check[] = [
  { kind: 'check-run', name: 'build', app: { id: 15_368, slug: 'github-actions' }, ...green },
  { kind: 'check-run', name: 'build', app: { id: 2, slug: 'my-app' }, ...green },
  { kind: 'check-run', name: 'Sonar', app: { id: 15_368, slug: 'github-actions' }, ...green },
  { kind: 'status', name: 'build', creator: account('github-actions[bot]'), ...green },
  { kind: 'status', name: 'Sonar', creator: account('an-karim'), ...green },
  { kind: 'workflow-job', name: 'build', workflow: '.github/workflows/mine.yml', event: 'push', ...green },
  { kind: 'workflow-job', name: 'Sonar', workflow: '.github/workflows/mine.yml', event: 'push', ...green },
];

test.each([
  ['build', { name: 'build', app: 'github-actions', workflow: '.github/workflows/ci.yml' }],
  ['Sonar', { name: 'Sonar', app: 'sonarqubecloud' }],
])('nothing that only carries the name of the check "%s" passes for it', (_, check) => {
  const policy = { requirements: [{ name: 'checked', require: { approvals: 0, conditions: { checks: [check] } } }] };
  expect(judged({ checks: forged }, policy).outcome).toBe('waiting');
});
