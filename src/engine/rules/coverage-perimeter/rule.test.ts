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
    name: 'fails for code that was measured and moves among tests, to what is taken out, or under another ending',
    settings,
    files: ['test/a.ts', 'src/generated/a.ts', 'src/a.txt', 'lib/a.ts'].map((path) =>
      changedFile({ path, previousPath: 'src/a.ts', status: 'renamed' }),
    ),
    outcome: 'fail',
    reasons: ['moved-out', 'moved-out', 'moved-out', 'moved-out'],
  },
  {
    name: 'has nothing against a test that moves',
    settings,
    files: [changedFile({ path: 'test/a.test.ts', previousPath: 'src/a.test.ts', status: 'renamed' })],
    outcome: 'pass',
    reasons: ['inside'],
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
    name: 'lists what sets up tools instead of refusing it for where it lies',
    settings,
    files: [added('vitest.config.js'), added('packages/shop/jest.setup.ts')],
    outcome: 'pass',
    reasons: ['unmeasured-changes'],
  },
  {
    name: 'refuses code in a folder of configuration, and measured code that takes such a name',
    settings,
    files: [
      added('.config/shop.ts'),
      changedFile({ path: 'vitest.config.js', previousPath: 'src/a.js', status: 'renamed' }),
    ],
    outcome: 'fail',
    reasons: ['moved-out', 'outside'],
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
