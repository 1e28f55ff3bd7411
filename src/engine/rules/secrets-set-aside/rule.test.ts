import { expect, test } from 'vitest';

import { ask } from '../../../../test/support/ask.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { facts } from '../../../../test/support/facts.ts';
import { fingerprintOf, secret, secretsOf } from '../../../../test/support/secrets.ts';
import { secretsSetAside } from './rule.ts';

const one = fingerprintOf('one');

describeRule(secretsSetAside, [
  { name: 'says nothing when nothing was set aside', settings: {}, outcome: 'not-applicable', reasons: [] },
  {
    name: 'says nothing of what counts',
    settings: {},
    secrets: secretsOf([secret('one')]),
    outcome: 'not-applicable',
    reasons: [],
  },
  {
    name: 'shows what is likely none, with the reason',
    settings: {},
    secrets: secretsOf([secret('one', { demoted: 'checksum' })]),
    outcome: 'pass',
    reasons: ['likely-not'],
  },
  {
    name: 'shows what the policy lets pass',
    settings: {
      allow: [
        { fingerprint: one, reason: 'public' },
        { path: 'src/**', reason: 'fixtures', fingerprints: [fingerprintOf('two')], expires: '2026-12-31' },
      ],
    },
    secrets: secretsOf([secret('one'), secret('two')]),
    outcome: 'pass',
    reasons: ['allowed-for-good', 'allowed'],
  },
  {
    name: 'shows baselines and effective comments',
    settings: { 'inline-allow': 'allow' },
    secrets: secretsOf([secret('one', { baselined: true }), secret('two', { allowComment: true })]),
    outcome: 'pass',
    reasons: ['baseline', 'inline'],
  },
  {
    name: 'counts older secrets instead of listing them',
    settings: {},
    secrets: secretsOf([secret('one', { added: false }), secret('two', { added: false })]),
    outcome: 'pass',
    reasons: ['older'],
  },
]);

test('comes back when the first allowance ends', () => {
  const allow = [
    { fingerprint: one, reason: 'public', expires: '2026-12-31' },
    { fingerprint: fingerprintOf('two'), reason: 'public', expires: '2026-11-30' },
  ];
  const answer = ask(secretsSetAside, {
    settings: { allow },
    facts: facts({ secrets: secretsOf([secret('one'), secret('two')]) }),
  });
  expect(answer.changesAt).toBe('2026-11-30T23:59:59.000Z');
});
