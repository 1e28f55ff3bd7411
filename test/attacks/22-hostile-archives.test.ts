import { strToU8, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, coveragePolicy, filesOf, lcov, LISTED, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\n' };
const rich = { 'lcov.info': lcov({ 'src/cart.ts': [1] }) };
const supplier = () => scene.as('an-karim');
const paths = (): readonly string[] => scene.github.requests.map(({ path }) => path);

async function proposed(): Promise<PullRequest> {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  return pull;
}

test('a bomb is seen before it goes off', async () => {
  const pull = await proposed();
  const archive = zipSync({ 'reports/00001-a': new Uint8Array(30_000_000) });
  expect(archive.length).toBeLessThan(100_000);
  measure(supplier(), pull, { archive });
  expect(await scene.pageOfShut(pull)).toContain('as no report does: it was not opened');
});

test.each([
  ['a path out of the archive', { '../../etc/cron.d/x': strToU8('x') }],
  ['a path from the root', { '/etc/passwd': strToU8('x') }],
])('%s is not opened, and its siblings neither', async (_, extra) => {
  const pull = await proposed();
  const run = supplier().work.runWorkflow(pull, { path: CI, complete: false });
  supplier().work.addJob(SHOP, run, {
    name: 'evidence / collect',
    idToken: true,
    uses: LISTED,
    during: (job) => {
      const files = Object.entries(filesOf(supplier(), job, { reports: rich })).map(
        ([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content] as const,
      );
      const archive = zipSync({ ...Object.fromEntries(files), ...extra });
      supplier().work.upload(SHOP, job, { name: 'garde-fou-evidence-unit-1', files: {}, archive });
    },
  });
  supplier().work.completeRun(SHOP, run);
  expect(await scene.pageOfShut(pull)).toContain('holds an entry that no collector writes');
});

test('one that is too large is never asked for', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { archive: new Uint8Array(64_000_001) });
  expect(await scene.pageOfShut(pull)).toContain('is larger than the 64 MB that are read');
  expect(paths().filter((path) => path.includes('_storage') || path.endsWith('/zip'))).toEqual([]);
});

test('a flood of artifacts costs a bounded number of requests', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: rich,
    beside: (run, { work }) => {
      const job = work.addJob(SHOP, run, { name: 'flood', conclusion: null });
      for (let index = 0; index < 120; index += 1)
        work.upload(SHOP, job, { name: `garde-fou-evidence-x${String(index)}-1`, files: {} });
      work.completeJob(SHOP, job);
    },
  });
  await scene.settled();
  expect(paths().filter((path) => path.endsWith('/zip')).length).toBeLessThanOrEqual(50);
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
  const asked = paths().length;
  scene.as('sophie-petit').editPull(pull, { title: 'feat: again' });
  await scene.settled();
  expect(
    paths()
      .slice(asked)
      .filter((path) => path.endsWith('/zip')),
  ).toEqual([]);
});

test('other artifacts of a run are none of our business', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: rich,
    beside: (run, { work }) => {
      const job = work.addJob(SHOP, run, { name: 'build', conclusion: null });
      work.upload(SHOP, job, { name: 'dist', files: { 'a.js': 'x' } });
      work.completeJob(SHOP, job);
    },
  });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  expect(paths().filter((path) => path.endsWith('/zip'))).toHaveLength(1);
});
