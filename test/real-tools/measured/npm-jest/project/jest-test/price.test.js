import { discount, withTax } from '../src/price.js';

test('adds tax', () => {
  expect(withTax(100, 0.2)).toBe(120);
});

test('takes a discount off', () => {
  expect(discount(1000, 10)).toBe(100);
});

test.skip('rounds half a cent', () => {});
