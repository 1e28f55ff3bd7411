import { describeRule } from '../../../../test/support/describe-rule.ts';
import { secret, secretsOf } from '../../../../test/support/secrets.ts';
import { secretsInHistory } from './rule.ts';

const before = secret('one', { where: 'history' });

describeRule(secretsInHistory, [
  { name: 'passes when nothing was found', settings: {}, outcome: 'pass', reasons: ['none'] },
  {
    name: 'fails for what only an earlier commit holds',
    settings: {},
    secrets: secretsOf([before]),
    outcome: 'fail',
    reasons: ['history'],
  },
  {
    name: 'only shows it where the policy warns',
    settings: { 'in-history': 'warn' },
    secrets: secretsOf([before]),
    outcome: 'pass',
    reasons: ['history'],
  },
  {
    name: 'fails for what was pushed away',
    settings: {},
    secrets: secretsOf([secret('one', { where: 'pushed-away' })]),
    outcome: 'fail',
    reasons: ['pushed-away'],
  },
  {
    name: 'fails for a message that was pushed away',
    settings: {},
    secrets: secretsOf([secret('one', { where: 'pushed-away', in: 'commit-message', path: '' })]),
    outcome: 'fail',
    reasons: ['pushed-away-message'],
  },
  {
    name: 'fails for the name of a file that was pushed away',
    settings: {},
    secrets: secretsOf([secret('one', { where: 'pushed-away', in: 'file-name', path: '' })]),
    outcome: 'fail',
    reasons: ['pushed-away-name'],
  },
  {
    name: 'leaves the head to others',
    settings: {},
    secrets: secretsOf([secret('one'), secret('two', { in: 'commit-message', path: '' })]),
    outcome: 'pass',
    reasons: ['none'],
  },
]);
