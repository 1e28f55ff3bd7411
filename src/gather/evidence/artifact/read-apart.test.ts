import { createHash, randomBytes } from 'node:crypto';

import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import type { Summary } from './open-delivery.ts';
import { openApart, readApart } from './read-apart.ts';
import type { ReadDelivery } from './read-delivery.ts';

/** A tracefile of so many lines, which packs badly. */
function tracefile(lines: number): string {
  const records = Array.from({ length: lines }, (_, index) => {
    const hits = randomBytes(4).readUInt32BE(0);
    return `DA:${String(index + 1)},${String(hits)}`;
  });
  return `SF:src/a.ts\n${records.join('\n')}\nend_of_record\n`;
}

/** An artifact with these reports. */
function artifact(texts: readonly string[]): Uint8Array {
  const reports = texts.map((text, index) => ({
    path: `reports/${String(index).padStart(5, '0')}-a`,
    source: `lcov-${String(index)}.info`,
    size: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const manifest = {
    version: 1,
    name: 'unit',
    run: { id: 1, attempt: 1, job: 'collect', event: 'push', sha: 'a'.repeat(40), repositoryId: 1 },
    workspace: '/work',
    reports,
    createdAt: '2026-11-24T02:13:00Z',
  };
  const files = reports.map(({ path }, index) => [path, strToU8(texts[index] ?? '')] as const);
  return zipSync({ 'garde-fou-manifest.json': strToU8(JSON.stringify(manifest)), ...Object.fromEntries(files) });
}

/** Whether anybody else had a turn while it was done. */
async function lets(work: () => Promise<unknown>): Promise<boolean> {
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  await work();
  clearImmediate(waiting);
  return turns > 0;
}

const tiny = Array.from({ length: 600 }, (_, index) => `SF:src/${String(index)}.ts\nDA:1,1\nend_of_record\n`);

describe('read', () => {
  test.each([
    ['a small artifact, at once', [tracefile(100)], 100, false],
    ['a large one, in a thread of its own', [tracefile(60_000)], 60_000, true],
    [
      'one that is small as long as it is packed, in a thread too',
      [`SF:src/a.ts\n${'DA:1,1\n'.repeat(200_000)}end_of_record\n`],
      1,
      true,
    ],
    ['many tiny reports, in a thread too', tiny, 1, true],
  ])('%s', async (_, texts, lines, apart) => {
    const bytes = artifact(texts);
    expect(bytes.length > 200_000).toBe(lines > 100);
    let read: ReadDelivery | null = null;
    expect(await lets(async () => void (read = await readApart(bytes)))).toBe(apart);
    const { reports = [], problems } = (read as ReadDelivery | null) ?? {};
    expect(problems).toEqual([]);
    expect(reports.map(({ source }) => source)).toEqual(texts.map((__, index) => `lcov-${String(index)}.info`));
    const last = reports.at(-1);
    expect(last?.read.kind === 'coverage' && last.read.report.files[0]?.lines.numbers.length).toBe(lines);
  });

  test('nothing of what is no archive, however large', async () => {
    expect(await readApart(new Uint8Array(300_000))).toBeNull();
  });
});

describe('opened', () => {
  test.each([
    ['a small artifact, at once', [tracefile(1)], false],
    ['one of many reports, in a thread', tiny, true],
  ])('%s', async (_, texts, apart) => {
    const bytes = artifact(texts);
    let opened: Summary | null = null;
    expect(await lets(async () => void (opened = await openApart(bytes, 'unit')))).toBe(apart);
    expect(opened).toMatchObject({ ok: true, delivery: { manifest: { name: 'unit' }, token: null } });
    expect(JSON.stringify(opened).length).toBeLessThan(500);
  });

  test('what is no archive says why', async () => {
    const reason = { key: 'archive-malformed', values: { artifact: 'unit' } };
    expect(await openApart(new Uint8Array(300_000), 'unit')).toMatchObject({ ok: false, reason });
  });
});
