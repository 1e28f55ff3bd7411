import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

const line = (number: number, count: number, more: object = {}): object => ({
  line_number: number,
  count,
  branches: [],
  ...more,
});

const taken = (...counts: readonly number[]): object => ({
  branches: counts.map((count) => ({ count, fallthrough: true })),
});

test.each([
  ['instances of a function are summed', { file: 'a.c', lines: [line(1, 0), line(1, 3)] }, { 1: 3 }],
  ['the name may follow the lines', { lines: [line(1, 2)], file: 'a.c' }, { 1: 2 }],
])('%s', (_, file, lines) => {
  expect(coverageOf(JSON.stringify({ gcc_version: '14', files: [file] }))).toMatchObject({
    format: 'gcov-json',
    lines: { 'a.c': lines },
  });
});

test('branches of a line are told apart by their place', () => {
  const report = {
    gcc_version: '14',
    files: [{ file: 'a.c', lines: [line(1, 1, taken(1, 0, 0)), line(1, 1, taken(0, 2, 0))] }],
  };
  expect(coverageOf(JSON.stringify(report)).branches).toEqual({ 'a.c': { 1: '2/3' } });
});

test('what gcovr excludes is not measured', () => {
  const excluded = { 'gcovr/excluded': true };
  const branches = [{ count: 1 }, { count: 0, ...excluded }];
  const lines = [line(1, 0, excluded), line(2, 1, { branches }), line(3, 0, { 'gcovr/noncode': true })];
  expect(coverageOf(JSON.stringify({ 'gcovr/format_version': '0.15', files: [{ file: 'a.c', lines }] }))).toEqual({
    format: 'gcovr-json',
    lines: { 'a.c': { 2: 1 } },
    branches: { 'a.c': { 2: '1/1' } },
    warnings: [],
  });
});
