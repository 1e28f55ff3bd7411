import { afterEach, expect, test } from 'vitest';

import { coveragePolicy, measure, semgrep } from '../../support/ci.ts';
import { openScene, type Scene, SHOP } from '../github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const supplier = () => scene.as('an-karim');

function policy(analysis: string): string {
  return coveragePolicy().replace(
    /  coverage:[\s\S]*?(?=evidence:\n {2}workflows)/,
    `  analysis:\n    enforcement: block\n    ${analysis}\n    evidence: { trust: signed-workflow, wait-for: [unit], wait-at-most: 45m }\n`,
  );
}

function junit(...names: readonly string[]): Readonly<Record<string, string>> {
  const cases = names.map((name) =>
    name.startsWith('-')
      ? `<testcase classname="Cart" name="${name.slice(1)}"><skipped/></testcase>`
      : `<testcase classname="Cart" name="${name}"/>`,
  );
  return { 'junit.xml': `<testsuites><testsuite name="Cart">${cases.join('')}</testsuite></testsuites>` };
}

function sarif(...findings: readonly (readonly [path: string, line: number])[]): Readonly<Record<string, string>> {
  return { 'semgrep.sarif': semgrep(...findings) };
}

test('tests that the default branch has and the pull request no longer runs hold it', async () => {
  scene = await openScene({ policy: policy('tests: { not-fewer-than-base: true }') });
  measure(scene.as('sophie-petit'), SHOP, { reports: junit('a', 'b', 'c') });
  await scene.settled();
  const pull = scene.propose();
  measure(supplier(), pull, { reports: junit('a', 'b') });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  measure(supplier(), pull, { reports: junit('a', 'b', 'c', 'd') });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('only findings that the default branch did not have hold it, wherever they moved', async () => {
  scene = await openScene({
    policy: policy('sarif: { tools: [semgrep], new-findings: { fail-on: error } }'),
    shop: { files: { 'src/old.ts': 'eval(a);\n' } },
  });
  measure(scene.as('sophie-petit'), SHOP, { reports: sarif(['src/old.ts', 1]), readsOnly: true });
  await scene.settled();
  const pull = scene.propose({ files: { 'src/old.ts': 'const z = 1;\neval(a);\n', 'src/new.ts': 'eval(b);\n' } });
  measure(supplier(), pull, { reports: sarif(['src/old.ts', 2], ['src/new.ts', 1]), readsOnly: true });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('src/new.ts');
  expect(scene.page(pull)).not.toContain('src/old.ts');
  measure(supplier(), pull, { reports: sarif(['src/old.ts', 2]), readsOnly: true });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
