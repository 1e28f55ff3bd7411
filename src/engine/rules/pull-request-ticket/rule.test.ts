import { describeRule } from '../../../../test/support/describe-rule.ts';
import { commit } from '../../../../test/support/facts.ts';
import { pullRequestTicket } from './rule.ts';

const matches = '\\bBTQ-\\d+\\b';
const anywhere = { ticket: { matches, in: ['title', 'body', 'branch', 'commits'] } };
const titleOnly = { ticket: { matches, in: ['title'] } };
const message = [commit('c1', 'an-karim', { message: 'Cart\n\nBTQ-12' })];

describeRule(pullRequestTicket, [
  { name: 'finds the ticket in the title', settings: titleOnly, change: { title: 'BTQ-12 cart' }, outcome: 'pass' },
  {
    name: 'finds the ticket in the description',
    settings: { ticket: { matches } },
    change: { body: 'See BTQ-12.' },
    outcome: 'pass',
  },
  { name: 'finds the ticket in a commit message', settings: anywhere, commits: message, outcome: 'pass' },
  {
    name: 'looks only where the policy says',
    settings: titleOnly,
    change: { body: 'BTQ-12' },
    commits: message,
    outcome: 'fail',
    reasons: ['missing'],
  },
  { name: 'fails without a ticket', settings: anywhere, outcome: 'fail', reasons: ['missing'] },
  { name: 'cannot tell when messages were not read', settings: anywhere, unread: ['commits'], outcome: 'undetermined' },
  {
    name: 'needs no messages once the title tells',
    settings: anywhere,
    change: { title: 'BTQ-1' },
    unread: ['commits'],
    outcome: 'pass',
  },
]);
