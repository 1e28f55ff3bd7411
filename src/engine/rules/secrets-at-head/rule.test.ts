import { expect, test } from 'vitest';

import { ask } from '../../../../test/support/ask.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { facts } from '../../../../test/support/facts.ts';
import { fingerprintOf, secret, secretsOf } from '../../../../test/support/secrets.ts';
import { secretsAtHead } from './rule.ts';

const one = fingerprintOf('one');
const byPath = { path: 'src/**', reason: 'made up' };

describeRule(secretsAtHead, [
  { name: 'passes when nothing was found', settings: {}, outcome: 'pass', reasons: ['none'] },
  {
    name: 'fails for a secret on an added line',
    settings: {},
    secrets: secretsOf([secret('one')]),
    outcome: 'fail',
    reasons: ['found'],
  },
  {
    name: 'leaves older secrets of a touched file to others',
    settings: {},
    secrets: secretsOf([secret('one', { added: false })]),
    outcome: 'pass',
  },
  {
    name: 'leaves what is likely none to others',
    settings: {},
    secrets: secretsOf([secret('one', { demoted: 'placeholder' })]),
    outcome: 'pass',
  },
  {
    name: 'leaves texts and the history to others',
    settings: {},
    secrets: secretsOf([secret('one', { in: 'title', path: '' }), secret('two', { where: 'history' })]),
    outcome: 'pass',
  },
  {
    name: 'passes what a baseline lists',
    settings: {},
    secrets: secretsOf([secret('one', { baselined: true })]),
    outcome: 'pass',
  },
  {
    name: 'passes a listed fingerprint, as pages write it',
    settings: { allow: [{ fingerprint: `finding:${one}`, reason: 'public key' }] },
    secrets: secretsOf([secret('one')]),
    outcome: 'pass',
  },
  {
    name: 'fails for another secret on the same line',
    settings: { allow: [{ fingerprint: one, reason: 'public key' }] },
    secrets: secretsOf([secret('one'), secret('two')]),
    outcome: 'fail',
    reasons: ['found'],
  },
  {
    name: 'passes a path that lists the fingerprint until a day to come',
    settings: { allow: [{ ...byPath, fingerprints: [one], expires: '2026-12-31' }] },
    secrets: secretsOf([secret('one')]),
    outcome: 'pass',
  },
  {
    name: 'fails for a path without fingerprints, and says what is missing',
    settings: { allow: [byPath] },
    secrets: secretsOf([secret('one')]),
    outcome: 'fail',
    reasons: ['found', 'path-incomplete'],
  },
  {
    name: 'fails for a path without a day',
    settings: { allow: [{ ...byPath, fingerprints: [one] }] },
    secrets: secretsOf([secret('one')]),
    outcome: 'fail',
    reasons: ['found', 'path-incomplete'],
  },
  {
    name: 'fails once the day is over',
    settings: { allow: [{ ...byPath, fingerprints: [one], expires: '2026-10-13' }] },
    secrets: secretsOf([secret('one')]),
    outcome: 'fail',
    reasons: ['found', 'path-expired'],
  },
  {
    name: 'fails for another path',
    settings: { allow: [{ ...byPath, path: 'test/**', fingerprints: [one], expires: '2026-12-31' }] },
    secrets: secretsOf([secret('one')]),
    outcome: 'fail',
    reasons: ['found'],
  },
  {
    name: 'understands the name that other tools give to values without a form',
    settings: { allow: [{ ...byPath, detector: 'generic-api-key', fingerprints: [one], expires: '2026-12-31' }] },
    secrets: secretsOf([secret('one', { detector: 'named-key' }), secret('one', { path: 'src/b.ts' })]),
    outcome: 'fail',
    reasons: ['found'],
  },
  {
    name: 'shows an allow comment as a request',
    settings: {},
    secrets: secretsOf([secret('one', { allowComment: true })]),
    outcome: 'fail',
    reasons: ['found', 'requested'],
  },
  {
    name: 'follows an allow comment only where the policy says so',
    settings: { 'inline-allow': 'allow' },
    secrets: secretsOf([secret('one', { allowComment: true })]),
    outcome: 'pass',
  },
  {
    name: 'lists a hundred of many and says how many are left',
    settings: {},
    secrets: secretsOf(Array.from({ length: 130 }, (_, line) => secret(`s${String(line)}`, { line: line + 1 }))),
    outcome: 'fail',
  },
]);

test('each reason bears the name that a waiver gives, and the place', () => {
  const answer = ask(secretsAtHead, { settings: {}, facts: facts({ secrets: secretsOf([secret('one')]) }) });
  expect(answer.reasons).toMatchObject([
    { fingerprint: `finding:${one}`, at: { path: 'src/pay.ts', line: 3, column: 14 } },
  ]);
});
