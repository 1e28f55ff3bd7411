import { delivered, type EvidenceWritten } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { coverageDrop } from './rule.ts';

const settings = { perimeter: ['src/**'], project: { 'maximum-drop': '1%' } };
const files = ['src/a.ts'];
const told = (covered: string, uncovered: string, more: EvidenceWritten) =>
  delivered({ deliveries: [{ name: 'unit', coverage: { 'src/a.ts': { covered, uncovered } } }], ...more });
const base = (share: string, more: object = {}) => ({
  base: { coverage: { 'src/a.ts': share }, 'changed-since': ['src/a.ts'], ...more },
});

describeRule(coverageDrop, [
  {
    name: 'passes when exactly as much was lost as is allowed',
    settings,
    files,
    ...told('1-79', '80-100', base('80/100')),
    outcome: 'pass',
    reasons: ['drop-held'],
  },
  {
    name: 'fails when a hair more was lost',
    settings,
    files,
    ...told('1-789', '790-1000', base('800/1000')),
    outcome: 'fail',
    reasons: ['drop-fell'],
  },
  {
    name: 'says so when nothing is recorded',
    settings,
    files,
    ...told('1', '2-100', {}),
    outcome: 'pass',
    reasons: ['no-base'],
  },
  {
    name: 'is not verifiable when the target branch delivered something that cannot be compared with',
    settings,
    files,
    ...told('1', '2-100', { base: { refused: 'c'.repeat(40) } }),
    outcome: 'undetermined',
    reasons: ['base-refused'],
  },
  {
    name: 'compares with the best value all the same',
    settings,
    files,
    ...told('1-80', '81-100', {
      base: { refused: 'c'.repeat(40) },
      best: [{ commit: 'd'.repeat(40), files: { 'src/a.ts': '80/100' } }],
    }),
    outcome: 'pass',
    reasons: ['best-held', 'base-refused'],
  },
  {
    name: 'does not compare with a value of lesser trust',
    settings,
    files,
    ...told('1', '2-100', base('80/100', { trust: 'unverified' })),
    outcome: 'pass',
    reasons: ['no-base'],
  },
  {
    name: 'says which ancestor stands in',
    settings,
    files,
    ...told('1-80', '81-100', base('80/100', { distance: 3 })),
    outcome: 'pass',
    reasons: ['drop-held', 'base-ancestor'],
  },
  {
    name: 'compares the common files when much of the perimeter is new',
    settings,
    files,
    ...delivered({
      deliveries: [
        {
          name: 'unit',
          coverage: { 'src/a.ts': { covered: '1-50', uncovered: '51-100' }, 'src/b.ts': { covered: '1-100' } },
        },
      ],
      ...base('60/100'),
    }),
    outcome: 'fail',
    reasons: ['drop-fell-common'],
  },
  {
    name: 'holds against the best value as well',
    settings,
    files,
    ...told('1-79', '80-100', { ...base('80/100'), best: [{ files: { 'src/a.ts': '85/100' } }] }),
    outcome: 'fail',
    reasons: ['drop-held', 'best-fell'],
    asides: ['drop-held'],
  },
  {
    name: 'does not hold against a best value that is trusted less',
    settings,
    files,
    ...told('1-79', '80-100', { ...base('80/100'), best: [{ trust: 'unverified', files: { 'src/a.ts': '85/100' } }] }),
    outcome: 'pass',
    reasons: ['drop-held'],
  },
  {
    name: 'tells of values that were carried at the base',
    settings,
    files,
    ...told('1-80', '81-100', base('80/100', { coverage: { 'src/a.ts': { lines: '80/100', origin: 'carried' } } })),
    outcome: 'pass',
    reasons: ['drop-held', 'base-carried'],
  },
  {
    name: 'fails when what was measured is gone',
    settings,
    files,
    ...delivered({ deliveries: [{ name: 'unit', coverage: {} }], ...base('80/100') }),
    outcome: 'fail',
  },
]);
