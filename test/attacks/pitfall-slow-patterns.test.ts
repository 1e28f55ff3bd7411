import { expect, test } from 'vitest';

import { loadContract } from '../../src/engine/contract/load.ts';
import { loadPolicy } from '../../src/engine/policy/load.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { pullRequestTicket } from '../../src/engine/rules/pull-request-ticket/rule.ts';
import { pullRequestTitle } from '../../src/engine/rules/pull-request-title/rule.ts';
import { compilePattern } from '../../src/engine/settings/pattern.ts';
import { least } from '../support/contracts.ts';
import { judged } from '../support/judging.ts';

/** Expressions that a backtracking engine would try for longer than the universe lasts, and texts that make it do so. */
const slow: readonly (readonly [pattern: string, text: string])[] = [
  ['^(a+)+$', `${'a'.repeat(5_000)}!`],
  ['^(a|a)*$', `${'a'.repeat(5_000)}!`],
  ['^(.*a){12}$', `${'a'.repeat(2_000)}!`],
  ['^([a-z]+)*[0-9]$', 'z'.repeat(5_000)],
];

test.each(slow)('a title made for the expression %s is judged all the same', (source, title) => {
  const matches = compilePattern(source);
  const families = [
    { family: 'pull-request', enforcement: 'block', built: true, settings: { title: { matches } } },
  ] as const;
  expect(judged({ rules: [pullRequestTitle], families, told: { change: { title } } }).conclusion).toBe('failure');
});

test.each(slow)('so is a description made for the expression %s', (source, body) => {
  const settings = { ticket: { matches: compilePattern(source), in: ['body'] } };
  const families = [{ family: 'pull-request', enforcement: 'block', built: true, settings }] as const;
  expect(judged({ rules: [pullRequestTicket], families, told: { change: { body } } }).conclusion).toBe('failure');
});

test.each(['(a)\\1', '(?=a)b', '(?<!a)b', 'a{1000}{1000}'])(
  'what cannot be matched in linear time or bounded space does not load: %s',
  (source) => {
    const text = JSON.stringify(source);
    const policy = `version: 1\npolicies: { pull-request: { title: { matches: ${text} } } }\n`;
    const contract = least.replace('version: 1', `version: 1\nbinding: { order: [branch], branch: ${text} }`);
    expect(loadPolicy(policy, { file: 'policy.yml', rules }).ok).toBe(false);
    expect(loadContract(contract, 'contract.yml').ok).toBe(false);
  },
);
