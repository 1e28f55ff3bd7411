import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { commitsBetween, mergeBase } from './history.ts';
import { mergeFiles } from './merge-trees.ts';
import { type FileEntry, ObjectStore } from './object-store.ts';
import { patchOf } from './patch.ts';
import { diffFiles } from './tree-diff.ts';

const UNSIGNED = { verified: false, reason: 'unsigned' };
const ident = (seconds: number) => ({ name: 'Vera', email: 'vera@vendor.example', date: new Date(seconds * 1000) });

function filesOf(store: ObjectStore, contents: Record<string, string>): Map<string, FileEntry> {
  return new Map(
    Object.entries(contents).map(([path, text]) => [path, { mode: '100644', sha: store.writeBlob(text) }]),
  );
}

function commit(store: ObjectStore, contents: Record<string, string>, parents: readonly string[], at: number): string {
  const content = { parents, author: ident(at), committer: ident(at), message: `at ${at}\n` };
  return store.writeCommit({ tree: store.writeFiles(filesOf(store, contents)), ...content }, UNSIGNED).sha;
}

test('gives blobs, trees and commits the ids that git gives them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ids-'));
  const dates = { GIT_AUTHOR_DATE: '1700000000 +0000', GIT_COMMITTER_DATE: '1700000000 +0000' };
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Vera', '-c', 'user.email=vera@vendor.example', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...dates, GIT_CONFIG_GLOBAL: '/dev/null' },
    }).trim();
  git('init', '-q');
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a', 'x.txt'), 'one\n');
  writeFileSync(join(folder, 'a.txt'), 'é');
  writeFileSync(join(folder, 'run.sh'), '');
  chmodSync(join(folder, 'run.sh'), 0o755);
  symlinkSync('a.txt', join(folder, 'link'));
  git('add', '-A');
  git('commit', '-q', '-m', 'First\n\nbody');
  const store = new ObjectStore();
  const tree = store.writeFiles(
    new Map([
      ['a/x.txt', { mode: '100644', sha: store.writeBlob('one\n') }],
      ['link', { mode: '120000', sha: store.writeBlob('a.txt') }],
      ['run.sh', { mode: '100755', sha: store.writeBlob('') }],
      ['a.txt', { mode: '100644', sha: store.writeBlob('é') }],
    ]),
  );
  const who = ident(1_700_000_000);
  const made = store.writeCommit(
    { tree, parents: [], author: who, committer: who, message: 'First\n\nbody\n' },
    UNSIGNED,
  );
  expect(tree).toBe(git('rev-parse', 'HEAD^{tree}'));
  expect(made.sha).toBe(git('rev-parse', 'HEAD'));
  rmSync(folder, { recursive: true });
});

test('finds the merge base and walks every parent between base and head', () => {
  const store = new ObjectStore();
  const root = commit(store, { a: '1' }, [], 1);
  const main = commit(store, { a: '1', m: '1' }, [root], 2);
  const side = commit(store, { a: '1', s: '1' }, [root], 3);
  const feature = commit(store, { a: '2' }, [root], 4);
  const head = commit(store, { a: '2', s: '1' }, [feature, side], 5);
  expect(mergeBase(store, main, head)).toBe(root);
  expect(commitsBetween(store, main, head).map(({ sha }) => sha)).toEqual([feature, side, head]);
});

test('tells renames, additions, removals and mode changes apart', () => {
  const store = new ObjectStore();
  const body = 'line\n'.repeat(10);
  const before = filesOf(store, { old: body, gone: 'x', kept: 'same' });
  const after = filesOf(store, { new: `${body}more\n`, fresh: 'y\n', kept: 'same' });
  after.set('kept', { mode: '100755', sha: store.writeBlob('same') });
  const seen = diffFiles(store, before, after).map(({ status, path, previousPath }) => [status, path, previousPath]);
  expect(seen).toEqual([
    ['added', 'fresh', undefined],
    ['removed', 'gone', undefined],
    ['changed', 'kept', undefined],
    ['renamed', 'new', 'old'],
  ]);
});

test('writes hunks as GitHub does and none for binary files', () => {
  expect(patchOf(Buffer.from(''), Buffer.from('a\nb\n')).text).toBe('@@ -0,0 +1,2 @@\n+a\n+b');
  expect(patchOf(Buffer.from('a\n'), Buffer.from('b')).text).toBe('@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file');
  expect(patchOf(Buffer.from('a'), Buffer.from([0, 1]))).toEqual({ additions: 0, deletions: 0 });
});

const lines = (first: string, last: string): string => [first, 'b', 'c', 'd', 'e', 'f', 'g', last, ''].join('\n');

test('merges disjoint edits of one file and refuses overlapping ones', () => {
  const store = new ObjectStore();
  const [base, ours, theirs] = [lines('a', 'z'), lines('A', 'z'), lines('a', 'Z')].map((f) => filesOf(store, { f }));
  const merged = mergeFiles(store, base ?? new Map(), ours ?? new Map(), theirs ?? new Map());
  expect(store.bytesOf(merged?.get('f') ?? { mode: '100644', sha: '' }).toString()).toBe(lines('A', 'Z'));
  expect(
    mergeFiles(store, base ?? new Map(), ours ?? new Map(), filesOf(store, { f: lines('B', 'z') })),
  ).toBeUndefined();
});
