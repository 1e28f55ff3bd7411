import { delivered, type EvidenceWritten } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { changedFile } from '../../../../test/support/facts.ts';
import { coverageComponents } from './rule.ts';

const component = (more: object) => ({
  perimeter: ['src/**'],
  components: [{ name: 'payment', paths: ['src/payment/**'], ...more }],
});
const minimum = component({ project: { minimum: '90%' } });
const files = ['src/payment/a.ts'];
const told = (covered: string, uncovered: string, more: EvidenceWritten = {}) =>
  delivered({
    deliveries: [
      {
        name: 'unit',
        coverage: { 'src/payment/a.ts': { covered, uncovered }, 'src/b.ts': { covered: '1-100' } },
      },
    ],
    ...more,
  });

describeRule(coverageComponents, [
  {
    name: 'passes at its minimum',
    settings: minimum,
    files,
    ...told('1-9', '10'),
    outcome: 'pass',
    reasons: ['lines-reached'],
  },
  {
    name: 'is not helped by the rest of the code',
    settings: minimum,
    files,
    ...told('1-8', '9-10'),
    outcome: 'fail',
    reasons: ['lines-below'],
    tables: [{ title: 'table-worst-of-parts', rows: [['payment', 'src/payment/a.ts', { percent: 8000 }, 8, 10]] }],
  },
  {
    name: 'holds its changed lines against their own minimum',
    settings: component({ patch: { minimum: '90%' } }),
    files,
    ...told('1-8', '9-10', { changes: { 'src/payment/a.ts': { changed: '8-9', lines: 10 } } }),
    outcome: 'fail',
    reasons: ['patch-below'],
  },
  {
    name: 'does not let it fall',
    settings: component({ project: { 'maximum-drop': '0%' } }),
    files,
    ...told('1-8', '9-10', {
      base: { coverage: { 'src/payment/a.ts': '9/10' }, 'changed-since': ['src/payment/a.ts'] },
    }),
    outcome: 'fail',
    reasons: ['drop-fell'],
  },
  {
    name: 'holds its branches against their own minimum',
    settings: component({ project: { branches: '50%' } }),
    files,
    ...told('1-8', ''),
    outcome: 'undetermined',
    reasons: ['branches-unknown'],
  },
  {
    name: 'says so when its value is carried over from the target branch',
    settings: minimum,
    files: ['src/b.ts'],
    ...delivered({
      deliveries: [{ name: 'unit', coverage: { 'src/b.ts': { covered: '1-100' } } }],
      sources: { 'src/payment/a.ts': 10 },
      base: { coverage: { 'src/payment/a.ts': '9/10' }, 'changed-since': ['src/b.ts'] },
    }),
    outcome: 'pass',
    reasons: ['carried-reached'],
  },
  {
    name: 'fails when its code moved away',
    settings: component({ project: { minimum: '10%' } }),
    files: ['src/b.ts'],
    ...delivered({
      deliveries: [{ name: 'unit', coverage: { 'src/b.ts': { covered: '1-100' } } }],
      base: { coverage: { 'src/payment/a.ts': '9/10' } },
    }),
    outcome: 'fail',
    reasons: ['component-gone'],
  },
  {
    name: 'keeps a file that this pull request moves out of it',
    settings: minimum,
    files: [changedFile({ path: 'src/b.ts', previousPath: 'src/payment/b.ts', status: 'renamed' })],
    ...delivered({ deliveries: [{ name: 'unit', coverage: { 'src/b.ts': { covered: '1-8', uncovered: '9-10' } } }] }),
    outcome: 'fail',
    reasons: ['lines-below'],
  },
  {
    name: 'passes where a repository has none of it',
    settings: minimum,
    files: ['src/b.ts'],
    ...delivered({ deliveries: [{ name: 'unit', coverage: { 'src/b.ts': { covered: '1-100' } } }] }),
    outcome: 'pass',
    reasons: ['component-empty'],
  },
]);
