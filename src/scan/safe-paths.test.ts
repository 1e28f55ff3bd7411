import { afterEach, expect, test } from 'vitest';

import { madeUp, middleOf } from '../../test/support/made-up-secrets.ts';
import { withSafePaths } from './safe-paths.ts';
import type { Scan } from './scan-sources.ts';
import { ScanWorker } from './thread/scan-worker.ts';

const behalf = { key: new Uint8Array(32), forms: { builtIn: true, files: [] }, replaces: false };
const worker = new ScanWorker();
afterEach(() => worker.close());

const scan: Scan = (bytes, path) => worker.scan(bytes, path, behalf);

const unread = (...paths: readonly string[]) => ({
  findings: [],
  incomplete: paths.map((path) => ({ path, reason: 'too-large' as const })),
  files: paths.length,
});

test('a path that is a secret is not printed, and others stay as they are', async () => {
  const { incomplete } = await withSafePaths(scan, unread('src/a\nb.ts', `dump/${madeUp.gitlab}.sql`, 'src/c.ts'));
  expect(incomplete.map(({ path }) => path)).toEqual(['src/a\nb.ts', '(a path with a secret in it)', 'src/c.ts']);
  expect(JSON.stringify(incomplete)).not.toContain(middleOf(madeUp.gitlab));
});

test('no path is printed when that cannot be told', async () => {
  const { incomplete } = await withSafePaths(() => Promise.resolve('out-of-time'), unread('a', 'b'));
  expect(new Set(incomplete.map(({ path }) => path))).toEqual(new Set(['(a path with a secret in it)']));
});
