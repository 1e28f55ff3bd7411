import { expect, test } from 'vitest';

import type { Check, WorkflowJob } from '../../src/engine/facts/check.ts';
import { coverageEvidence } from '../../src/engine/rules/coverage-evidence/rule.ts';
import { delivered } from '../support/delivered.ts';
import { headSha } from '../support/facts.ts';
import { judged } from '../support/judging.ts';

const workflow = '.github/workflows/ci.yml';
const settings = {
  evidence: coverageEvidence.settings.evidence.schema.parse({ 'wait-for': [`${workflow}#test`], 'wait-at-most': '9h' }),
};
const families = [{ family: 'coverage', enforcement: 'block', built: true, settings }] as const;
const deliveries = [{ name: 'unit', coverage: { 'src/a.ts': { covered: '1' } } }];
const job: WorkflowJob = {
  kind: 'workflow-job',
  name: 'test',
  workflow,
  event: 'pull_request',
  head: headSha,
  conclusion: 'success',
};
const forged: Check = {
  kind: 'check-run',
  name: 'test',
  app: { id: 15_368, slug: 'github-actions' },
  head: headSha,
  conclusion: 'success',
};

function outcome(jobs: readonly WorkflowJob[], checks: readonly Check[] = []): string {
  const told = { files: ['src/a.ts'], checks, ...delivered({ deliveries }, jobs) };
  return judged({ rules: [coverageEvidence], families, told }).outcome;
}

test('the job of the run itself is what counts', () => {
  expect(outcome([job])).toBe('pass');
});

test('a check run of the same name by any job is not that job', () => {
  expect(outcome([], [forged])).toBe('waiting');
  expect(outcome([{ ...job, conclusion: 'failure' }], [forged])).toBe('undetermined');
});

test.each(['skipped', 'neutral', 'cancelled', 'stale', 'action-required', 'timed-out'] as const)(
  'a job that ended as %s has measured nothing, whatever was uploaded',
  (conclusion) => {
    expect(outcome([{ ...job, conclusion }])).toBe('undetermined');
    expect(outcome([job, { ...job, conclusion }])).toBe('undetermined');
  },
);

test('a job of the same name in another workflow is another job', () => {
  expect(outcome([{ ...job, workflow: '.github/workflows/mine.yml' }])).toBe('waiting');
});
