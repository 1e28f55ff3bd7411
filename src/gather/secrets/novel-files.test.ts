import { describe, expect, test } from 'vitest';

import type { ComparedCommit, TreeNode } from '../../platform/port.ts';
import { novelFiles } from './novel-files.ts';

const commit = (sha: string, ...parents: readonly string[]): ComparedCommit => ({
  sha,
  parents,
  message: '',
  signatories: [],
});
const file = (name: string, sha: string, mode = '100644'): TreeNode => ({ name, mode, sha, size: 1 });
const folder = (name: string, sha: string): TreeNode => ({ name, mode: '040000', sha, size: null });

/** Trees by their own id or by that of a commit. */
const reading = (trees: Readonly<Record<string, readonly TreeNode[]>>) => {
  const asked: string[][] = [];
  return {
    asked,
    read: (ids: readonly string[]) => {
      asked.push([...ids]);
      return Promise.resolve(new Map(Object.entries(trees).filter(([id]) => ids.includes(id))));
    },
  };
};

describe('what a commit brought', () => {
  test('is what differs from its parent, in whatever folder', async () => {
    const { read } = reading({
      base: [folder('src', 's0'), file('README', 'r')],
      one: [folder('src', 's1'), file('README', 'r')],
      s0: [file('a', 'a0'), file('b', 'b0')],
      s1: [file('a', 'a1'), file('b', 'b0'), file('c', 'c1')],
    });
    const { novel } = await novelFiles([commit('one', 'base')], read);
    expect(novel.get('one')).toMatchObject([
      { path: 'src/a', blob: 'a1', before: ['a0'] },
      { path: 'src/c', blob: 'c1', before: [] },
    ]);
  });

  test('of a merge is what none of its parents has', async () => {
    const { read } = reading({
      left: [file('a', 'a1'), file('b', 'b0')],
      right: [file('a', 'a0'), file('b', 'b1')],
      merge: [file('a', 'a1'), file('b', 'b2'), file('evil', 'e')],
    });
    const { novel } = await novelFiles([commit('merge', 'left', 'right')], read);
    expect(novel.get('merge')).toMatchObject([
      { path: 'b', before: ['b0', 'b1'] },
      { path: 'evil', before: [] },
    ]);
  });

  test('without parents is everything', async () => {
    const { read } = reading({ root: [file('a', 'a0')] });
    expect((await novelFiles([commit('root')], read)).novel.get('root')).toHaveLength(1);
  });

  test('sees a change of mode, and a file in place of a folder', async () => {
    const { read } = reading({
      base: [file('a', 'x'), folder('b', 't')],
      one: [file('a', 'x', '120000'), file('b', 'y')],
    });
    const { novel } = await novelFiles([commit('one', 'base')], read);
    expect(novel.get('one')).toMatchObject([
      { path: 'a', mode: '120000', before: ['x'] },
      { path: 'b', blob: 'y', before: [] },
    ]);
  });

  test('hides no entry behind another of the same name', async () => {
    const { read } = reading({ base: [file('a', 'x')], one: [file('a', 'x'), file('a', 'y')] });
    expect((await novelFiles([commit('one', 'base')], read)).novel.get('one')).toMatchObject([{ blob: 'y' }]);
  });

  test('is not known where a folder could not be read', async () => {
    const { read } = reading({ base: [folder('a', 't0')], one: [folder('a', 't1')], t0: [] });
    expect([...(await novelFiles([commit('one', 'base')], read)).unread]).toEqual(['one']);
  });

  test('costs a request a level of folders, whatever the number of commits', async () => {
    const trees: Record<string, readonly TreeNode[]> = { c0: [folder('src', 's0')], s0: [file('a', 'a0')] };
    const commits = Array.from({ length: 20 }, (_, index) => commit(`c${String(index + 1)}`, `c${String(index)}`));
    for (const index of commits.keys()) {
      trees[`c${String(index + 1)}`] = [folder('src', `s${String(index + 1)}`)];
      trees[`s${String(index + 1)}`] = [file('a', `a${String(index + 1)}`)];
    }
    const { asked, read } = reading(trees);
    const { novel } = await novelFiles(commits, read);
    expect([asked.length, novel.get('c20')?.[0]?.before]).toEqual([2, ['a19']]);
  });
});
