import { expect, test } from 'vitest';

import { withTax } from '../src/price.js';

test('adds tax', () => {
  expect(withTax(100, 0.2)).toBe(120);
});
