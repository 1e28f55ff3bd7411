import { describeRule } from '../../../../test/support/describe-rule.ts';
import { commit } from '../../../../test/support/facts.ts';
import { pullRequestCommitMessages } from './rule.ts';

const asked = (wanted: object) => ({ settings: { 'commit-messages': wanted } });
const saying = (...messages: readonly string[]) => ({
  commits: messages.map((message, index) => commit(`c${index}`, 'an-karim', { message })),
});
const merge = commit('m', 'an-karim', { message: "Merge branch 'main'", parents: ['a', 'b'] });

describeRule(pullRequestCommitMessages, [
  {
    name: 'passes conventional messages',
    ...asked({ conventional: true }),
    ...saying('feat(cart)!: v2', 'fix: x'),
    outcome: 'pass',
  },
  {
    name: 'names each message that is not conventional',
    ...asked({ conventional: true }),
    ...saying('wip', 'feat: x', 'fix:x'),
    outcome: 'fail',
    reasons: ['not-conventional', 'not-conventional'],
  },
  {
    name: 'passes a first line of exactly the maximum',
    ...asked({ 'maximum-length': 5 }),
    ...saying('abcdé\n\nlonger text'),
    outcome: 'pass',
  },
  {
    name: 'fails one character above',
    ...asked({ 'maximum-length': 5 }),
    ...saying('abcdef'),
    outcome: 'fail',
    reasons: ['too-long'],
  },
  {
    name: 'fails a message unlike the expression',
    ...asked({ matches: '^BTQ-' }),
    ...saying('Cart BTQ-1'),
    outcome: 'fail',
    reasons: ['unlike'],
  },
  { name: 'leaves merges out', ...asked({ conventional: true }), commits: [merge], outcome: 'not-applicable' },
]);
