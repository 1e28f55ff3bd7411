import { describeRule } from '../../../../test/support/describe-rule.ts';
import { changedFile } from '../../../../test/support/facts.ts';
import { coveragePerimeter } from './rule.ts';

const settings = { perimeter: ['src/**', '!src/generated/**', '!tools/**'] };
const added = (path: string) => changedFile({ path, status: 'added' });

describeRule(coveragePerimeter, [
  {
    name: 'passes when code lies inside',
    settings,
    files: [added('src/a.ts'), added('README.md')],
    outcome: 'pass',
    reasons: ['inside'],
  },
  {
    name: 'asks nothing of pages',
    settings,
    files: [added('README.md')],
    outcome: 'not-applicable',
    reasons: ['no-code'],
  },
  { name: 'fails for new code outside', settings, files: [added('lib/a.ts')], outcome: 'fail', reasons: ['outside'] },
  {
    name: 'fails for code that is moved outside',
    settings,
    files: [changedFile({ path: 'lib/a.ts', previousPath: 'src/a.ts', status: 'renamed' })],
    outcome: 'fail',
  },
  {
    name: 'lists what the client took out by name',
    settings,
    files: [added('src/generated/a.ts'), added('tools/b.ts')],
    outcome: 'pass',
    reasons: ['unmeasured-changes'],
  },
  {
    name: 'lists changed files that were outside before',
    settings,
    files: ['lib/a.ts'],
    outcome: 'pass',
    reasons: ['unmeasured-changes'],
  },
  {
    name: 'has nothing against tests',
    settings,
    files: [added('test/a.test.ts'), added('lib/a_test.go'), added('lib/test_a.py'), added('lib/ATest.java')],
    outcome: 'pass',
    reasons: ['inside'],
  },
  {
    name: 'only lists when the policy says so',
    settings: { ...settings, 'outside-perimeter': 'list' },
    files: [added('lib/a.ts')],
    outcome: 'pass',
    reasons: ['outside'],
  },
]);
