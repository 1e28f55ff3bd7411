import { expect, test } from 'vitest';

import { coverageOf, problemOf } from '../../../../test/support/evidence.ts';

test.each([
  ['a block covers all its lines', ['a/a.go:1.2,3.4 2 5'], { 'a/a.go': { 1: 5, 2: 5, 3: 5 } }],
  ['blocks on the same line are summed', ['a/a.go:1.2,1.9 1 1', 'a/a.go:1.10,2.3 1 0'], { 'a/a.go': { 1: 1, 2: 0 } }],
  [
    'a block inside another one adds to its lines',
    ['a/a.go:1.1,4.2 1 1', 'a/a.go:2.1,3.2 1 1'],
    { 'a/a.go': { 1: 1, 2: 2, 3: 2, 4: 1 } },
  ],
  ['lines between blocks are not measured', ['a/a.go:1.1,1.2 1 1', 'a/a.go:4.1,4.2 1 0'], { 'a/a.go': { 1: 1, 4: 0 } }],
  ['profiles may be concatenated', ['a/a.go:1.1,1.2 1 0', 'mode: set', 'a/a.go:1.1,1.2 1 1'], { 'a/a.go': { 1: 1 } }],
  ['a path may hold a colon', ['C:/a.go:1.1,1.2 1 1'], { 'C:/a.go': { 1: 1 } }],
  [
    'files may alternate',
    ['a.go:1.1,1.2 1 1', 'b.go:1.1,1.2 1 0', 'a.go:2.1,2.2 1 0'],
    { 'a.go': { 1: 1, 2: 0 }, 'b.go': { 1: 0 } },
  ],
])('%s', (_, blocks, lines) => {
  expect(coverageOf(['mode: atomic', ...blocks, ''].join('\n'))).toEqual({
    format: 'gocover',
    lines,
    branches: {},
    warnings: [],
  });
});

test.each([
  ['a block must not end before it begins', 'a.go:3.1,2.2 1 1', 'malformed'],
  ['a block must have a count', 'a.go:1.1,2.2 1', 'malformed'],
  ['a block must not reach beyond any file', 'a.go:1.1,99999999.2 1 1', 'malformed'],
  [
    'blocks must not stand for more lines than a tree can have',
    Array.from({ length: 8 }, (_, i) => `${i}.go:1.1,16000000.2 1 1`).join('\n'),
    'too-many',
  ],
])('%s', (_, blocks, problem) => {
  expect(problemOf(`mode: set\n${blocks}\n`)).toBe(problem);
});
