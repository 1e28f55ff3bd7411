import { describe, expect, test } from 'vitest';

import { delivered, type EvidenceWritten } from '../../../test/support/delivered.ts';
import type { CoverageFacts, FileCoverage } from '../facts/coverage.ts';
import { patchOf, rangesOf } from './patch.ts';

type Change = NonNullable<EvidenceWritten['changes']>[string];
type Measured = NonNullable<NonNullable<EvidenceWritten['deliveries']>[number]['coverage']>[string];

function patched(change: Change, file?: Measured, path = 'src/a.ts') {
  const { coverage }: { readonly coverage: CoverageFacts } = delivered({
    deliveries: [{ name: 'unit', coverage: file === undefined ? {} : { [path]: file } }],
    changes: { [path]: change },
  });
  const files: readonly FileCoverage[] = coverage.deliveries[0]?.files ?? [];
  return patchOf(coverage, new Map(files.map((one) => [one.path, one])), ['src/**']);
}

describe('of the changed lines of a file', () => {
  test('only those with a record count, and code without one is told', () => {
    const [file] = patched({ changed: '1-4', code: '1, 3-4', lines: 9 }, { covered: '1', uncovered: '3, 9' });
    expect(file).toMatchObject({
      lines: { covered: 1, total: 2 },
      uncovered: [3],
      withoutRecord: 1,
      state: 'measured',
    });
  });

  test.each([
    ['no report names the file', undefined],
    ['a report names it without a line', {}],
  ])('all code counts as uncovered where %s', (_, file) => {
    const [patch] = patched({ changed: '1-4', code: '1, 3-4' }, file);
    expect(patch).toMatchObject({ lines: { covered: 0, total: 3 }, uncovered: [1, 3, 4], state: 'unmeasured' });
  });

  test('nothing counts outside the perimeter, nor where there is nothing to cover', () => {
    expect(patched({ changed: '1-4' }, undefined, 'lib/a.ts')).toEqual([]);
    expect(patched({ changed: '2', code: '', lines: 4 }, { covered: '1' })).toEqual([]);
  });

  test('one line past the end is what some tools write, two are another text', () => {
    expect(patched({ changed: '1', lines: 4 }, { covered: '1-5' })[0]?.beyondEnd).toBe(false);
    expect(patched({ changed: '1', lines: 4 }, { covered: '1-6' })[0]?.beyondEnd).toBe(true);
  });

  test('lines without a record count where not one in twenty has any', () => {
    expect(patched({ changed: '1-20' }, { covered: '1' })[0]).toMatchObject({
      state: 'sparse',
      lines: { covered: 1, total: 20 },
    });
    expect(patched({ changed: '1-19' }, { covered: '1' })[0]).toMatchObject({
      state: 'measured',
      lines: { covered: 1, total: 1 },
    });
  });
});

test('consecutive lines are one range', () => {
  expect(rangesOf([1, 2, 3, 7, 9, 10])).toEqual([
    [1, 3],
    [7, 7],
    [9, 10],
  ]);
  expect(rangesOf([])).toEqual([]);
});
