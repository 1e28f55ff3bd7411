import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../../src/sandbox/github/world/repositories.ts';
import { COLLECTOR, COLLECTOR_SHA, measure } from '../../support/ci.ts';
import { openScene, type Scene, SHOP } from '../github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const policy = `version: 1
language: en
people:
  client: { product: { teams: [produit] }, cto: { users: [claire-cto] }, direction: { users: [marie-durand] } }
  vendors: { agence-nord: { teams: [agence-nord] } }
policies:
  analysis:
    enforcement: block
    sarif: { tools: [semgrep], new-findings: { fail-on: error } }
    tests: { minimum-total: 2, not-fewer-than-base: true }
    performance: { lighthouse: { performance: 0.85 } }
    evidence: { trust: signed-workflow, wait-for: [unit], wait-at-most: 45m }
evidence:
  workflows: ["${COLLECTOR}@${COLLECTOR_SHA}"]
`;
const SHOP_CODE = 'export const query = (id: string) => `select ${id}`;\n';
const CART = { 'src/cart.ts': `${SHOP_CODE}export const total = 2;\n` };

function junit(...cases: readonly string[]): string {
  const told = cases.map((one) => {
    const [name = '', outcome] = one.split(': ');
    return `<testcase classname="Shop" name="${name}">${outcome === undefined ? '' : `<${outcome}/>`}</testcase>`;
  });
  return `<testsuites><testsuite name="shop">${told.join('')}</testsuite></testsuites>`;
}

function sarif(...places: readonly (readonly [path: string, line: number])[]): string {
  const results = places.map(([uri, startLine]) => ({
    ruleId: 'sql-injection',
    level: 'error',
    message: { text: 'User input reaches a query.' },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
  }));
  const driver = { name: 'Semgrep OSS', rules: [{ id: 'sql-injection' }, { id: 'xss' }] };
  const invocations = [{ executionSuccessful: true }];
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver }, invocations, results }] });
}

const old = ['src/shop.ts', 1] as const;

/** A pull request on a default branch that was measured: two tests, one finding. */
async function proposed(): Promise<PullRequest> {
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': SHOP_CODE } } });
  const reports = { 'junit.xml': junit('adds', 'pays'), 'semgrep.sarif': sarif(old) };
  measure(scene.as('sophie-petit'), SHOP, { reports, readsOnly: true });
  await scene.settled();
  const pull = scene.propose({ files: CART });
  await scene.settled();
  return pull;
}

async function delivered(pull: PullRequest, reports: Readonly<Record<string, string>>): Promise<string | null> {
  measure(scene.as('an-karim'), pull, { reports, readsOnly: true });
  await scene.settled();
  return scene.gate(pull)?.conclusion ?? null;
}

test('what the target branch has already is not held against a pull request, and load tests are named as not built', async () => {
  const pull = await proposed();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
  const reports = { 'junit.xml': junit('adds', 'pays'), 'semgrep.sarif': sarif(old) };
  expect(await delivered(pull, reports)).toBe('success');
  expect(scene.page(pull)).toContain('load tests and page measurements');
});

test('a new finding holds it, on its line', async () => {
  const pull = await proposed();
  const reports = { 'junit.xml': junit('adds', 'pays'), 'semgrep.sarif': sarif(old, ['src/cart.ts', 1]) };
  expect(await delivered(pull, reports)).toBe('failure');
  expect(scene.gate(pull)?.run.annotations.map(({ path, start_line: line }) => [path, line])).toEqual([
    ['src/cart.ts', 1],
  ]);
});

test('a test that is skipped instead of repaired holds it', async () => {
  const pull = await proposed();
  const reports = { 'junit.xml': junit('adds', 'pays: skipped'), 'semgrep.sarif': sarif(old) };
  expect(await delivered(pull, reports)).toBe('failure');
  expect(scene.page(pull)).toContain('Shop pays');
});

test('a report that is cut off holds it', async () => {
  const pull = await proposed();
  const reports = { 'junit.xml': junit('adds', 'pays'), 'semgrep.sarif': sarif(old).slice(0, -20) };
  expect(await delivered(pull, reports)).toBe('failure');
  expect(scene.page(pull)).toMatch(/semgrep\.sarif/);
});
