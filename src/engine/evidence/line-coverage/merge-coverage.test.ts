import fc from 'fast-check';
import { expect, test } from 'vitest';

import { coverage, written } from '../../../../test/support/evidence.ts';
import { mergeCoverage } from './merge-coverage.ts';
import type { CoverageReport } from './report.ts';

const hits = fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), fc.integer({ min: 0, max: 2 ** 29 - 1 }));
const report = fc.dictionary(fc.constantFrom('a', 'b', 'c'), hits).map(coverage);
const shown = (one: CoverageReport): unknown => written('', one).lines;
const coveredLines = (one: CoverageReport): unknown =>
  one.files.map(({ path, lines }) => [
    path,
    Array.from(lines.numbers).filter((_, index) => (lines.hits[index] ?? 0) > 0),
  ]);

const branchy = (taken: number, total: number): CoverageReport => ({
  roots: [],
  warnings: [],
  files: [
    {
      path: 'a',
      lines: { numbers: Uint32Array.of(1), hits: Uint32Array.of(1) },
      branches: { numbers: Uint32Array.of(1), covered: Uint32Array.of(taken), total: Uint32Array.of(total) },
    },
  ],
});

test('sums what several reports say of a line and keeps what only one says', () => {
  const merged = mergeCoverage([coverage({ a: { 1: 1, 2: 0 } }), coverage({ b: { 1: 0 }, a: { 2: 3, 9: 0 } })]);
  expect(written('', merged).lines).toEqual({ a: { 1: 1, 2: 3, 9: 0 }, b: { 1: 0 } });
});

test('keeps the largest numbers of branches', () => {
  expect(written('', mergeCoverage([branchy(2, 3), branchy(1, 4)])).branches).toEqual({ a: { 1: '2/4' } });
});

test('does not depend on order', () => {
  fc.assert(
    fc.property(fc.array(report, { maxLength: 5 }), (reports) => {
      expect(shown(mergeCoverage(reports.toReversed()))).toEqual(shown(mergeCoverage(reports)));
    }),
  );
});

test('does not depend on what is merged first', () => {
  fc.assert(
    fc.property(report, report, report, (one, two, three) => {
      const left = mergeCoverage([mergeCoverage([one, two]), three]);
      expect(shown(left)).toEqual(shown(mergeCoverage([one, mergeCoverage([two, three])])));
    }),
  );
});

test('covers the same lines when reports are repeated or split', () => {
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 4 }), (reports) => {
      const parts = reports.flatMap((one) => one.files.map((file) => ({ files: [file], roots: [], warnings: [] })));
      expect(coveredLines(mergeCoverage(parts))).toEqual(coveredLines(mergeCoverage(reports)));
      expect(coveredLines(mergeCoverage([...reports, ...reports]))).toEqual(coveredLines(mergeCoverage(reports)));
    }),
  );
});
