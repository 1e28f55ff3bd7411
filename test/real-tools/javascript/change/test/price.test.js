import { expect, test } from 'vitest';

import { withTax } from '../src/price.js';

test('adds tax', () => {
  expect(withTax(100, 0.2)).toBe(120);
});

test('takes a discount off', async () => {
  const { discount } = await import('../src/price.js');
  expect(discount(1000, 10)).toBe(100);
});

test.skip('rounds half a cent', () => {});
