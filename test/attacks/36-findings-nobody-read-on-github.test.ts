import { afterEach, describe, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { measure, semgrep, semgrepPolicy } from '../support/ci.ts';

let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

type Found = readonly [path: string, line: number];

interface Tried {
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly known: readonly Found[];
  readonly found: readonly Found[];
}

async function conclusionOf({ before, after, known, found }: Tried): Promise<string | null | undefined> {
  scene = await openScene({ policy: semgrepPolicy(), shop: { files: before } });
  measure(scene.as('sophie-petit'), SHOP, { reports: { 'semgrep.sarif': semgrep(...known) }, readsOnly: true });
  await scene.settled();
  const pull = scene.propose({ files: after });
  measure(scene.as('an-karim'), pull, { reports: { 'semgrep.sarif': semgrep(...found) }, readsOnly: true });
  await scene.settled();
  return scene.gate(pull)?.conclusion;
}

/** One of many files. */
function nameOf(index: number): string {
  return `src/f${String(index).padStart(4, '0')}.ts`;
}

describe('a new finding that takes the place of an old one of its rule and file', () => {
  const indexes = Array.from({ length: 310 }, (_, index) => index);
  const before = Object.fromEntries(indexes.map((index) => [nameOf(index), `export const x = eval('${index}');\n`]));
  const known = indexes.map((index): Found => [nameOf(index), 1]);
  const last = nameOf(305);

  test('is found behind three hundred files with findings', async () => {
    const after = { [last]: 'export const ok = 0;\nexport const y = (x: string) => eval(x + secret);\n' };
    const found = known.map(([path]): Found => [path, path === last ? 2 : 1]);
    expect(await conclusionOf({ before, after, known, found })).toBe('failure');
  });

  test('while an old one that only moved, or is repaired, holds nothing', async () => {
    const after = { [last]: `// moved\n${before[last] ?? ''}`, [nameOf(300)]: 'export const x = 0;\n' };
    const found = known.flatMap(([path]): Found[] => (path === nameOf(300) ? [] : [[path, path === last ? 2 : 1]]));
    expect(await conclusionOf({ before, after, known, found })).toBe('success');
  });

  test.each([
    ['in a file that a byte makes binary', 'src/a.ts', 'success'],
    ['in a file that is not there', 'scan/nowhere.ts', 'success'],
  ])('is one %s', async (_, path, without) => {
    const old = { 'src/a.ts': '// \0\nexport const x = eval("1");\n', 'src/b.ts': 'export {};\n' };
    const known1: readonly Found[] = [[path, 2]];
    const untouched = { before: old, after: { 'src/b.ts': 'export { };\n' }, known: known1, found: known1 };
    expect(await conclusionOf(untouched)).toBe(without);
    await scene?.close();
    const after = { 'src/a.ts': '// \0\nexport const x = 0;\nexport const y = eval(secret);\n' };
    expect(await conclusionOf({ ...untouched, after, found: [['src/a.ts', 3]] })).toBe('failure');
  });
});
