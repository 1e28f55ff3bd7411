import { describeRule } from '../../../../test/support/describe-rule.ts';
import { changedFile } from '../../../../test/support/facts.ts';
import { pullRequestSize } from './rule.ts';

const settings = { size: { 'maximum-changed-lines': 100, except: ['**/*.lock'] } };
const file = (path: string, additions: number, deletions = 0) => changedFile({ path, additions, deletions });

describeRule(pullRequestSize, [
  {
    name: 'passes exactly at the limit',
    settings,
    files: [file('a.ts', 60, 40)],
    outcome: 'pass',
    reasons: ['within'],
  },
  { name: 'fails one line above', settings, files: [file('a.ts', 61, 40)], outcome: 'fail', reasons: ['too-large'] },
  { name: 'sums all files', settings, files: [file('a.ts', 60), file('b.ts', 41)], outcome: 'fail' },
  { name: 'leaves excepted files out', settings, files: [file('a/yarn.lock', 900), file('a.ts', 1)], outcome: 'pass' },
  {
    name: 'counts a file that is renamed out of sight',
    settings,
    files: [changedFile({ path: 'a.lock', previousPath: 'a.ts', status: 'renamed', additions: 101 })],
    outcome: 'fail',
  },
  {
    name: 'allows nothing when the limit is zero',
    settings: { size: { 'maximum-changed-lines': 0 } },
    files: ['a.ts'],
    outcome: 'fail',
  },
]);
