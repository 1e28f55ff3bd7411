import { writeFileSync } from 'node:fs';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { checkedBranch, type CheckedBranch } from '../../test/support/checked-branch.ts';

const POLICY = `version: 1
policies:
  coverage:
    perimeter: ["src/**"]
    patch: { minimum: 80% }
    project: { minimum: 10% }
  analysis:
    tests: { minimum-total: 1 }
  pull-request:
    title: { matches: "^feat" }
`;

let branch: CheckedBranch;

beforeEach(() => {
  branch = checkedBranch(POLICY);
});
afterEach(() => branch.repository.remove());

function withShop(): void {
  const lines = Array.from({ length: 10 }, (_, at) => at + 1);
  branch.repository.write('src/shop.ts', lines.map((line) => `pay(${String(line)});\n`).join(''));
  const records = lines.map((line) => `DA:${String(line)},${line > 7 ? '0' : '1'}\n`).join('');
  branch.repository.write('report.info', `SF:src/shop.ts\n${records}end_of_record\n`);
  branch.repository.write('.gitignore', 'report.info\n');
  branch.repository.commit();
}

test('the terminal shows the tables and the lines that its advice speaks of', async () => {
  withShop();
  const { code, out } = await branch.check('--evidence', 'report.info');
  expect(code).toBe(1);
  expect(out).toContain('  src/shop.ts:8–10  No test runs these 3 lines.');
  expect(out).toMatch(
    / {2}Changed files\n {4}File +Run by tests +Lines run +Changed lines +Not run\n {4}src\/shop\.ts +70% +7 +10 +8–10\n/,
  );
  expect(out).toMatch(/ {2}Least tested files\n/);
});

test('what no report was named for is not said to be known to GitHub alone', async () => {
  withShop();
  const { out } = await branch.check();
  const [, unnamed = '', away = ''] =
    /because no report was named\n(.*?)\n\n.*because only GitHub knows\n(.*?)\n\n/s.exec(out) ?? [];
  expect(unnamed).toContain('Test coverage');
  expect(unnamed).toContain('analysis/tests');
  expect(away).toContain('pull-request/title');
  expect(away).not.toContain('coverage');
});

test('speaks of a clone and of files, not of manifests, collectors and records', async () => {
  writeFileSync(
    branch.policy,
    POLICY.replace('project: { minimum: 10% }', 'project: { minimum: 10%, maximum-drop: 1% }'),
  );
  withShop();
  const compared = await branch.check('--evidence', 'report.info');
  expect(compared.out).toContain('What is compared with the target branch is not checked here');
  expect(compared.out).not.toContain('is recorded of the target branch');
  const { out } = await branch.check('--evidence', 'nope.info');
  expect(out).toContain('None of the files that were named holds what this is judged by.');
  expect(out).toContain('No file is called nope.info.');
  expect(out).not.toMatch(/manifest|collector/);
  branch.repository.write('tests.xml', '<testsuite><testcase classname="a" name="b"/></testsuite>');
  const { out: half } = await branch.check('--evidence', 'tests.xml');
  expect(half).toContain('None of the files that were named holds what this is judged by.');
});
