import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { load } from 'js-yaml';
import { expect, test } from 'vitest';

import { bundleAction } from '../../tools/bundle/action.ts';

const dist = fileURLToPath(new URL('../../action/dist', import.meta.url));
const committed = (name: string): string => readFileSync(`${dist}/${name}`, 'utf8');
const mostBytes = 800_000;

/** The file and what it imports at once; what it loads later is not counted. */
function staticClosure(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, other] of committed(name).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.mjs)["']/g))
    if (other !== undefined) staticClosure(other, seen);
  return seen;
}

test('what is committed is what the source builds', async () => {
  const built = await bundleAction();
  const names = globSync('*', { cwd: dist }).toSorted();
  expect(names).toEqual([...built.keys()].toSorted());
  const stale = [...built].filter(([name, text]) => committed(name) !== text);
  // Otherwise: npm run bundle.
  expect(stale.map(([name]) => name)).toEqual([]);
});

test('a collecting job loads at most 800 kB', () => {
  const loaded = [...staticClosure('main.mjs', new Set(staticClosure('collect.mjs')))];
  expect(loaded).toContain('collect.mjs');
  const bytes = loaded.reduce((sum, name) => sum + Buffer.byteLength(committed(name)), 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});

test('nothing in it points to the source, which is not beside it on a runner', () => {
  const names = globSync('*.mjs', { cwd: dist });
  expect(names.filter((name) => /[\w-]\.ts[`'"],\s*import\.meta\.url/.test(committed(name)))).toEqual([]);
});

test('the notices of what is inside travel with it', () => {
  for (const name of ['@actions/core', 'tunnel', 'zod', 'minimatch'])
    expect(committed('LICENSES.txt')).toMatch(new RegExp(`^${name} [\\d.]+ \\([\\w.-]+\\)$`, 'm'));
});

test('every input that the Action declares is read by it, and every output written', () => {
  const action = load(readFileSync(`${dist}/../action.yml`, 'utf8')) as {
    inputs: Record<string, object>;
    outputs: Record<string, object>;
    runs: { using: string; main: string };
  };
  const code = globSync('*.mjs', { cwd: dist }).map(committed).join('\n');
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/main.mjs' });
  const declared = [...Object.keys(action.inputs), ...Object.keys(action.outputs)];
  expect(declared.filter((name) => !code.includes(`\`${name}\``))).toEqual([]);
});
