import { delivered } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { coverageProject } from './rule.ts';

const settings = { perimeter: ['src/**'], project: { minimum: '80%' } };
const files = ['src/a.ts'];
const unit = (covered: string, uncovered: string, more: object = {}) => ({
  name: 'unit',
  coverage: { 'src/a.ts': { covered, uncovered, ...more } },
});

describeRule(coverageProject, [
  {
    name: 'passes exactly at the minimum',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-8', '9-10')] }),
    outcome: 'pass',
    reasons: ['lines-reached'],
  },
  {
    name: 'fails one line below the minimum',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-7999', '8000-10000')] }),
    outcome: 'fail',
    reasons: ['lines-below'],
    tables: [{ title: 'table-worst', rows: [['src/a.ts', { percent: 7999 }, 7999, 10_000]], more: 0 }],
  },
  {
    name: 'counts a file that nobody measured as uncovered',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-8', '')], sources: { 'src/b.ts': 3 } }),
    outcome: 'fail',
  },
  {
    name: 'shows the ten files of the perimeter with most lines that no test runs',
    settings,
    files,
    ...delivered({
      deliveries: [
        {
          name: 'unit',
          coverage: Object.fromEntries(
            Array.from({ length: 12 }, (_, at) => [
              `src/${at}.ts`,
              { covered: '1', uncovered: `2-${at + 2}`, branches: at === 11 ? { 1: '1/2' } : {} },
            ]),
          ),
        },
      ],
    }),
    outcome: 'fail',
    tables: [
      {
        columns: ['column-file', 'column-share', 'column-covered', 'column-lines', 'column-branches'],
        rows: Array.from({ length: 10 }, (_, at) => [
          `src/${11 - at}.ts`,
          { percent: Math.floor(10_000 / (13 - at)) },
          1,
          13 - at,
          at === 0 ? { percent: 5000 } : '—',
        ]),
        more: 2,
      },
    ],
  },
  {
    name: 'does not count code outside the perimeter',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-8', '')], sources: { 'lib/b.ts': 300 } }),
    outcome: 'pass',
  },
  {
    name: 'adds what two deliveries cover',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-4', '5-8'), { ...unit('5-8', '1-4'), name: 'e2e' }] }),
    outcome: 'pass',
  },
  {
    name: 'leaves out what is not trusted enough',
    settings: { ...settings, evidence: { trust: 'signed-workflow' } },
    files,
    ...delivered({ deliveries: [unit('1-4', '5-8'), { ...unit('5-8', '1-4'), name: 'e2e', trust: 'unverified' }] }),
    outcome: 'fail',
  },
  {
    name: 'says so when there is nothing to measure',
    settings,
    files,
    ...delivered({ deliveries: [{ name: 'unit', coverage: {} }], sources: { 'src/empty.ts': 0 } }),
    outcome: 'pass',
    reasons: ['lines-nothing'],
  },
  {
    name: 'is not verifiable when nothing lies in the perimeter: nothing measured is not everything covered',
    settings,
    files,
    ...delivered({ deliveries: [{ name: 'unit', coverage: {} }], sources: { 'app/a.ts': 9 } }),
    outcome: 'undetermined',
    reasons: ['perimeter-without-file'],
  },
  {
    name: 'counts the changed lines of which reports of a language say too little',
    settings,
    files,
    ...delivered({
      deliveries: [{ name: 'unit', coverage: { 'src/a.ts': { covered: '1-6' } } }],
      changes: { 'src/a.ts': { new: true, changed: '1-90' } },
    }),
    outcome: 'fail',
  },
  {
    name: 'does not let files that nobody measured make branches look complete',
    settings: { ...settings, project: { branches: '60%' } },
    files,
    ...delivered({
      deliveries: [{ name: 'unit', coverage: { 'src/a.ts': { covered: '1-10', branches: { 1: '4/4' } } } }],
      sources: { 'src/b.ts': 10 },
    }),
    outcome: 'fail',
    reasons: ['branches-below'],
  },
  {
    name: 'holds branches against their own minimum',
    settings: { ...settings, project: { branches: '60%' } },
    files,
    ...delivered({ deliveries: [unit('1-8', '', { branches: { 1: '1/2' } })] }),
    outcome: 'fail',
    reasons: ['branches-below'],
  },
  {
    name: 'is not verifiable when branches are asked for and none were measured',
    settings: { ...settings, project: { minimum: '80%', branches: '60%' } },
    files,
    ...delivered({ deliveries: [unit('1-8', '')] }),
    outcome: 'undetermined',
    reasons: ['lines-reached', 'branches-unknown'],
    asides: ['lines-reached'],
  },
]);
