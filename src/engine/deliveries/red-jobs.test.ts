import { expect, test } from 'vitest';

import { delivered } from '../../../test/support/delivered.ts';
import { headSha } from '../../../test/support/facts.ts';
import type { CheckConclusion, WorkflowJob } from '../facts/check.ts';
import { redJobsOf, tellJobs } from './red-jobs.ts';

const CI = '.github/workflows/ci.yml';
const job = (name: string, conclusion: CheckConclusion = 'failure', workflow = CI): WorkflowJob => ({
  kind: 'workflow-job',
  event: 'pull_request',
  head: headSha,
  name,
  workflow,
  conclusion,
});

function namesOf(jobs: readonly WorkflowJob[]) {
  const { evidence } = delivered({ deliveries: [{ name: 'unit' }] }, jobs);
  const { measuring, others } = redJobsOf(evidence, evidence.deliveries);
  return [measuring, others].map((some) => some.map(({ name }) => name));
}

test.each(['measure', 'unit / measure', 'all / unit (18) / measure'])('%s is the job that measured', (name) => {
  expect(namesOf([job(name)])).toEqual([[name], []]);
});

test.each(['remeasure', 'measure / collect', 'unit/measure', 'Measure'])('%s is another job', (name) => {
  expect(namesOf([job(name)])).toEqual([[], [name]]);
});

test.each<CheckConclusion>(['success', 'neutral', 'skipped', null])('%s is no red end', (conclusion) => {
  expect(namesOf([job('measure', conclusion), job('lint', conclusion)])).toEqual([[], []]);
});

test('jobs of a workflow that delivered nothing are not told', () => {
  expect(namesOf([job('measure', 'failure', '.github/workflows/deploy.yml')])).toEqual([[], []]);
});

test('tells the first ten', () => {
  const told = tellJobs(
    'job-red',
    Array.from({ length: 300 }, (_, index) => job(`test (${index})`)),
  );
  expect(told.map(({ values }) => values['job'])).toEqual(Array.from({ length: 10 }, (_, index) => `test (${index})`));
});
