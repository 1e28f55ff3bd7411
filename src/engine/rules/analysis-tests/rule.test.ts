import { delivered, type EvidenceWritten } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { headSha } from '../../../../test/support/facts.ts';
import type { CheckConclusion } from '../../facts/check.ts';
import type { Trust } from '../../facts/evidence.ts';
import { analysisTests } from './rule.ts';

const files = ['src/a.ts'];
type Tests = NonNullable<NonNullable<EvidenceWritten['deliveries']>[number]['tests']>;
const told = (tests: Tests, base: EvidenceWritten['base'] = {}, best?: number) =>
  delivered({
    deliveries: [{ name: 'unit', tests }],
    base,
    ...(best === undefined ? {} : { 'best-tests': { ran: best } }),
  });
const minimum = { tests: { 'minimum-total': 10 } };
const skips = { tests: { 'maximum-skipped': '20%' } };
const base = { tests: { 'not-fewer-than-base': true } };
const suites = { tests: { suites: ['checkout', { name: 'Payment', 'minimum-total': 2 }] } };
const origin = 'origin-signed-workflow';

/** The jobs of the workflow that delivered, and how each ended. */
const beside = (tests: Tests, ended: Readonly<Record<string, CheckConclusion>>, trust: Trust = 'signed-workflow') =>
  delivered(
    { deliveries: [{ name: 'unit', tests, trust }] },
    Object.entries(ended).map(([name, conclusion]) => ({
      kind: 'workflow-job',
      workflow: '.github/workflows/ci.yml',
      event: 'pull_request',
      head: headSha,
      name,
      conclusion,
    })),
  );

describeRule(analysisTests, [
  {
    name: 'passes with exactly the minimum',
    settings: minimum,
    files,
    ...told({ passed: 10 }),
    outcome: 'pass',
    reasons: ['tests-passed', origin],
  },
  {
    name: 'fails with one fewer',
    settings: minimum,
    files,
    ...told({ passed: 9 }),
    outcome: 'fail',
    reasons: ['too-few-tests', origin],
  },
  {
    name: 'fails when there is no test at all',
    settings: skips,
    files,
    ...told({}),
    outcome: 'fail',
    reasons: ['no-tests', origin],
  },
  {
    name: 'fails when a test fails',
    settings: minimum,
    files,
    ...told({ passed: 10, cases: [{ name: 'pays', outcome: 'failed' }] }),
    outcome: 'fail',
    reasons: ['tests-failed', origin],
  },
  {
    name: 'fails when a test breaks off',
    settings: minimum,
    files,
    ...told({ passed: 10, cases: [{ name: 'pays', outcome: 'error' }] }),
    outcome: 'fail',
  },
  {
    name: 'tells flaky tests apart',
    settings: minimum,
    files,
    ...told({ passed: 10, cases: [{ name: 'pays', flaky: true }] }),
    outcome: 'pass',
    reasons: ['tests-passed', 'tests-flaky', origin],
  },
  {
    name: 'passes with exactly as many skipped as allowed',
    settings: skips,
    files,
    ...told({ passed: 8, skipped: 2 }),
    outcome: 'pass',
  },
  {
    name: 'fails with one skipped too many',
    settings: skips,
    files,
    ...told({ passed: 7, skipped: 3 }),
    outcome: 'fail',
    reasons: ['too-many-skipped', origin],
  },
  {
    name: 'passes with as many tests as on the target branch',
    settings: base,
    files,
    ...told({ passed: 10 }, { tests: { passed: 10 } }),
    outcome: 'pass',
  },
  {
    name: 'fails with fewer and names them',
    settings: base,
    files,
    ...told({ passed: 9 }, { tests: { passed: 10 } }),
    outcome: 'fail',
    reasons: ['fewer-tests', 'tests-gone', origin],
  },
  {
    name: 'takes a skipped test for a removed one',
    settings: base,
    files,
    ...told({ passed: 9, skipped: 1 }, { tests: { passed: 10 } }),
    outcome: 'fail',
  },
  {
    name: 'names renamed tests although their number stayed',
    settings: base,
    files,
    ...told({ passed: 9, cases: [{ name: 'new name' }] }, { tests: { passed: 10 } }),
    outcome: 'pass',
    reasons: ['tests-passed', 'tests-gone', origin],
  },
  {
    name: 'fails with fewer than ever ran on the commits before',
    settings: base,
    files,
    ...told({ passed: 9 }, { tests: { passed: 9 } }, 10),
    outcome: 'fail',
    reasons: ['fewer-than-best', origin],
  },
  {
    name: 'passes with as many as ever ran',
    settings: base,
    files,
    ...told({ passed: 10 }, { tests: { passed: 9 } }, 10),
    outcome: 'pass',
    reasons: ['tests-passed', origin],
  },
  {
    name: 'does not say twice that tests are fewer',
    settings: base,
    files,
    ...told({ passed: 9 }, { tests: { passed: 10 } }, 10),
    outcome: 'fail',
    reasons: ['fewer-tests', 'tests-gone', origin],
  },
  {
    name: 'says so when nothing is recorded',
    settings: base,
    files,
    ...told({ passed: 1 }),
    outcome: 'pass',
    reasons: ['tests-passed', 'no-base', origin],
  },
  {
    name: 'says which ancestor stands in',
    settings: base,
    files,
    ...told({ passed: 1 }, { distance: 2, tests: { passed: 1 } }),
    outcome: 'pass',
    reasons: ['tests-passed', 'base-ancestor', origin],
  },
  {
    name: 'passes when each named suite ran',
    settings: suites,
    files,
    ...told({
      cases: [
        { name: 'a', suite: 'checkout' },
        { name: 'b', class: 'Payment' },
        { name: 'c', class: 'Payment' },
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'fails when a suite ran short',
    settings: suites,
    files,
    ...told({
      cases: [
        { name: 'a', suite: 'checkout' },
        { name: 'b', class: 'Payment' },
        { name: 'c', class: 'Payment', outcome: 'skipped' },
      ],
    }),
    outcome: 'fail',
    reasons: ['suite-short', origin],
  },
  {
    name: 'waits for nothing when only a picture changed',
    settings: minimum,
    files: ['logo.png'],
    outcome: 'not-applicable',
  },
  {
    name: 'is not verifiable when nothing came',
    settings: minimum,
    files,
    outcome: 'undetermined',
    reasons: ['no-evidence-at-all'],
  },
  {
    name: 'is not verifiable when the job that measured broke off and no test says why',
    settings: minimum,
    files,
    ...beside({ passed: 10 }, { 'unit / measure': 'timed-out', 'unit / collect': 'success' }),
    outcome: 'undetermined',
    reasons: ['measuring-job-red', origin],
  },
  {
    name: 'fails as it does when a test says why the job that measured ended badly',
    settings: minimum,
    files,
    ...beside({ passed: 10, cases: [{ name: 'pays', outcome: 'failed' }] }, { 'unit / measure': 'failure' }),
    outcome: 'fail',
    reasons: ['tests-failed', origin],
  },
  {
    name: 'fails with too few tests, and tells that the job that measured broke off',
    settings: minimum,
    files,
    ...beside({ passed: 9 }, { 'unit / measure': 'cancelled' }),
    outcome: 'fail',
    reasons: ['too-few-tests', 'measuring-job-red', origin],
  },
  {
    name: 'tells another job of the workflow that failed, and passes',
    settings: minimum,
    files,
    ...beside({ passed: 10 }, { 'unit / measure': 'success', lint: 'failure', docs: 'skipped', later: null }),
    outcome: 'pass',
    reasons: ['tests-passed', origin, 'job-red'],
  },
  {
    name: 'takes a job for the one that measured only where a listed workflow signed',
    settings: { ...minimum, evidence: { trust: 'base-workflow' } },
    files,
    ...beside({ passed: 10 }, { measure: 'failure' }, 'base-workflow'),
    outcome: 'pass',
    reasons: ['tests-passed', 'origin-base-workflow', 'job-red'],
  },
]);
