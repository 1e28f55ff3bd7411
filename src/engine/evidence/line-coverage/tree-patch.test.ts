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
  expect(treePatch(before, after, (blob) => blobs.get(blob))).toEqual({
    files: [
      { path: 'changed.ts', text: 'a\nx\nb\n', changed: [2] },
      { path: 'new.ts', text: 'new\n', changed: [1] },
    ],
    unread: ['large.bin'],
    notMinimal: [],
  });
});
