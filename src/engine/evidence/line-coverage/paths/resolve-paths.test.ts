import { describe, expect, test } from 'vitest';

import { coverage, written } from '../../../../../test/support/evidence.ts';
import type { PathHints } from './known-folders.ts';
import { placeCoverage } from './place-coverage.ts';
import { placer } from './place-path.ts';
import { resolvePaths } from './resolve-paths.ts';
import { treeIndex } from './tree-index.ts';

const tree = treeIndex([
  'src/a.ts',
  'src/lib/b.ts',
  'web/src/b.ts',
  'core/src/main/java/fr/A.java',
  'pkg/go/x.go',
  'index.ts',
  'web/index.ts',
]);

const resolve = (reported: readonly string[], hints: PathHints = {}, files = tree) =>
  resolvePaths(reported, placer(files, hints));

describe('a reported path', () => {
  test.each<[string, string, PathHints, string]>([
    ['may be the path in the tree', 'src/a.ts', {}, 'src/a.ts'],
    ['may be written the Windows way', '.\\src\\lib\\b.ts', {}, 'src/lib/b.ts'],
    [
      'may begin with the workspace',
      '/home/runner/work/app/app/index.ts',
      { workspace: '/home/runner/work/app/app' },
      'index.ts',
    ],
    ['may take detours', '/w/app/src/../index.ts', { workspace: '/w/app' }, 'index.ts'],
    ['may be relative to a source root', 'b.ts', { roots: ['src/lib'] }, 'src/lib/b.ts'],
    [
      'may be relative to a root inside the workspace',
      'b.ts',
      { workspace: '/w', roots: ['/w/web/src'] },
      'web/src/b.ts',
    ],
    ['may begin with a root outside of the workspace', '/build/index.ts', { roots: ['/build'] }, 'index.ts'],
    [
      'may begin with a module name',
      'example.org/m/v2/x.go',
      { prefixes: [{ from: 'example.org/m/v2', to: 'pkg/go' }] },
      'pkg/go/x.go',
    ],
    ['may begin with the mark of a deterministic build', '/_/src/a.ts', {}, 'src/a.ts'],
    ['may be absolute on a machine that nobody knows', 'C:\\agent\\1\\src\\lib\\b.ts', {}, 'src/lib/b.ts'],
    ['may lack the folders above a package', 'fr/A.java', {}, 'core/src/main/java/fr/A.java'],
    ['may have a group in front of the package', 'core/src/main/java/fr/A.java', {}, 'core/src/main/java/fr/A.java'],
  ])('%s', (_, path, hints, expected) => {
    expect([...resolve([path], hints).resolved]).toEqual([[path, expected]]);
  });

  test.each<[string, string, PathHints, readonly string[]]>([
    ['that two files end like is ambiguous', 'b.ts', {}, ['src/lib/b.ts', 'web/src/b.ts']],
    ['that ends like two files is ambiguous', '/x/web/index.ts', {}, ['index.ts', 'web/index.ts']],
    [
      'that two roots lead to different files is ambiguous',
      'b.ts',
      { roots: ['src/lib', 'web/src'] },
      ['src/lib/b.ts', 'web/src/b.ts'],
    ],
  ])('%s', (_, path, hints, candidates) => {
    expect(resolve([path], hints)).toMatchObject({
      ambiguous: [{ path, candidates }],
      lost: { count: 1, of: 1 },
    });
  });

  test.each([
    ['of no file is unresolved', 'src/none.ts'],
    ['that shares only part of a name is unresolved', 'xsrc/a.ts'],
    ['that leads out of the tree is unresolved', '../other/none.ts'],
    ['that is empty is unresolved', ''],
  ])('%s', (_, path) => {
    expect(resolve([path])).toMatchObject({ unresolved: [path], lost: { count: 1, of: 1 } });
  });
});

test('two names of one file become one file, and what has none is left out and told', () => {
  const report = coverage({ '/w/src/a.ts': { 1: 1 }, 'src/a.ts': { 1: 1, 2: 0 }, 'gone.ts': { 1: 1 } });
  const { files, lost } = placeCoverage([report], tree, { workspace: '/w' });
  expect(written('', { files, roots: [], warnings: [] }).lines).toEqual({ 'src/a.ts': { 1: 2, 2: 0 } });
  expect(lost).toEqual({ count: 1, of: 2, paths: [{ path: 'gone.ts', candidates: [] }] });
});
