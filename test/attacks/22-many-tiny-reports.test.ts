import { expect, test } from 'vitest';

import { ReportReader } from '../../src/engine/evidence/report-reader.ts';
import { lcov } from '../support/ci.ts';

/** Bytes that what was read of a report holds on to. */
function held(text: string): number {
  const reader = new ReportReader();
  reader.push(new TextEncoder().encode(text));
  const parsed = reader.end();
  if (!parsed.ok || parsed.value.kind !== 'coverage') throw new Error('no coverage report');
  const parts = parsed.value.report.files.flatMap(({ lines }) => [lines.numbers.buffer, lines.hits.buffer]);
  return [...new Set(parts)].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

test('an artifact with ten thousand reports of one line takes megabytes, not gigabytes', () => {
  expect(held(lcov({ 'src/a.ts': [1] })) * 10_000).toBeLessThan(50_000_000);
});

test('a report with many files still shares what it holds', () => {
  const files = Object.fromEntries(Array.from({ length: 1_000 }, (_, file) => [`src/${String(file)}.ts`, [1, 0, 2]]));
  expect(held(lcov(files))).toBeLessThan(1_000 * 3 * 2 * 4 * 3);
});
