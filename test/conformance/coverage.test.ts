import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { reportTotals } from '../../src/engine/evidence/line-coverage/report.ts';
import { ReportReader } from '../../src/engine/evidence/report-reader.ts';

const folder = resolve(
  import.meta.dirname,
  '../..',
  process.env['CONFORMANCE_DIR'] ?? '../shared/conformance',
  'coverage',
);

const manifest = z
  .array(
    z.object({
      file: z.string(),
      format: z.string(),
      expected: z.object({
        files: z.number(),
        lines_valid: z.number(),
        lines_covered: z.number(),
        branches_valid: z.number(),
        branches_covered: z.number(),
      }),
    }),
  )
  .min(1)
  .parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

describe.each(manifest)('$file', ({ file, format, expected }) => {
  const bytes = readFileSync(join(folder, file));

  test.each([bytes.length, 4096, 1])('has the recorded totals, read in chunks of %i bytes', (size) => {
    const reader = new ReportReader();
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
    const read = reader.end();
    if (!read.ok || read.value.kind !== 'coverage') throw new Error(`not read as coverage: ${JSON.stringify(read)}`);
    const { lines, branches } = reportTotals(read.value.report);
    expect(read.value.format).toBe(format);
    expect({
      files: read.value.report.files.length,
      lines_valid: lines.total,
      lines_covered: lines.covered,
      branches_valid: branches?.total ?? 0,
      branches_covered: branches?.covered ?? 0,
    }).toEqual(expected);
  });
});
