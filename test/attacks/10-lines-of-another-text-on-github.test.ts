import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const functions = (count: number, body: string): string =>
  Array.from({ length: count }, (_, index) => `export function pay${String(index)}() {\n${body}\n}\n`).join('');
const covered = (text: string): readonly number[] => text.split('\n').map(() => 1);

async function proposed(files: Readonly<Record<string, string>>, reports = files) {
  const base = { 'src/shop.ts': 'export const a = 1;\n', 'dist/cart.js': 'export const a=0;\n' };
  scene = await openScene({ policy: coveragePolicy(), shop: { files: base } });
  const pull = scene.propose({ files });
  const told = Object.fromEntries(Object.entries(reports).map(([path, text]) => [path, covered(text)]));
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov(told) } });
  await scene.settled();
  return { conclusion: scene.gate(pull)?.conclusion, page: scene.page(pull) };
}

test.each([
  // Node’s own runner then calls ninety lines covered that never ran.
  ['src/pay.js', functions(30, '  return 666;').concat('//# sourceMappingURL=data:application/json;base64,e30=\n')],
  ['src/pay.go', `package pay\n\n//line covered.go:3\n${'func pay() { charge() }\n'.repeat(30)}`],
  ['src/pay.c', `${'int pay(void) {\n  return charge();\n}\n'.repeat(30)}#line 1 "covered.c"\n`],
])('a file that has the tool tell of another text is no evidence: %s', async (path, text) => {
  const { conclusion, page } = await proposed({ [path]: text });
  expect(conclusion).toBe('failure');
  expect(page).toContain(`nobody can tell which lines were run: \`${path}\``);
  expect(page).toContain('Take these marks out');
});

test('nor is it when no report names the file that credits another one', async () => {
  const runner = 'while (next()) step();\n//# sourceMappingURL=runner.js.map\n';
  const pay = functions(30, '  return 666;');
  const { conclusion } = await proposed({ 'src/runner.js': runner, 'src/pay.js': pay }, { 'src/pay.js': pay });
  expect(conclusion).toBe('failure');
});

test('compiled files beside the perimeter may have their maps', async () => {
  const files = { 'src/cart.ts': 'export const a = 1;\n' };
  const compiled = { 'dist/cart.js': 'export const a=1;\n//# sourceMappingURL=cart.js.map\n' };
  expect((await proposed({ ...files, ...compiled }, files)).conclusion).toBe('success');
});

test('a test that has what it runs credited to the code is named to whoever reviews', async () => {
  const files = { 'src/cart.ts': 'export const a = 1;\n' };
  const helper = { 'test/helper.test.js': 'while (next()) step();\n//# sourceMappingURL=helper.js.map\n' };
  const { page } = await proposed({ ...files, ...helper }, files);
  expect(page).toContain('whoever reviews should look at it (`test/helper.test.js`)');
});
