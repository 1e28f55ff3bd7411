import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { FileCoverage } from '../../../engine/facts/coverage.ts';
import { packParts, unpackParts } from './measured-parts.ts';

const lines = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 1 << 24 }), fc.boolean()), {
    selector: ([line]) => line,
    maxLength: 40,
  })
  .map((rows) => rows.toSorted(([one], [other]) => one - other));
const file: fc.Arbitrary<FileCoverage> = fc
  .tuple(fc.string(), lines, fc.option(lines))
  .map(([path, hit, branches]) => ({
    path,
    lines: { numbers: Uint32Array.from(hit, ([line]) => line), hits: Uint32Array.from(hit, ([, is]) => Number(is)) },
    ...(branches === null
      ? {}
      : {
          branches: {
            numbers: Uint32Array.from(branches, ([line]) => line),
            covered: Uint32Array.from(branches, ([, is]) => Number(is)),
            total: Uint32Array.from(branches, () => 2),
          },
        }),
  }));

test('what was measured comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.option(fc.array(file, { maxLength: 4 })), async (coverage) => {
      const parts = {
        coverage,
        tests: { ran: [{ file: 'a', className: 'b', name: 'c' }], skipped: 2 },
        analysis: null,
      };
      expect(await unpackParts(await packParts(parts))).toEqual(parts);
    }),
    { numRuns: 50 },
  );
});
