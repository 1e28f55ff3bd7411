// What c8 measures: a plain program.
import { withTax } from '../src/price.js';

process.stdout.write(`${withTax(100, 0.2)}\n`);
