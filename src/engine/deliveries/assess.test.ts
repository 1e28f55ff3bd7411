import { expect, test } from 'vitest';

import { delivered, type EvidenceWritten } from '../../../test/support/delivered.ts';
import { headSha } from '../../../test/support/facts.ts';
import type { CheckConclusion, WorkflowJob } from '../facts/check.ts';
import { deliveryReasonKeys, type ReportKind, trusts } from '../facts/evidence.ts';
import { assess } from './assess.ts';
import { heldBy } from './held.ts';
import { type EvidenceSettings, evidenceSetting } from './settings.ts';
import { deliveryTexts } from './texts.ts';

const unit = { name: 'unit', coverage: { 'src/a.ts': { covered: '1' } } };
const waits = { 'wait-for': ['unit'], 'wait-at-most': '1h', trust: 'signed-workflow' };
const early = '2026-10-14T10:30:00Z';
const late = '2026-10-14T11:00:00Z';

function assessed(told: EvidenceWritten, asked: object, judgedAt: string, jobs: readonly WorkflowJob[] = []) {
  const settings: EvidenceSettings = evidenceSetting.schema.parse(asked);
  const { state, reasons } = assess(delivered(told, jobs).evidence, { kind: 'coverage', asked: settings, judgedAt });
  return [state, ...reasons.map(({ key }) => key)];
}

interface Row {
  readonly name: string;
  readonly told: EvidenceWritten;
  readonly asked?: object;
  readonly at?: string;
  readonly expected: readonly string[];
}

const rows: readonly Row[] = [
  { name: 'what is awaited has come', told: { deliveries: [unit] }, expected: ['enough'] },
  { name: 'nothing has come yet', told: {}, expected: ['waiting', 'awaited'] },
  { name: 'nothing came in time', told: {}, at: late, expected: ['missing', 'no-evidence'] },
  {
    name: 'one of two has come',
    told: { deliveries: [unit] },
    asked: { ...waits, 'wait-for': ['unit', 'e2e'] },
    expected: ['waiting', 'awaited'],
  },
  {
    name: 'a name is not another one, and the page tells which came',
    told: { deliveries: [{ ...unit, name: 'Unit' }] },
    expected: ['waiting', 'awaited', 'other-names'],
  },
  {
    name: 'an unlisted damaged delivery does no harm',
    told: {
      deliveries: [unit, { ...unit, name: 'mine', problems: [{ kind: 'coverage', reason: 'report-truncated' }] }],
    },
    expected: ['enough'],
  },
  {
    name: 'no list, nothing recorded: what still runs may deliver more',
    told: { deliveries: [unit], missing: [{ workflow: '.github/workflows/e2e.yml', reason: 'may-deliver' }] },
    asked: { ...waits, 'wait-for': [] },
    expected: ['waiting', 'awaited-any', 'may-deliver'],
  },
  {
    name: 'a name is not another one, and its own workflow may still run',
    told: { deliveries: [{ ...unit, name: 'Unit' }], running: ['.github/workflows/ci.yml'] },
    expected: ['waiting', 'awaited'],
  },
  {
    name: 'it came from anybody',
    told: { deliveries: [{ ...unit, trust: 'unverified', doubts: [{ reason: 'token-missing' }] }] },
    expected: ['missing', 'no-evidence', 'too-little-trust', 'token-missing'],
  },
  {
    name: 'it came from anybody and something still runs',
    told: { deliveries: [{ ...unit, trust: 'unverified' }], running: ['.github/workflows/ci.yml'] },
    expected: ['waiting', 'awaited', 'too-little-trust'],
  },
  {
    name: 'it came without a coverage report',
    told: { deliveries: [{ name: 'unit', tests: { passed: 1 } }] },
    expected: ['missing', 'no-evidence', 'no-report'],
  },
  {
    name: 'a report in it is damaged',
    told: { deliveries: [{ ...unit, problems: [{ kind: 'coverage', reason: 'report-truncated' }] }] },
    expected: ['missing', 'report-truncated'],
  },
  {
    name: 'a damaged report of another kind is not this family’s',
    told: { deliveries: [{ ...unit, problems: [{ kind: 'tests', reason: 'report-truncated' }] }] },
    expected: ['enough'],
  },
  {
    name: 'a damaged delivery of anybody does no harm to the good one',
    told: { deliveries: [unit, { ...unit, trust: 'unverified', problems: [{ reason: 'report-malformed' }] }] },
    expected: ['enough'],
  },
  {
    name: 'the forge holds another delivery back',
    told: { deliveries: [unit], missing: [{ name: 'e2e', reason: 'artifact-not-given' }] },
    asked: { ...waits, 'wait-for': [] },
    expected: ['waiting', 'awaited-any', 'artifact-not-given'],
  },
  {
    name: 'the forge never handed another delivery over',
    told: { deliveries: [unit], missing: [{ name: 'e2e', reason: 'artifact-never-given' }] },
    asked: { ...waits, 'wait-for': [] },
    expected: ['missing', 'no-evidence-at-all', 'artifact-never-given'],
  },
  {
    name: 'a fork’s run waits for approval',
    told: { missing: [{ workflow: '.github/workflows/ci.yml', reason: 'awaiting-approval' }] },
    expected: ['waiting', 'awaited', 'awaiting-approval'],
  },
  {
    name: 'no run while there is a conflict',
    told: { missing: [{ reason: 'merge-conflict' }] },
    at: late,
    expected: ['missing', 'no-evidence', 'merge-conflict'],
  },
  {
    name: 'it expired',
    told: { missing: [{ name: 'unit', reason: 'artifact-expired' }] },
    expected: ['missing', 'no-evidence', 'artifact-expired'],
  },
  {
    name: 'what another name lacks is not told',
    told: { missing: [{ name: 'lint', reason: 'artifact-expired' }] },
    expected: ['waiting', 'awaited'],
  },
  { name: 'no list: something has come', told: { deliveries: [unit] }, asked: {}, expected: ['enough'] },
  { name: 'no list: nothing has come', told: {}, asked: {}, expected: ['waiting', 'awaited-any'] },
  {
    name: 'no list: one of several could not be opened',
    told: { deliveries: [unit], missing: [{ reason: 'archive-too-large' }] },
    asked: {},
    expected: ['missing', 'no-evidence-at-all', 'archive-too-large'],
  },
];

test.each(rows)('$name: $expected.0', ({ told, asked = waits, at = early, expected }) => {
  expect(assessed(told, asked, at)).toEqual(expected);
});

const job = (conclusion: CheckConclusion): WorkflowJob => ({
  kind: 'workflow-job',
  name: 'test',
  workflow: '.github/workflows/ci.yml',
  event: 'pull_request',
  head: headSha,
  conclusion,
});
const ofJob = { ...waits, 'wait-for': ['.github/workflows/ci.yml#test'] };

test.each<[string, CheckConclusion, EvidenceWritten, readonly string[]]>([
  ['a job that succeeded and delivered', 'success', { deliveries: [unit] }, ['enough']],
  ['a job that succeeded and delivered nothing yet', 'success', {}, ['waiting', 'awaited']],
  ['a skipped job', 'skipped', { deliveries: [unit] }, ['missing', 'no-evidence', 'job-without-success']],
  ['a neutral job', 'neutral', { deliveries: [unit] }, ['missing', 'no-evidence', 'job-without-success']],
  ['a failed job', 'failure', { deliveries: [unit] }, ['missing', 'no-evidence', 'job-without-success']],
  ['a job that runs', null, { deliveries: [unit] }, ['waiting', 'awaited']],
])('%s', (_, conclusion, told, expected) => {
  expect(assessed(told, ofJob, early, [job(conclusion)])).toEqual(expected);
});

test('a job nobody has seen is awaited', () => {
  expect(assessed({ deliveries: [unit] }, ofJob, early)).toEqual(['waiting', 'awaited']);
});

test.each<[string, readonly string[], readonly (string | RegExp)[]]>([
  ['its key, of a job that calls a workflow', ['test / measure', 'test / collect'], ['enough']],
  ['its key, of one beside others', ['lint', 'test / measure', 'tests'], ['enough']],
  ['a job of another name', ['lint', 'tests'], ['missing', 'no-evidence', 'no-such-job']],
])('a job is named by %s', (_, names, expected) => {
  const jobs = names.map((name) => ({ ...job('success'), name }));
  expect(assessed({ deliveries: [unit] }, ofJob, early, jobs)).toEqual(expected);
});

test('every job that a called workflow has must succeed', () => {
  const jobs = [job('success'), { ...job('failure'), name: 'test / collect' }];
  expect(assessed({ deliveries: [unit] }, ofJob, early, jobs)).toEqual([
    'missing',
    'no-evidence',
    'job-without-success',
  ]);
});

test.each<[string, string, readonly string[]]>([
  ['its own job', 'e2e / measure', ['missing', 'no-evidence', 'job-without-success']],
  ['any job', 'lint', ['waiting', 'awaited', 'job-without-success']],
])('why something did not come is told though others delivered: %s', (_, name, expected) => {
  const jobs = [{ ...job('failure'), name }, job('success')];
  expect(assessed({ deliveries: [unit] }, { ...waits, 'wait-for': ['unit', 'e2e'] }, early, jobs)).toEqual(expected);
});

test('one list for several kinds: an analyser brings no tests, and tests need no analysis', () => {
  const lint = { name: 'lint', 'reads-only': true, analysis: [{ tool: 'semgrep' }] };
  const both = { ...waits, 'wait-for': ['unit', 'lint'] };
  const state = (kind: ReportKind, deliveries: EvidenceWritten['deliveries']): string => {
    const asked: EvidenceSettings = evidenceSetting.schema.parse(both);
    return assess(delivered({ deliveries }).evidence, { kind, asked, judgedAt: late }).state;
  };
  expect(state('coverage', [unit, lint])).toBe('enough');
  expect(state('analysis', [unit, lint])).toBe('enough');
  // What is no analyser may have lost its report on the way.
  expect(state('coverage', [unit, { ...lint, 'reads-only': false }])).toBe('missing');
  expect(state('coverage', [lint])).toBe('missing');
  expect(state('analysis', [unit])).toBe('missing');
});

test('with a list nothing else counts, without one everything does', () => {
  const told = { deliveries: [unit, { ...unit, name: 'mine' }, { ...unit, name: 'e2e', workflow: 'a/e2e.yml' }] };
  const { evidence } = delivered(told, [{ ...job('success'), workflow: 'a/e2e.yml' }]);
  const names = (list: readonly string[]): readonly string[] => {
    const asked = evidenceSetting.schema.parse({ ...waits, 'wait-for': list });
    const { accepted, leftOut } = assess(evidence, { kind: 'coverage', asked, judgedAt: early });
    return [
      ...accepted.map(({ name }) => name),
      ...leftOut.map(({ key, values }) => `${key} ${JSON.stringify(values['name'])}`),
    ];
  };
  expect(names([])).toEqual(['unit', 'mine', 'e2e']);
  expect(names(['unit'])).toEqual(['unit', 'not-awaited "mine"', 'not-awaited "e2e"']);
  expect(names(['unit', 'a/e2e.yml#test'])).toEqual(['unit', 'e2e', 'not-awaited "mine"']);
});

test('a job of a workflow that is not the default branch’s says nothing', () => {
  const doubts = [{ workflow: '.github/workflows/ci.yml', reason: 'workflow-changed' as const }];
  const told = { deliveries: [unit], 'workflow-doubts': doubts };
  expect(assessed(told, ofJob, early, [job('success')])).toEqual(['missing', 'no-evidence', 'workflow-changed']);
  expect(assessed(told, waits, early)).toEqual(['enough']);
});

test.each([
  ['awaiting-approval', true],
  ['storage-full', true],
  ['job-without-success', undefined],
] as const)('who must act on %s', (reason, expected) => {
  const asked = evidenceSetting.schema.parse(waits);
  const { evidence } = delivered({ missing: [{ reason }] }, []);
  expect(heldBy(assess(evidence, { kind: 'coverage', asked, judgedAt: late }))?.clientMustAct).toBe(expected);
});

test('both languages tell every reason and every origin', () => {
  expect(Object.keys(deliveryTexts.fr)).toEqual(Object.keys(deliveryTexts.en));
  const told = new Set(Object.keys(deliveryTexts.en));
  const wanted = [...deliveryReasonKeys, ...trusts.map((trust) => `origin-${trust}`), 'origin-local'];
  expect(wanted.filter((key) => !told.has(key))).toEqual([]);
});

test.each([
  ['waiting, at the earlier of both', early, '2026-10-14T10:35:00Z', '2026-10-14T10:35:00.000Z'],
  ['waiting, not later than waiting ends', early, '2026-10-14T11:35:00Z', '2026-10-14T11:00:00.000Z'],
  ['missing, when it is asked for again', late, '2026-10-14T11:35:00Z', '2026-10-14T11:35:00.000Z'],
])('what is asked for again is looked at again: %s', (_, judgedAt, again, expected) => {
  const asked = evidenceSetting.schema.parse(waits);
  const missing = [{ name: 'unit', reason: 'artifact-not-given' as const, 'again-at': again }];
  const { evidence } = delivered({ missing }, []);
  const held = heldBy(assess(evidence, { kind: 'coverage', asked, judgedAt }));
  expect(held?.changesAt).toBe(expected);
});
