import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import type { ArchiveBounds } from './bounds.ts';
import { openArchive, type ArchiveFile } from './open-archive.ts';
import { unpack, unpackWhole } from './unpack.ts';

const bounds: ArchiveBounds = { entries: 20, entryBytes: 10_000_000, totalBytes: 20_000_000, ratio: 100 };
const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

function opened(bytes: Uint8Array, some: Partial<ArchiveBounds> = {}): ReadonlyMap<string, ArchiveFile> {
  const archive = openArchive(bytes, { ...bounds, ...some });
  if (!archive.ok) throw new Error(archive.problem.key);
  return archive.files;
}

/** What opening or, if that goes well, unpacking finds wrong. */
function problemOf(bytes: Uint8Array, some: Partial<ArchiveBounds> = {}): string | undefined {
  const archive = openArchive(bytes, { ...bounds, ...some });
  if (!archive.ok) return archive.problem.key;
  const problems = [...archive.files.values()].map((file) => unpack(file, () => undefined)?.key);
  return problems.find((key) => key !== undefined);
}

/** Changes bytes of the one central directory entry of an archive. */
function withDirectory(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1) if (view.getUint32(at, true) === 0x02_01_4b_50) change(view, at);
  return copy;
}

describe('an archive is opened', () => {
  test('with its files in order and their bytes', () => {
    const files = opened(zip({ 'a.txt': 'one', 'reports/b': 'two'.repeat(10_000) }));
    expect([...files.keys()]).toEqual(['a.txt', 'reports/b']);
    expect([...files.values()].map((file) => Buffer.from(unpackWhole(file) as Uint8Array).toString())).toEqual([
      'one',
      'two'.repeat(10_000),
    ]);
  });

  test('with stored files, folders and nothing at all', () => {
    expect(opened(zipSync({ a: [strToU8('x'), { level: 0 }] })).get('a')?.deflated).toBe(false);
    expect([...opened(zipSync({ 'd/': new Uint8Array(0), 'd/f': strToU8('x') })).keys()]).toEqual(['d/f']);
    expect(opened(zip({})).size).toBe(0);
  });

  test('and an archive inside it stays a file', () => {
    const inner = zip({ '../x': 'y' });
    expect([...opened(zipSync({ 'inner.zip': inner })).keys()]).toEqual(['inner.zip']);
  });
});

describe('an archive is refused', () => {
  test.each([
    ['../evil', 'unsafe-path'],
    ['a/../../evil', 'unsafe-path'],
    ['/etc/passwd', 'unsafe-path'],
    ['a\\..\\b', 'unsafe-path'],
    ['a//b', 'unsafe-path'],
    ['a\u202Eb', 'unsafe-path'],
  ])('with the path %j', (path, key) => {
    expect(problemOf(zip({ [path]: 'x' }))).toBe(key);
  });

  test('with one path twice, however it is written', () => {
    expect(problemOf(zip({ 'a/B': 'x', 'A/b': 'y' }))).toBe('duplicate-path');
    expect(problemOf(zip({ '\u00e9': 'x', 'e\u0301': 'y' }))).toBe('duplicate-path');
  });

  test('with a link, by its Unix mode', () => {
    const link = zipSync({ a: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });
    expect(problemOf(link)).toBe('link');
  });

  test('when encrypted or packed in an unknown way', () => {
    const whole = zip({ a: 'x' });
    expect(problemOf(withDirectory(whole, (view, at) => view.setUint16(at + 8, 1, true)))).toBe('encrypted');
    expect(problemOf(withDirectory(whole, (view, at) => view.setUint16(at + 10, 12, true)))).toBe(
      'unknown-compression',
    );
  });

  test('beyond each bound', () => {
    expect(problemOf(zip({ a: '1', b: '2', c: '3' }), { entries: 2 })).toBe('too-many-entries');
    expect(problemOf(zip({ a: 'x'.repeat(11) }), { entryBytes: 10 })).toBe('entry-too-large');
    expect(problemOf(zip({ a: 'x'.repeat(8), b: 'x'.repeat(8) }), { totalBytes: 10 })).toBe('too-large');
  });

  test('that is a bomb, before it goes off', () => {
    const bomb = zipSync({ a: new Uint8Array(9_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(problemOf(bomb)).toBe('ratio');
  });

  test('whose files are larger or smaller than they say', () => {
    const whole = zip({ a: 'x'.repeat(1_000) });
    const liar = (size: number): Uint8Array => withDirectory(whole, (view, at) => view.setUint32(at + 24, size, true));
    expect(problemOf(liar(10))).toBe('size-differs');
    expect(problemOf(liar(2_000))).toBe('size-differs');
  });

  test('whose files share bytes', () => {
    const two = zip({ a: 'x'.repeat(100), b: 'x'.repeat(100) });
    const shared = withDirectory(two, (view, at) => view.setUint32(at + 42, 0, true));
    expect(problemOf(shared)).toBe('entries-overlap');
  });

  test('whose directory names another file than the header before the bytes', () => {
    const renamed = withDirectory(zip({ a: 'x' }), (view, at) => view.setUint8(at + 46, 'b'.charCodeAt(0)));
    expect(problemOf(renamed)).toBe('headers-differ');
  });

  test('when cut or not one', () => {
    const whole = zip({ a: 'x'.repeat(100) });
    expect(problemOf(whole.subarray(0, -5))).toBe('truncated');
    expect(problemOf(strToU8('<html>'))).toBe('not-an-archive');
    expect(problemOf(new Uint8Array(0))).toBe('not-an-archive');
  });

  test('when its packed bytes are damaged', () => {
    const whole = zip({ abc: 'the quick brown fox'.repeat(50) });
    const damaged = whole.map((byte, at) => (at > 40 && at < 60 ? byte ^ 0xff : byte));
    expect(['damaged', 'size-differs']).toContain(problemOf(damaged));
  });
});

describe('whatever the bytes', () => {
  // The packer of this test keeps its entries in an object: `__proto__` is no name for it.
  const odd = fc.string({ maxLength: 12 }).filter((name) => !name.includes('__proto__'));
  const names = fc.oneof(odd, fc.constantFrom('../a', '/a', 'a/b', 'a', 'A', '.', 'a/'));

  test('opening and unpacking never throw, and no file is longer than it says', () => {
    const damagedZips = fc
      .tuple(
        fc.dictionary(names, fc.string({ maxLength: 200 }), { maxKeys: 5 }),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 6 }),
      )
      .map(([files, hits]) => {
        const bytes = zip(files);
        for (const [at, byte] of hits) if (at < bytes.length) bytes[at] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damagedZips), (bytes) => {
        const archive = openArchive(bytes, bounds);
        for (const file of archive.ok ? archive.files.values() : []) {
          let length = 0;
          unpack(file, (chunk) => void (length += chunk.length));
          expect(length).toBeLessThanOrEqual(file.size);
        }
      }),
    );
  });

  test('every path that comes out is clean and alone', () => {
    fc.assert(
      fc.property(fc.dictionary(names, fc.string({ maxLength: 20 }), { maxKeys: 6 }), (files) => {
        const archive = openArchive(zip(files), bounds);
        const paths = archive.ok ? [...archive.files.keys()] : [];
        expect(paths.filter((path) => path.startsWith('/') || path.split('/').includes('..'))).toEqual([]);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      }),
    );
  });
});
