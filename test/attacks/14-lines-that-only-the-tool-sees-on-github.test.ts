import { afterEach, describe, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const many = (count: number, write: (at: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, at) => write(at));
const old = many(40, (at) => `export const ok${String(at)} = ${String(at)};`);
const notes = many(45, (at) => `// note ${String(at)}`);
const untested = many(40, (at) => `export function pay${String(at)}() { return charge(${String(at)}); }`);

/** Hits of each line as a tool numbers them: of constants when they are loaded, of no function. */
function hitsOf(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const hits = lines.flatMap((line, at) => {
    if (!line.startsWith('export')) return [];
    return [`DA:${String(at + 1)},${line.startsWith('export const') ? '1' : '0'}`];
  });
  return ['TN:', 'SF:src/shop.ts', ...hits, 'end_of_record', ''].join('\n');
}

async function judged(given: {
  readonly base?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly report?: string;
  readonly coverage?: string;
}) {
  const { base = 'export const a = 1;\n', files, report = lcov({ 'src/shop.ts': [1] }), coverage } = given;
  const policy = coveragePolicy(coverage === undefined ? {} : { coverage });
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': base } } });
  const pull = scene.propose({ files });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': report } });
  await scene.settled();
  return { conclusion: scene.gate(pull)?.conclusion, page: scene.page(pull) };
}

describe('line ends of one comment that only the tool counts', () => {
  const before = ['// licence', ...old, ...notes, ''].join('\n');

  test.each([
    ['a carriage return alone', '\r'],
    ['U+2028', '\u2028'],
  ])('do not move the hits of old lines onto new ones: %s', async (_, end) => {
    const after = [`// licence${`${end}//`.repeat(40)}`, ...old, ...untested, ...notes, ''].join('\n');
    const { conclusion, page } = await judged({ base: before, files: { 'src/shop.ts': after }, report: hitsOf(after) });
    expect(conclusion).toBe('failure');
    expect(page).toContain('may be others than those shown here: `src/shop.ts`');
  });

  test('hide nothing when they are those of Windows, and harm nobody', async () => {
    const base = before.replaceAll('\n', '\r\n');
    const after = ['// licence', ...old, 'export const more = 1;', ...notes, ''].join('\r\n');
    const { conclusion } = await judged({ base, files: { 'src/shop.ts': after }, report: hitsOf(after) });
    expect(conclusion).toBe('success');
  });
});

describe('a comment that ends where git sees none', () => {
  test.each([
    ['src/pay.ts', '//\rcharge();\n'],
    ['src/pay.ts', '//\u2028charge();\n'],
    ['src/pay.py', '#\rcharge()\n'],
    ['src/Pay.cs', '//\u0085Charge();\n'],
  ])('hides no code of a file that no report names: %s', async (path, line) => {
    const { conclusion, page } = await judged({
      files: { [path]: line.repeat(50) },
      coverage: 'patch: { minimum: 80% }\n    project: { minimum: 80% }',
    });
    expect(conclusion).toBe('failure');
    // Where a compiler may end lines elsewhere, what stands before such an end counts as well.
    expect(page).toContain('Of the 100 lines');
  });

  test('nor does a file that is written without a single line feed', async () => {
    const { conclusion, page } = await judged({ files: { 'src/pay.ts': untested.join('\r') } });
    expect(conclusion).toBe('failure');
    expect(page).toContain('Of the 40 lines');
  });
});

test('a test may hold such characters in a string', async () => {
  const files = {
    'src/shop.ts': 'export const a = 2;\n',
    'test/shop.test.ts': 'expect(escaped("\u2028")).toBe("\\\\u2028");\n',
  };
  expect((await judged({ files })).conclusion).toBe('success');
});
