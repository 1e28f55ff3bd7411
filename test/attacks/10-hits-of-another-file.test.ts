import { describe, expect, test } from 'vitest';

import type { PathHints } from '../../src/engine/evidence/line-coverage/paths/known-folders.ts';
import { placeCoverage } from '../../src/engine/evidence/line-coverage/paths/place-coverage.ts';
import { treeIndex } from '../../src/engine/evidence/line-coverage/paths/tree-index.ts';
import { coverage } from '../support/evidence.ts';

const WORKSPACE = '/home/runner/work/shop/shop';
const hit = { 1: 1, 2: 1 };

interface Report {
  readonly paths: readonly string[];
  readonly roots?: readonly string[];
}

function placed(tree: readonly string[], reports: readonly Report[], hints: PathHints = { workspace: WORKSPACE }) {
  const all = reports.map(({ paths, roots = [] }) => ({
    ...coverage(Object.fromEntries(paths.map((path) => [path, hit]))),
    roots,
  }));
  const { files, lost } = placeCoverage(all, treeIndex([...tree, 'README.md']), hints);
  return { files: files.map(({ path }) => path), lost: lost.paths };
}

describe('the code of others does not cover a file that is called alike', () => {
  test.each([
    [`${WORKSPACE}/node_modules/dep/index.js`, 'index.js'],
    ['node_modules/dep/src/pay.js', 'src/pay.js'],
    ['/app/node_modules/dep/src/pay.js', 'src/pay.js'],
    ['C:\\app\\node_modules\\dep\\src\\pay.js', 'src/pay.js'],
    ['/usr/lib/python3/dist-packages/app/models.py', 'app/models.py'],
    ['/opt/venv/lib/python3.13/site-packages/app/models.py', 'app/models.py'],
    ['/usr/local/lib/python3.13/app/models.py', 'app/models.py'],
    ['/root/go/pkg/mod/example.org/dep@v1.2.3/pay.go', 'pay.go'],
    ['vendor/acme/pay/src/Pay.php', 'src/Pay.php'],
    ['/app/vendor/acme/pay/src/Pay.php', 'src/Pay.php'],
    ['dist/src/pay.js', 'src/pay.js'],
    ['/app/dist/src/pay.js', 'src/pay.js'],
    ['../../other/src/pay.js', 'src/pay.js'],
    [`${WORKSPACE}/packages/made/src/pay.js`, 'src/pay.js'],
    ['/_/made/src/Pay.cs', 'src/Pay.cs'],
  ])('%s', (path, own) => {
    expect(placed([own], [{ paths: [path] }])).toEqual({ files: [], lost: [{ path, candidates: [] }] });
  });

  test.each([
    ['inside the workspace', `${WORKSPACE}/node_modules/dep`],
    ['on another machine', '/app/node_modules/dep'],
    ['relative', 'node_modules/dep'],
    ['made by the tests, inside the workspace', `${WORKSPACE}/made`],
    ['made by the tests, relative', 'made'],
  ])('nor where it is the root of a report: %s', (_, root) => {
    const report = { paths: ['src/pay.js'], roots: [root] };
    expect(placed(['src/pay.js'], [report]).files).toEqual([]);
  });
});

describe('a report from a folder covers the files of that folder', () => {
  const tree = ['src/pay.py', 'lib/tests/a/src/pay.py'];

  test.each(['lib/tests/a', `${WORKSPACE}/lib/tests/a`, `${WORKSPACE}/lib/tests/../tests/a/`])('%s', (root) => {
    expect(placed(tree, [{ paths: ['src/pay.py'], roots: [root] }]).files).toEqual(['lib/tests/a/src/pay.py']);
  });

  test.each([
    ['on an unknown machine, relative', 'src/pay.py', '/app/lib/tests/a'],
    ['on an unknown machine, absolute', '/app/lib/tests/a/src/pay.py', '/app/lib/tests/a'],
    ['on an unknown machine, without a root', '/app/lib/tests/a/src/pay.py', undefined],
  ])('two files that fit are no answer: %s', (_, path, root) => {
    const { files, lost } = placed(tree, [{ paths: [path], roots: root === undefined ? [] : [root] }]);
    expect({ files, lost }).toEqual({ files: [], lost: [{ path, candidates: tree.toSorted() }] });
  });

  test('a module that is called like a folder beside it is no answer', () => {
    const hints = { workspace: WORKSPACE, prefixes: [{ from: 'pay', to: 'services/pay' }] };
    expect(placed(['pay/x.go', 'services/pay/x.go'], [{ paths: ['pay/x.go'] }], hints).files).toEqual([]);
  });
});

describe('two paths of one report are two files', () => {
  test('a guess gives way to what the report says itself', () => {
    const report = coverage({ 'index.js': { 1: 0, 2: 0 }, '/app/deep/index.js': { 1: 5, 2: 5 } });
    const { files, lost } = placeCoverage([report], treeIndex(['index.js']), { workspace: WORKSPACE });
    expect(files.map(({ path, lines }) => [path, [...lines.hits]])).toEqual([['index.js', [0, 0]]]);
    expect(lost.paths).toEqual([{ path: '/app/deep/index.js', candidates: ['index.js'] }]);
  });

  test('of two guesses neither counts', () => {
    const { files, lost } = placed(['index.js'], [{ paths: ['/app/index.js', '/app/deep/index.js'] }]);
    expect({ files, count: lost.length }).toEqual({ files: [], count: 2 });
  });
});

describe('honest reports lead where they led', () => {
  test.each<[string, readonly string[], Report, readonly string[]]>([
    [
      'packages with files of the same names, each with its root',
      ['packages/a/src/x.ts', 'packages/b/src/x.ts', 'src/x.ts'],
      { paths: ['src/x.ts'], roots: [`${WORKSPACE}/packages/b`] },
      ['packages/b/src/x.ts'],
    ],
    [
      'a root above the workspace',
      ['src/X.cs'],
      { paths: [`${WORKSPACE.slice(1)}/src/X.cs`], roots: ['/'] },
      ['src/X.cs'],
    ],
    [
      'a root on another machine, with files of the same name',
      ['src/pay.py', 'pay.py'],
      { paths: ['src/pay.py'], roots: ['/app'] },
      ['src/pay.py'],
    ],
    [
      'a package below one of several roots',
      ['core/src/main/java/fr/A.java'],
      { paths: ['fr/A.java'], roots: ['--source', 'core/src/main/java'] },
      ['core/src/main/java/fr/A.java'],
    ],
    [
      'a package below a root of an unknown folder',
      ['core/src/main/java/fr/A.java'],
      { paths: ['fr/A.java'], roots: ['src/main/java'] },
      ['core/src/main/java/fr/A.java'],
    ],
    [
      'a path from the top below a root',
      ['packages/a/src/x.ts'],
      { paths: ['packages/a/src/x.ts'], roots: [`${WORKSPACE}/packages/a`] },
      ['packages/a/src/x.ts'],
    ],
    [
      'a package without a root',
      ['app/src/main/kotlin/fr/A.kt'],
      { paths: ['fr/A.kt'] },
      ['app/src/main/kotlin/fr/A.kt'],
    ],
    [
      'PHP on another machine',
      ['src/A.php', 'src/B.php'],
      { paths: ['/builds/shop/src/A.php', '/builds/shop/src/B.php'] },
      ['src/A.php', 'src/B.php'],
    ],
    ['a container that has the repository in /build', ['src/a.ts'], { paths: ['/build/src/a.ts'] }, ['src/a.ts']],
    ['a folder beside the one that was built in', ['src/a.c'], { paths: ['../src/a.c'] }, ['src/a.c']],
    [
      'the root above the folder that was built in',
      ['src/a.c', 'old/src/a.c'],
      { paths: ['src/a.c'], roots: ['..'] },
      ['src/a.c'],
    ],
    ['the same, with its root', ['src/a.c'], { paths: ['../src/a.c'], roots: [`${WORKSPACE}/build`] }, ['src/a.c']],
    [
      'code of others that the repository holds',
      ['vendor/acme/Pay.php'],
      { paths: ['/app/vendor/acme/Pay.php'] },
      ['vendor/acme/Pay.php'],
    ],
  ])('%s', (_, tree, report, expected) => {
    expect(placed(tree, [report])).toEqual({ files: expected, lost: [] });
  });

  test('one file under two names in two reports', () => {
    const reports = [{ paths: ['src/x.py'] }, { paths: ['/app/src/x.py'] }, { paths: ['/srv/src/x.py'] }];
    expect(placed(['src/x.py'], reports)).toEqual({ files: ['src/x.py'], lost: [] });
  });
});
