import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readFiles } from './files.ts';
import { readOptions } from './options.ts';
import { runScan } from './run-scan.ts';
import type { Source } from './source.ts';

// Made up, and put together here so that no scanner takes it for real.
const TOKEN = ['gl', 'pat-', 'Q7xK2mVb9TpZ4rWc8NdJ'].join('');
const MEGABYTE = 1024 * 1024;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'garde-fou-bounds-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly findings: number;
  readonly incomplete: readonly { readonly path: string; readonly reason: string }[];
}

const scan = async (...args: readonly string[]): Promise<Outcome> => {
  let printed = '';
  const options = readOptions([...args, '--json']);
  if ('problem' in options) throw new Error(options.problem);
  const code = await runScan(options, {
    stdout: { write: (text) => (printed += text) },
    stderr: { write: () => undefined },
    stdin: (async function* () {
      yield await Promise.resolve('');
    })(),
    cwd: folder,
  });
  const { findings, incomplete } = JSON.parse(printed) as { findings: unknown[]; incomplete: Outcome['incomplete'] };
  return { code, findings: findings.length, incomplete };
};

/** A file of 200 MB that takes next to no room: a token at a place, and nothing else. */
const blobWithTokenAt = (offset: number): void => {
  const file = path.join(folder, 'blob.bin');
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, ` ${TOKEN}\n`, offset);
  closeSync(descriptor);
  truncateSync(file, 200 * MEGABYTE);
};

describe('a blob of 200 MB', () => {
  test('is searched in its first part, and the rest said not to be read', async () => {
    blobWithTokenAt(MEGABYTE);
    expect(await scan('blob.bin')).toEqual({
      code: 1,
      findings: 1,
      incomplete: [{ path: 'blob.bin', reason: 'too-large' }],
    });
  });

  test('never passes for clean, wherever the secret is', async () => {
    blobWithTokenAt(150 * MEGABYTE);
    expect(await scan('blob.bin')).toMatchObject({ code: 3, findings: 0, incomplete: [{ reason: 'too-large' }] });
  });
});

const collect = async (places: readonly string[], most: number): Promise<readonly Source[]> => {
  const sources: Source[] = [];
  for await (const source of readFiles(places, { cwd: folder, most })) sources.push(source);
  return sources;
};

describe('more files than one scan reads', () => {
  test('are said not to be read, whatever folders they lie in', async () => {
    for (const name of ['a', 'b', 'c']) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, '1'), '');
      writeFileSync(path.join(folder, name, '2'), '');
    }
    const read = await collect(['.'], 4);
    expect(read.map((source) => [source.path, source.reason])).toEqual([
      ['a/1', undefined],
      ['a/2', undefined],
      ['b/1', undefined],
      ['b/2', undefined],
      ['.', 'too-many-files'],
    ]);
    expect(await collect(['a', 'b'], 4)).toHaveLength(4);
  });
});

describe('bombs', () => {
  const zeros = Buffer.alloc(80 * MEGABYTE);
  test('of gzip stop at the limit', async () => {
    writeFileSync(path.join(folder, 'bomb.gz'), gzipSync(zeros));
    expect(await scan('.')).toMatchObject({ code: 3, incomplete: [{ path: 'bomb.gz', reason: 'too-large' }] });
  });

  test('of zip in zip stop at the limit, all entries together', async () => {
    const inner = zipSync({ zeros: zeros.subarray(0, 2 * MEGABYTE) });
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${String(at)}.zip`, inner]));
    writeFileSync(path.join(folder, 'bomb.zip'), zipSync(many));
    expect(await scan('.')).toMatchObject({ code: 3, incomplete: [{ reason: 'too-large' }] });
  });

  test('hide no secret that stands before them', async () => {
    writeFileSync(path.join(folder, 'bomb.zip'), zipSync({ '.env': Buffer.from(`A=${TOKEN}`), zeros }));
    expect(await scan('.')).toMatchObject({ code: 1, findings: 1, incomplete: [{ reason: 'too-large' }] });
  });
});
