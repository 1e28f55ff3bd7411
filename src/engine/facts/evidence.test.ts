import { expect, test } from 'vitest';

import { atLeastTrust, trusts } from './evidence.ts';

test.each([
  ['unverified', 'base-workflow', false],
  ['base-workflow', 'base-workflow', true],
  ['base-workflow', 'signed-workflow', false],
  ['signed-workflow', 'base-workflow', true],
  ['computed', 'signed-workflow', true],
] as const)('%s satisfies %s: %s', (has, wanted, expected) => {
  expect(atLeastTrust(has, wanted)).toBe(expected);
});

test('the order runs from anybody to ourselves', () => {
  expect(trusts[0]).toBe('unverified');
  expect(trusts.at(-1)).toBe('computed');
});
