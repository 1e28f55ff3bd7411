import { expect, test } from 'vitest';

import { placeCoverage } from '../../src/engine/evidence/line-coverage/paths/place-coverage.ts';
import { freshEffort, placer } from '../../src/engine/evidence/line-coverage/paths/place-path.ts';
import { type TreeIndex, treeIndex } from '../../src/engine/evidence/line-coverage/paths/tree-index.ts';
import { coverage } from '../support/evidence.ts';

/** A tree that counts how often it is asked. */
function counting(paths: readonly string[]): { readonly tree: TreeIndex; readonly asked: () => number } {
  const tree = treeIndex(paths);
  let count = 0;
  const counted = <T>(ask: (path: string) => T) => {
    return (path: string): T => {
      count += 1;
      return ask(path);
    };
  };
  return { tree: { has: counted(tree.has), endingLike: counted(tree.endingLike) }, asked: () => count };
}

const paths = Array.from({ length: 2_000 }, (_, i) => `packages/p${i % 50}/src/module${i % 300}/deep/file${i}.ts`);

test('a thousand reports with a root each cost what a thousand files of one report cost', () => {
  const { tree, asked } = counting(paths);
  const reports = Array.from({ length: 1_000 }, (_, i) => ({
    ...coverage({ [`src/module${i % 300}/deep/file${i}.ts`]: { 1: 1 } }),
    roots: [`/work/packages/p${i % 50}`, `/r/${i}`],
  }));
  const { files, lost } = placeCoverage(reports, tree, { workspace: '/work' });
  expect([files.length, lost.count]).toEqual([1_000, 0]);
  expect(asked()).toBeLessThan(10_000);
});

test('a thousand roots in one report are not tried one by one', () => {
  const { tree, asked } = counting(paths);
  const names = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`nowhere/f${i}.ts`, { 1: 1 }]));
  const roots = Array.from({ length: 1_000 }, (_, i) => `/work/r${i}/some/folder`);
  const { lost } = placeCoverage([{ ...coverage(names), roots }], tree, { workspace: '/work' });
  expect(lost.count).toBe(2_000);
  expect(asked()).toBeLessThan(20_000);
});

test.each([
  ['leading out of the tree', (i: number) => `../nowhere/f${i}.ts`],
  ['in a thousand folders each', (i: number) => `${'a/'.repeat(90)}f${i}.ts`],
])('what goes beyond the bound is lost, which no gate takes for covered: %s', (_, name) => {
  const { tree, asked } = counting(['src/a.ts', ...paths]);
  const roots = Array.from({ length: 1_000 }, (_unused, i) => `r${i}/some/folder`);
  const effort = freshEffort();
  effort.left = 50_000;
  const place = placer(tree, { workspace: '/work', roots }, effort);
  for (let i = 0; i < 1_000; i += 1) expect(place(name(i)).kind).toBe('lost');
  expect(place('src/a.ts')).toEqual({ kind: 'lost', candidates: [] });
  expect(asked()).toBeLessThan(60_000);
});
