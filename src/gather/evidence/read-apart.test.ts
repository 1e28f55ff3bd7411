import { createHash, randomBytes } from 'node:crypto';

import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';

import { readApart } from './read-apart.ts';

/** An artifact with one tracefile of so many lines, which packs badly. */
function artifact(lines: number): Uint8Array {
  const records = Array.from({ length: lines }, (_, index) => {
    const hits = randomBytes(4).readUInt32BE(0);
    return `DA:${String(index + 1)},${String(hits)}`;
  });
  const text = `SF:src/a.ts\n${records.join('\n')}\nend_of_record\n`;
  const report = {
    path: 'reports/00001-a',
    source: 'lcov.info',
    size: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  const manifest = {
    version: 1,
    name: 'unit',
    run: { id: 1, attempt: 1, job: 'collect', event: 'push', sha: 'a'.repeat(40), repositoryId: 1 },
    workspace: '/work',
    reports: [report],
    createdAt: '2026-11-24T02:13:00Z',
  };
  return zipSync({ 'garde-fou-manifest.json': strToU8(JSON.stringify(manifest)), [report.path]: strToU8(text) });
}

test.each([
  ['a small artifact, at once', 100],
  ['a large one, in a thread of its own', 60_000],
])('reads %s', async (_, lines) => {
  const bytes = artifact(lines);
  expect(bytes.length > 200_000).toBe(lines > 100);
  const read = await readApart(bytes);
  expect(read?.problems).toEqual([]);
  const [report] = read?.reports ?? [];
  expect(report?.read.kind === 'coverage' && report.read.report.files[0]?.lines.numbers.length).toBe(lines);
});

test('answers nothing for what is no archive, however large', async () => {
  expect(await readApart(new Uint8Array(300_000))).toBeNull();
});
