import { describeRule } from '../../../../test/support/describe-rule.ts';
import { commit } from '../../../../test/support/facts.ts';
import { pullRequestHiddenText } from './rule.ts';

const settings = { 'hidden-text': 'refuse' };

describeRule(pullRequestHiddenText, [
  {
    name: 'passes ordinary text in French',
    settings,
    change: { title: 'Améliore l’œuvre du panier « v2 »' },
    files: ['src/été.ts'],
    outcome: 'pass',
  },
  { name: 'passes emoji that are made of joiners', settings, change: { title: 'Merci 👩‍💻 ❤️ 👍🏽' }, outcome: 'pass' },
  {
    name: 'passes Greek and Cyrillic words by themselves',
    settings,
    change: { body: 'Ελληνικά, русский, Δ = 2' },
    outcome: 'pass',
  },
  {
    name: 'finds a reversed reading direction in a path',
    settings,
    files: ['src/\u202Esj.exe'],
    outcome: 'fail',
    reasons: ['path-invisible'],
  },
  {
    name: 'finds a zero-width space in the title',
    settings,
    change: { title: 'pay\u200Bment' },
    outcome: 'fail',
    reasons: ['text-invisible'],
  },
  {
    name: 'finds tag characters in a message',
    settings,
    commits: [commit('c1', 'x', { message: 'fix\u{E0041}' })],
    outcome: 'fail',
    reasons: ['text-invisible'],
  },
  {
    name: 'finds a joiner outside of emoji',
    settings,
    change: { body: 'a\u200Db' },
    outcome: 'fail',
    reasons: ['text-invisible'],
  },
  {
    name: 'finds a Cyrillic letter in a Latin word',
    settings,
    files: ['src/p\u0430yment.ts'],
    outcome: 'fail',
    reasons: ['path-mixed-scripts'],
  },
  {
    name: 'looks at both paths of a rename',
    settings,
    files: [
      {
        path: 'a',
        previousPath: 'b\u202E',
        status: 'renamed',
        additions: 0,
        deletions: 0,
        kind: 'file',
        binary: false,
      },
    ],
    outcome: 'fail',
    reasons: ['path-invisible'],
  },
  {
    name: 'finds two paths that differ by letter case',
    settings,
    files: ['src/Pay.ts', 'src/pay.ts'],
    outcome: 'fail',
    reasons: ['path-twins'],
  },
]);
