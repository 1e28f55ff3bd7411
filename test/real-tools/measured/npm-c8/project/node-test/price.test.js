import { equal } from 'node:assert/strict';
import { test } from 'node:test';

import { discount, withTax } from '../src/price.js';

test('adds tax', () => equal(withTax(100, 0.2), 120));

test('takes a discount off', () => equal(discount(1000, 10), 100));

test.skip('rounds half a cent', () => {});
