// What c8 measures: a plain program.
import { discount, withTax } from '../src/price.js';

process.stdout.write(`${withTax(100, 0.2)} ${discount(1000, 10)}\n`);
