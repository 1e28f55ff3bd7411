import { expect, test } from 'vitest';

import type { TreeEntry } from '../../platform/port.ts';
import { mergedEntry, treeChanges } from './tree-changes.ts';

function entry(path: string, sha: string, mode = '100644'): TreeEntry {
  return { path, mode, sha, size: 1 };
}

test('content, mode, additions and removals are changes; the rest is none', () => {
  const before = [entry('same', 'a'), entry('content', 'a'), entry('mode', 'a'), entry('removed', 'a')];
  const after = [entry('same', 'a'), entry('content', 'b'), entry('mode', 'a', '100755'), entry('added', 'c')];
  expect(treeChanges(before, after).map(({ path }) => path)).toEqual(['added', 'content', 'mode', 'removed']);
});

const [base, ours, theirs] = [entry('f', 'base'), entry('f', 'ours'), entry('f', 'theirs')];

test.each([
  ['nobody changed it', base, base, base, base],
  ['we alone changed it', base, ours, base, ours],
  ['they alone changed it', base, base, theirs, theirs],
  ['both changed it alike', base, ours, ours, ours],
  ['both changed it differently', base, ours, theirs, undefined],
  ['we removed it', base, null, base, null],
  ['they added it', null, null, theirs, theirs],
])('merging when %s', (...[, was, one, other, merged]) => {
  expect(mergedEntry(was, one, other)).toEqual(merged);
});
