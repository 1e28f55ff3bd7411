import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Contract } from './fields.ts';
import { lastingOf } from './lasting.ts';
import { loadContract } from './load.ts';

const whole = readFileSync(new URL('../../../docs/examples/contract.yml', import.meta.url), 'utf8');

function contract(change: (text: string) => string = (text) => text): Contract {
  const loaded = loadContract(change(whole), 'contracts/a.yml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.contract;
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

test('a contract lasts from its last due date through review, reservations and warranty, rounded up', () => {
  const { endsAt, tail } = lastingOf(contract());
  // 10 and 30 working days of five a week, a fortnight of holidays each, and P3M.
  expect(tail / 86_400_000).toBe(14 + 14 + 42 + 14 + 93);
  expect(dayOf(endsAt)).toBe('2027-04-12');
});

test('without warranty and reservations the review alone follows', () => {
  const plain = contract((text) => text.replace(/^ {2}warranty:.*$/m, '').replace(/^ {2}reservations:.*$/m, ''));
  expect(lastingOf(plain).tail / 86_400_000).toBe(14 + 14);
});

test('a later due date and a longer warranty never end it earlier', () => {
  const later = contract((text) => text.replace('due: 2026-10-15', 'due: 2026-12-15'));
  const longer = contract((text) => text.replace('warranty: P3M', 'warranty: P1Y'));
  for (const one of [later, longer]) expect(lastingOf(one).endsAt).toBeGreaterThan(lastingOf(contract()).endsAt);
});
