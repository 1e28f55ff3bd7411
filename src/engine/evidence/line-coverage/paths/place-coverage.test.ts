import { expect, test } from 'vitest';

import type { CoverageReport } from '../report.ts';
import { placeCoverage } from './place-coverage.ts';
import { treeIndex } from './tree-index.ts';

const report = (paths: readonly string[], roots: readonly string[] = []): CoverageReport => ({
  files: paths.map((path) => ({ path, lines: { numbers: Uint32Array.of(1, 2), hits: Uint32Array.of(1, 0) } })),
  roots,
  warnings: [],
});

test('a root counts for the reports that name it', () => {
  const tree = ['a/x.py', 'b/x.py'];
  const placed = placeCoverage([report(['x.py'], ['a']), report(['x.py'], ['b']), report(['x.py'])], treeIndex(tree));
  expect(placed.files.map(({ path }) => path)).toEqual(tree);
  expect(placed.lost).toEqual({ count: 1, of: 3, paths: [{ path: 'x.py', candidates: ['a/x.py', 'b/x.py'] }] });
});

test('several reports of a file are summed', () => {
  const [file] = placeCoverage([report(['src/x.py']), report(['/work/src/x.py'])], treeIndex(['src/x.py'])).files;
  expect(file).toMatchObject({ path: 'src/x.py', lines: { hits: Uint32Array.of(2, 0) } });
});

test('lost paths are all counted and some are named', () => {
  const names = Array.from({ length: 30 }, (_, index) => `lost/${index}.py`);
  const { lost } = placeCoverage([report(names)], treeIndex(['src/x.py']));
  expect([lost.count, lost.of, lost.paths.length]).toEqual([30, 30, 20]);
});
