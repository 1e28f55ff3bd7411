import { describe, expect, test } from 'vitest';

import { findingAt } from '../../test/support/secrets.ts';
import type { Finding } from '../engine/secrets/scanner/finding.ts';
import type { ChangeReader, NovelFile } from './change-reader.ts';
import { searchChange } from './search-change.ts';
import type { Searcher } from './search-content.ts';

/** Everything that says `key` is the same secret; `likely not` on its line demotes it. */
const searcher: Searcher = {
  atOnce: 1,
  known: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
  search: (bytes) => {
    const findings = Buffer.from(bytes)
      .toString()
      .split('\n')
      .flatMap((line, at): Finding[] => (line.includes('key') ? [findingAt(at + 1, demotionOf(line))] : []));
    return Promise.resolve({ findings, unread: [] });
  },
};

/** What the line says of itself. */
const demotionOf = (line: string): Partial<Finding> => (line.includes('likely not') ? { demoted: 'placeholder' } : {});

const file = (path: string, blob: string, ...before: readonly string[]): NovelFile => ({
  path,
  mode: '100644',
  blob,
  size: null,
  before,
});

/** Blobs are their contents. */
const change = (some: Partial<ChangeReader>): ChangeReader => ({
  commits: [...(some.novel?.keys() ?? [])].map((sha) => ({ sha, message: '' })),
  novel: new Map(),
  atHead: [],
  atBase: new Map(),
  contents: async function* (wanted) {
    for (const { blob } of wanted)
      yield await Promise.resolve({ blob, bytes: Uint8Array.from(Buffer.from(blob)), reason: null });
  },
  ...some,
});

test('names of files are read where texts are asked for, with the commit that brought each', async () => {
  const novel = new Map([
    ['a', [file('old', 'x'), file('one', 'x')]],
    ['b', [file('two-key', 'y')]],
  ]);
  const reader = change({
    novel,
    atHead: [file('two-key', 'y'), file('key-old', 'z')],
    atBase: new Map([['key-old', 'w']]),
  });
  const found = await searchChange(reader, searcher, { head: 'b', messages: true });
  expect(found.findings).toMatchObject([{ in: 'file-name', path: '', commit: 'b', where: 'head' }]);
  expect((await searchChange(reader, searcher, { head: 'b', messages: false })).findings).toEqual([]);
});

async function told(reader: ChangeReader): Promise<readonly string[]> {
  const { findings } = await searchChange(reader, searcher, { head: 'b', messages: false });
  return findings.map(({ finding, where, path }) => `${where} ${path} ${finding.demoted ?? 'counts'}`).toSorted();
}

describe('of one secret', () => {
  test('that counts in the history, what is likely none at the head hides nothing', async () => {
    const novel = new Map([
      ['a', [file('x', 'key')]],
      ['b', [file('x', 'key likely not', 'key')]],
    ]);
    expect(await told(change({ novel, atHead: [file('x', 'key likely not')] }))).toEqual([
      'head x placeholder',
      'history x counts',
    ]);
  });

  test('in two contents of one path and line, the one that counts is told', async () => {
    const novel = new Map([
      ['a', [file('x', 'key')]],
      ['b', [file('x', 'key likely not', 'key')]],
      ['c', []],
    ]);
    expect(await told(change({ novel }))).toEqual(['history x counts']);
  });

  test('that counts at the head, the history says nothing more', async () => {
    const novel = new Map([['a', [file('y', 'key')]]]);
    expect(await told(change({ novel, atHead: [file('x', 'key')] }))).toEqual(['head x counts']);
  });

  test('that stood in the target at another path, moving it is no news', async () => {
    expect(await told(change({ atHead: [file('x', 'key')], atBase: new Map([['y', 'key']]) }))).toEqual([]);
  });
});
