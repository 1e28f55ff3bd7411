import { delivered } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { changedFile } from '../../../../test/support/facts.ts';
import { coveragePaths } from './rule.ts';

const settings = {
  perimeter: ['src/**'],
  paths: [
    { match: ['src/**'], minimum: '50%' },
    { match: ['src/payment/**'], minimum: '90%' },
  ],
};
const files = ['src/a.ts'];
const renamed = changedFile({ path: 'src/a.ts', previousPath: 'src/payment/a.ts', status: 'renamed' });
const told = (coverage: Readonly<Record<string, object>>) => delivered({ deliveries: [{ name: 'unit', coverage }] });

describeRule(coveragePaths, [
  {
    name: 'passes when each file reaches its own',
    settings,
    files,
    ...told({ 'src/a.ts': { covered: '1', uncovered: '2' } }),
    outcome: 'pass',
    reasons: ['files-reached', 'minimum-without-file'],
  },
  {
    name: 'says so when no file has a minimum',
    settings: { perimeter: ['src/**'], paths: [{ match: ['src/paymnt/**'], minimum: '90%' }] },
    files,
    ...told({ 'src/a.ts': { uncovered: '1' } }),
    outcome: 'pass',
    reasons: ['minimum-without-file'],
  },
  {
    name: 'asks of a file what was asked of it before it was renamed',
    settings,
    files: [renamed],
    ...told({ 'src/a.ts': { covered: '1-8', uncovered: '9-10' } }),
    outcome: 'fail',
    reasons: ['file-below'],
  },
  {
    name: 'fails for one file although the others make up for it',
    settings,
    files,
    ...told({ 'src/a.ts': { covered: '1-100' }, 'src/b.ts': { covered: '1', uncovered: '2-3' } }),
    outcome: 'fail',
    reasons: ['file-below', 'minimum-without-file'],
  },
  {
    name: 'takes the highest minimum that names a file',
    settings,
    files,
    ...told({ 'src/payment/a.ts': { covered: '1-8', uncovered: '9-10' } }),
    outcome: 'fail',
  },
  {
    name: 'fails for a file that nobody measured',
    settings,
    files,
    ...delivered({ deliveries: [{ name: 'unit', coverage: {} }], sources: { 'src/c.ts': 3 } }),
    outcome: 'fail',
  },
  {
    name: 'names fifty files and counts the rest',
    settings,
    files,
    ...told(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`src/${at}.ts`, { uncovered: '1' }]))),
    outcome: 'fail',
    reasons: [...Array.from({ length: 50 }, () => 'file-below'), 'more-files', 'minimum-without-file'],
  },
]);
