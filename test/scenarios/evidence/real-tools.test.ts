import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { measureAndCollect, upload } from '../../action/on-github.ts';
import { SOURCES } from '../../real-tools/check-shop.ts';
import { CI, COLLECTOR, COLLECTOR_SHA, LISTED } from '../../support/ci.ts';
import { openScene, type Scene, SHOP } from '../github/harness.ts';

const PROJECTS = join(import.meta.dirname, '../../real-tools');

let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

/** Every file below a folder, by its path from there. */
function filesBelow(folder: string): Readonly<Record<string, string>> {
  const found = globSync('**', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    found.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

interface Judged {
  readonly conclusion: string | null | undefined;
  readonly page: string;
}

interface Asked {
  readonly patch?: string;
  readonly tools?: string;
}

function policy(sources: string, { patch, tools = '' }: Asked): string {
  const coverage = `  coverage:
    enforcement: block
    patch: { minimum: ${patch ?? ''} }
    perimeter: ["${sources}"]
    evidence: { trust: signed-workflow, wait-for: [unit], wait-at-most: 45m }
`;
  return `version: 1
language: en
people:
  client: { cto: { users: [claire-cto] } }
  vendors: { agence-nord: { teams: [agence-nord] } }
policies:
${patch === undefined ? '' : coverage}  analysis:
    enforcement: block
    tests: { minimum-total: 2 }
    sarif: { tools: [${tools}] }
    evidence: { trust: unverified, wait-for: [unit], wait-at-most: 45m }
evidence:
  workflows: ["${COLLECTOR}@${COLLECTOR_SHA}"]
`;
}

/** What tools really wrote, found, handed over, signed and uploaded by the built Action, collected and judged by the App. */
async function judged(project: string, reports: readonly string[], asked: Asked): Promise<Judged> {
  const folder = join(PROJECTS, project);
  scene = await openScene({
    policy: policy(SOURCES[project] ?? '', asked),
    shop: { files: filesBelow(join(folder, 'base')) },
  });
  const change = scene.propose({ files: filesBelow(join(folder, 'change')) });
  const hands = scene.as('an-karim');
  const run = hands.work.runWorkflow(change, { path: CI, complete: false });
  const job = (name: string, idToken: boolean) =>
    hands.work.addJob(SHOP, run, { name, conclusion: null, uses: LISTED, idToken });
  const jobs = { measure: job('unit / measure', false), collect: job('unit / collect', true) };
  const place = { hands, repository: SHOP, change };
  const texts = reports.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
  const collected = await measureAndCollect(place, jobs, Object.fromEntries(texts));
  expect(collected.code).toBe(0);
  upload(place, jobs.collect, collected);
  hands.work.completeJob(SHOP, jobs.measure);
  hands.work.completeJob(SHOP, jobs.collect);
  hands.work.completeRun(SHOP, run);
  await scene.settled();
  return { conclusion: scene.gate(change)?.conclusion, page: scene.page(change) };
}

describe.each([
  ['javascript', ['reports/lcov.info', 'reports/junit.xml'], 2, 6],
  ['javascript', ['reports/c8/cobertura-coverage.xml', 'reports/junit.xml'], 6, 12],
  ['python', ['reports/coverage.xml', 'reports/junit.xml'], 3, 7],
  ['go', ['reports/cover.out', 'reports/junit.xml'], 3, 8],
  ['java', ['reports/jacoco.xml', 'reports/TEST-com.example.shop.PriceTest.xml'], 2, 5],
  ['php', ['reports/clover.xml', 'reports/junit.xml'], 2, 4],
])('%s, %j', (project, reports, covered, total) => {
  const percent = Math.floor((100 * covered) / total);

  test('opens the gate at the share that one counts by hand, and holds it above', async () => {
    const enough = await judged(project, reports, { patch: `${percent}%` });
    expect(enough.conclusion).toBe('success');
    expect(enough.page).toContain(
      `Of the ${total} lines of code that this pull request adds or changes, tests run ${covered} (`,
    );
    expect(enough.page).toContain('3 tests, none failed (2 passed, 1 skipped).');
    await scene?.close();
    const tooLittle = await judged(project, reports, { patch: `${percent + 1}%` });
    expect(tooLittle.conclusion).toBe('failure');
  });
});

test('a tool whose format does not name it is known by its file', async () => {
  const php = ['reports/junit.xml', 'reports/phpcs.xml'];
  expect(await judged('php', php, { tools: 'phpcs' })).toMatchObject({ conclusion: 'success' });
  await scene?.close();
  const { conclusion, page } = await judged('php', php, { tools: 'phpstan' });
  expect(conclusion).toBe('failure');
  expect(page).toContain('`phpstan` did not run');
});
