import { delivered } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { changedFile, headSha } from '../../../../test/support/facts.ts';
import { coverageEvidence } from './rule.ts';

const settings = { perimeter: ['src/**'], evidence: { trust: 'signed-workflow', 'wait-for': ['unit'] } };
const unit = { name: 'unit', coverage: { 'src/a.ts': { covered: '1-9', uncovered: '10' } } };
const everything = { term: 'coverage.everything' };
const measured = ['measured', 'definition', 'origin-signed-workflow'];

describeRule(coverageEvidence, [
  {
    name: 'tells what was measured and where it comes from',
    settings,
    files: ['src/a.ts'],
    ...delivered({ deliveries: [unit] }),
    outcome: 'pass',
    reasons: measured,
    tables: [
      {
        columns: ['column-part', 'column-share', 'column-covered', 'column-lines', 'column-before'],
        rows: [[everything, { percent: 9000 }, 9, 10, '—']],
      },
    ],
  },
  {
    name: 'tells which job of the workflow ended badly',
    settings,
    files: ['src/a.ts'],
    ...delivered({ deliveries: [unit] }, [
      {
        kind: 'workflow-job',
        workflow: '.github/workflows/ci.yml',
        event: 'pull_request',
        head: headSha,
        name: 'unit / measure',
        conclusion: 'failure',
      },
    ]),
    outcome: 'pass',
    reasons: [...measured, 'job-red'],
  },
  {
    name: 'waits for nothing when only a page changed',
    settings,
    files: ['README.md'],
    outcome: 'not-applicable',
    reasons: ['not-concerned'],
  },
  {
    name: 'waits for nothing when a page changed and everything is measured',
    settings: { perimeter: ['**'] },
    files: ['README.md'],
    outcome: 'not-applicable',
  },
  {
    name: 'waits when the measuring configuration changed',
    settings,
    files: ['README.md'],
    ...delivered({ 'measuring-changed': ['vitest.config.ts'] }),
    outcome: 'waiting',
    reasons: ['awaited'],
  },
  {
    name: 'waits when only a test was deleted',
    settings,
    ...delivered({}),
    files: [changedFile({ path: 'test/a.test.ts', status: 'removed' })],
    outcome: 'waiting',
  },
  {
    name: 'waits when a file leaves the perimeter',
    settings,
    ...delivered({}),
    files: [changedFile({ path: 'old.txt', previousPath: 'src/data.txt', status: 'renamed' })],
    outcome: 'waiting',
  },
  {
    name: 'is not verifiable once the wait is over',
    settings,
    judgedAt: '2026-10-14T11:00:00Z',
    files: ['src/a.ts'],
    outcome: 'undetermined',
    reasons: ['no-evidence'],
  },
  {
    name: 'is not verifiable when too many paths lead nowhere',
    settings,
    files: ['src/a.ts'],
    ...delivered({ deliveries: [{ ...unit, 'lost-paths': ['/root/x.ts'] }] }),
    outcome: 'undetermined',
    reasons: ['paths-lost'],
  },
  {
    name: 'takes a share of lost paths that the policy allows',
    settings: { ...settings, 'unresolved-paths': '50%' },
    files: ['src/a.ts'],
    ...delivered({ deliveries: [{ ...unit, 'lost-paths': ['/root/x.ts'] }] }),
    outcome: 'pass',
    reasons: [...measured, 'paths-left-out'],
  },
  {
    name: 'is not verifiable when a report knows lines that the file does not have',
    settings,
    files: ['src/a.ts'],
    ...delivered({ deliveries: [unit], changes: { 'src/a.ts': { changed: '1', lines: 5 } } }),
    outcome: 'undetermined',
    reasons: ['another-text'],
  },
  {
    name: 'is not verifiable when changed lines could not be read',
    settings,
    files: ['src/a.ts'],
    ...delivered({ deliveries: [unit], 'unread-changes': ['src/huge.ts'] }),
    outcome: 'undetermined',
    reasons: ['lines-unread'],
  },
  {
    name: 'is not verifiable when a file that nobody measured could not be counted',
    settings,
    files: ['src/a.ts'],
    ...delivered({ deliveries: [unit], sources: { 'src/b.ts': null } }),
    outcome: 'undetermined',
    reasons: ['files-uncounted'],
  },
  {
    name: 'is not verifiable when a link stands inside the perimeter',
    settings,
    files: [changedFile({ path: 'src/vendor', kind: 'submodule' })],
    ...delivered({ deliveries: [unit] }),
    outcome: 'undetermined',
    reasons: ['not-text'],
  },
  {
    name: 'lists files that nobody measured',
    settings,
    files: ['src/a.ts'],
    ...delivered({ deliveries: [unit], sources: { 'src/b.ts': 5, 'lib/c.ts': 9 } }),
    outcome: 'pass',
    reasons: [...measured, 'unmeasured'],
  },
  {
    name: 'carries a component that nobody touched and nobody measured',
    settings: { ...settings, components: [{ name: 'payment', paths: ['src/payment/**'] }] },
    files: ['src/a.ts'],
    ...delivered({
      deliveries: [unit],
      sources: { 'src/payment/b.ts': 10 },
      base: { coverage: { 'src/payment/b.ts': '9/10' }, 'changed-since': ['src/a.ts'] },
    }),
    outcome: 'pass',
    reasons: [...measured, 'carried'],
    tables: [
      {
        columns: ['column-part', 'column-share', 'column-covered', 'column-lines', 'column-before', 'column-origin'],
        rows: [
          [everything, { percent: 9000 }, 18, 20, { percent: 9000 }, { term: 'coverage.carried-in-part' }],
          ['payment', { percent: 9000 }, 9, 10, { percent: 9000 }, { term: 'coverage.carried' }],
        ],
      },
    ],
  },
  {
    name: 'marks changed lines that no test runs where nothing else is asked of them, branches beside lines',
    settings,
    files: ['src/a.ts'],
    ...delivered({
      deliveries: [
        { name: 'unit', coverage: { 'src/a.ts': { covered: '1-9', uncovered: '10', branches: { 9: '1/4' } } } },
      ],
      changes: { 'src/a.ts': { changed: '9-10', lines: 10 } },
    }),
    outcome: 'pass',
    tables: [
      { title: 'table-parts', rows: [[everything, { percent: 9000 }, 9, 10, { percent: 2500 }, '—']] },
      { title: 'table-files', rows: [['src/a.ts', { percent: 5000 }, 1, 2, { percent: 2500 }, '10']] },
    ],
    marks: [{ path: 'src/a.ts', line: 10, endLine: 10 }],
  },
  {
    name: 'leaves the marks to what is asked of the changed lines',
    settings: { ...settings, patch: { minimum: '10%' } },
    files: ['src/a.ts'],
    ...delivered({ deliveries: [unit], changes: { 'src/a.ts': { changed: '9-10', lines: 10 } } }),
    outcome: 'pass',
    tables: [{ title: 'table-parts' }],
    marks: [],
  },
  {
    name: 'puts lines back that a report leaves out of an unchanged file',
    settings,
    files: ['src/b.ts'],
    ...delivered({ deliveries: [unit], base: { coverage: { 'src/a.ts': '9/30' }, 'changed-since': ['src/b.ts'] } }),
    outcome: 'pass',
    reasons: [...measured, 'lines-vanished'],
  },
]);
