import { expect, test } from 'vitest';

import { coverageOf, problemOf } from '../../../../test/support/evidence.ts';

test.each([
  ['a list has one place a line', { source_files: [{ name: 'a.rb', coverage: [null, 2, 0] }] }],
  ['the list may come before the name', { source_files: [{ coverage: [null, 2, 0], name: 'a.rb' }] }],
  ['the list may be JSON in a string', { source_files: [{ name: 'a.rb', coverage: '[null, 2, 0]' }] }],
  [
    'a file without code is not part of the report',
    {
      source_files: [
        { name: 'b.rb', coverage: [null] },
        { name: 'a.rb', coverage: [null, 2, 0] },
      ],
    },
  ],
])('%s', (_, report) => {
  expect(coverageOf(JSON.stringify(report))).toEqual({
    format: 'coveralls-json',
    lines: { 'a.rb': { 2: 2, 3: 0 } },
    branches: {},
    warnings: [],
  });
});

test('a string that is no JSON makes the report unusable', () => {
  expect(problemOf(JSON.stringify({ source_files: [{ name: 'a', coverage: '[1,' }] }))).toBe('truncated');
});
