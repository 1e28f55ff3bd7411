import { expect, test } from 'vitest';

import { treePatch } from './tree-patch.ts';

test('names the changed lines of changed and new files, and the files that could not be read', () => {
  const blobs = new Map([
    ['1', 'a\nb\n'],
    ['2', 'a\nx\nb\n'],
    ['3', 'new\n'],
  ]);
  const before = new Map([
    ['same.ts', '1'],
    ['changed.ts', '1'],
    ['gone.ts', '1'],
  ]);
  const after = new Map([
    ['same.ts', '1'],
    ['changed.ts', '2'],
    ['new.ts', '3'],
    ['large.bin', 'missing'],
  ]);
  const { files, unread } = treePatch(before, after, (blob) => blobs.get(blob));
  expect(files.map(({ path, isNew, changed }) => [path, isNew, ...changed])).toEqual([
    ['changed.ts', false, 2],
    ['new.ts', true, 1],
  ]);
  expect(unread).toEqual(['large.bin']);
});
