import { expect, test } from 'vitest';

import { coverageOf, problemOf } from '../../../../test/support/evidence.ts';

const at = (line: number): object => ({ start: { line, column: 0 }, end: { line: line + 1, column: 2 } });
const file = {
  path: '/w/a.ts',
  statementMap: { 0: at(1), 1: at(1), 2: at(5) },
  fnMap: { 0: { name: 'f', line: 99, loc: at(99) } },
  branchMap: {
    0: { loc: at(5), type: 'if', locations: [at(5), at(6)] },
    1: { line: 7, type: 'cond-expr', locations: [] },
  },
  s: { 0: 1, 1: 2, 2: 0 },
  f: { 0: 1 },
  b: { 0: [1, 0], 1: [2, 0, 4] },
};
const expected = {
  format: 'istanbul-json',
  lines: { '/w/a.ts': { 1: 3, 5: 0 } },
  branches: { '/w/a.ts': { 5: '1/2', 7: '2/3' } },
  warnings: [],
};

test.each([
  ['statements count for the line where they begin', { '/w/a.ts': file }],
  ['counts may come before what they count', { '/w/a.ts': Object.fromEntries(Object.entries(file).toReversed()) }],
  ['a file may be wrapped', { '/w/a.ts': { data: file } }],
])('%s', (_, report) => {
  expect(coverageOf(JSON.stringify(report))).toEqual(expected);
});

test('a statement without a count is not covered', () => {
  expect(coverageOf(JSON.stringify({ a: { ...file, s: {} } })).lines).toEqual({ a: { 1: 0, 5: 0 } });
});

test.each([
  ['must be closed', '{"a":{"statementMap":{}', 'truncated'],
  ['must separate its values', '{"a":{"statementMap":{} "s":{}}}', 'malformed'],
  ['must not end a list with a comma', '{"a":{"statementMap":{},"b":{"0":[1,]}}}', 'malformed'],
  ['must not close what it did not open', '{"a":{"statementMap":{}}]', 'malformed'],
  ['must not use words that are no values', '{"a":{"statementMap":{},"s":{"0":yes}}}', 'malformed'],
  ['must not go on behind its end', '{"a":{"statementMap":{}}} {}', 'malformed'],
  ['must not be nested endlessly', `{"a":{"statementMap":{},"x":${'['.repeat(1000)}`, 'too-deep'],
  ['must not have endless names', `{"a":{"statementMap":{"${'x'.repeat(1_200_000)}":{}}}}`, 'too-long'],
  [
    'may hold texts of any length that nobody wants',
    `{"a":{"statementMap":{},"x":"${'x'.repeat(1_200_000)}"}}`,
    'read as istanbul-json',
  ],
  ['may hold any number', '{"a":{"statementMap":{},"s":{"0":1e999,"1":-1,"2":1.5}}}', 'read as istanbul-json'],
  ['may begin with a byte order mark', '\uFEFF{"a":{"statementMap":{}}}', 'read as istanbul-json'],
])('a document %s', (_, text, problem) => {
  expect(problemOf(text)).toBe(problem);
});
