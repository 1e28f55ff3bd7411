import { afterEach, expect, test } from 'vitest';

import { CI, collectIn, coveragePolicy, measure, semgrep } from '../../support/ci.ts';
import { codeOf, covering, enqueued, inOrder, openQueue, workflowFor } from '../../support/merge-queue.ts';
import { CONTROL, type Scene, SHOP } from '../github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const supplier = () => scene.as('an-karim');
const MINUTE = 60_000;

function junit(...names: readonly string[]): string {
  const cases = names.map((name) => `<testcase classname="Shop" name="${name}"/>`);
  return `<testsuites><testsuite name="shop">${cases.join('')}</testsuite></testsuites>`;
}

/** One finding on the first line of each file. */
test('a group is awaited until it was measured itself', async () => {
  scene = await openQueue();
  const entry = await enqueued(scene, await inOrder(scene));
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'in_progress', conclusion: null });
  expect(scene.gateAt(entry.headSha)?.page).toContain('judged a second time here');
  measure(supplier(), entry, covering({ 'src/cart.ts': 4, 'src/old.ts': 4 }));
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(scene.gateAt(entry.headSha)?.page).toContain('This is a merge group');
  expect(supplier().settleQueue(entry).allowed).toBe(true);
});

test('it is waited for as long as for a head, from when the group was first seen', async () => {
  scene = await openQueue();
  const entry = await enqueued(scene, await inOrder(scene));
  scene.pass(44 * MINUTE);
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'in_progress' });
  scene.pass(2 * MINUTE);
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  expect(scene.gateAt(entry.headSha)?.page).toContain('There is no evidence from `unit`');
});

test('a run of the group that ended without anything ends the wait', async () => {
  scene = await openQueue();
  const entry = await enqueued(scene, await inOrder(scene));
  supplier().work.runWorkflow(entry, { path: CI, jobs: [{ name: 'unit', conclusion: 'skipped' }] });
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'failure' });
  expect(scene.gateAt(entry.headSha)?.page).toContain('was skipped');
});

test('a commit other than the group’s is none of its evidence', async () => {
  scene = await openQueue();
  const pull = await inOrder(scene);
  const entry = await enqueued(scene, pull);
  measure(supplier(), entry, { ...covering({ 'src/cart.ts': 4 }), measured: pull.headSha });
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'failure' });
  expect(scene.gateAt(entry.headSha)?.page).toContain('is not the one to be judged');
});

test('an artifact that expired before anybody looked', async () => {
  scene = await openQueue();
  const entry = await enqueued(scene, await inOrder(scene));
  measure(supplier(), entry, {
    ...covering({ 'src/cart.ts': 4 }),
    beside: (run, { work }) => {
      const own = scene.github.world.repository(SHOP).artifacts.find((one) => one.run === run);
      if (own !== undefined) work.expireArtifact(SHOP, own);
    },
  });
  await scene.settled();
  expect(scene.gateAt(entry.headSha)?.page).toContain('deleted by GitHub because it is too old');
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'failure' });
});

test('where no workflow that measures runs for groups, the members answer at once and the page says so', async () => {
  scene = await openQueue({ on: '[pull_request, push]' });
  const entry = await enqueued(scene, await inOrder(scene));
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(scene.gateAt(entry.headSha)?.page).toContain('No workflow that measures runs for merge groups here');
});

test('a workflow that runs for groups and measures nothing is not waited for', async () => {
  const lint = 'name: lint\non: merge_group\njobs: { lint: { runs-on: ubuntu-24.04, steps: [{ run: make lint }] } }\n';
  scene = await openQueue({ on: '[pull_request, push]', files: { '.github/workflows/lint.yml': lint } });
  const entry = await enqueued(scene, await inOrder(scene));
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'success' });
});

test('a pull request that adds the trigger is the first to be measured as a group', async () => {
  scene = await openQueue({ on: '[pull_request, push]' });
  const files = { [CI]: workflowFor('[pull_request, merge_group, push]') };
  const entry = await enqueued(scene, await inOrder(scene, { files }));
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'in_progress' });
  measure(supplier(), entry, covering({ 'src/cart.ts': 4, 'src/old.ts': 4 }));
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'success' });
});

test('a workflow of one’s own that measured a member is expected to measure its group', async () => {
  const own =
    'name: ci\non: [pull_request, merge_group]\njobs: { unit: { runs-on: ubuntu-24.04, steps: [{ run: make test }] } }\n';
  scene = await openQueue({ policy: coveragePolicy({ trust: 'base-workflow' }), files: { [CI]: own } });
  const plain = { uses: null, signed: false } as const;
  const entry = await enqueued(scene, await inOrder(scene, { wish: plain }));
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'in_progress' });
  measure(supplier(), entry, { ...covering({ 'src/cart.ts': 4, 'src/old.ts': 4 }), ...plain });
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'success' });
});

test('somebody who asks for the check again has the group judged again', async () => {
  scene = await openQueue();
  const entry = await enqueued(scene, await inOrder(scene));
  measure(supplier(), entry, covering({ 'src/cart.ts': 0, 'src/old.ts': 4 }));
  await scene.settled();
  const first = scene.gateAt(entry.headSha)?.run;
  expect(first).toMatchObject({ conclusion: 'failure' });
  scene.as('claire-cto').push(CONTROL, { branch: 'main', files: { 'policy.yml': coveragePolicy({ coverage: '' }) } });
  await scene.settled();
  if (first !== undefined) scene.as('claire-cto').work.rerequest(SHOP, first);
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'success' });
});

test('a group in which only pages changed waits for nothing', async () => {
  scene = await openQueue();
  const pull = scene.propose({ branch: 'pages', title: 'docs: say more', files: { 'README.md': '# more\n' } });
  await scene.settled();
  const entry = await enqueued(scene, pull);
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'success' });
});

test('who stands behind is measured on top of whom he stands behind, and against the target branch', async () => {
  scene = await openQueue({ policy: coveragePolicy({ coverage: 'patch: { minimum: 100% }' }) });
  const [first, second] = [await inOrder(scene, { name: 'cart' }), await inOrder(scene, { name: 'till' })];
  const ahead = await enqueued(scene, first);
  const behind = await enqueued(scene, second);
  expect(behind.baseSha).toBe(ahead.headSha);
  measure(supplier(), behind, covering({ 'src/cart.ts': 4, 'src/till.ts': 4 }));
  await scene.settled();
  expect(scene.gateAt(behind.headSha)).toMatchObject({ conclusion: 'success' });
  expect(scene.gateAt(behind.headSha)?.page).toContain(`#${first.number} and #${second.number}`);
  // Both are what this group would add: half of it is not covered any more.
  measure(supplier(), ahead, covering({ 'src/cart.ts': 3 }));
  await scene.settled();
  expect(scene.gateAt(ahead.headSha)).toMatchObject({ conclusion: 'failure' });
});

test('a delivery of the group that lets the whole fall below the base holds it', async () => {
  scene = await openQueue({ policy: coveragePolicy({ coverage: 'project: { minimum: 0%, maximum-drop: 1% }' }) });
  measure(supplier(), SHOP, covering({ 'src/old.ts': 4 }));
  await scene.settled();
  const pull = await inOrder(scene, { wish: covering({ 'src/cart.ts': 4, 'src/old.ts': 4 }) });
  const entry = await enqueued(scene, pull);
  measure(supplier(), entry, covering({ 'src/cart.ts': 4, 'src/old.ts': 0 }));
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'failure' });
});

test('tests and findings of the group are held against those of the target branch', async () => {
  const analysis = `  analysis:
    enforcement: block
    sarif: { tools: [semgrep], new-findings: { fail-on: error } }
    tests: { not-fewer-than-base: true }
    evidence: { trust: signed-workflow, wait-for: [unit], wait-at-most: 45m }
`;
  const policy = coveragePolicy().replace(/ {2}coverage:[\s\S]*?(?=evidence:\n {2}workflows)/, analysis);
  scene = await openQueue({ policy });
  const good = { 'junit.xml': junit('adds', 'pays'), 'semgrep.sarif': semgrep(['src/old.ts', 1]) };
  measure(scene.as('sophie-petit'), SHOP, { reports: good, readsOnly: true });
  await scene.settled();
  const conclusions = [];
  for (const reports of [
    good,
    { ...good, 'junit.xml': junit('adds') },
    { ...good, 'semgrep.sarif': semgrep(['src/old.ts', 1], ['src/cart2.ts', 1]) },
  ]) {
    const name = `cart${conclusions.length}`;
    const entry = await enqueued(scene, await inOrder(scene, { name, wish: { reports: good, readsOnly: true } }));
    measure(supplier(), entry, { reports, readsOnly: true });
    await scene.settled();
    conclusions.push(scene.gateAt(entry.headSha)?.conclusion);
    supplier().dequeue(entry);
    await scene.settled();
  }
  expect(conclusions).toEqual(['success', 'failure', 'failure']);
});

test.each([
  ['a waiver', 'waive coverage', ' until 2026-12-31'],
  ['an emergency', 'emergency', ''],
])('%s of a member is one of its group', async (_, act, until) => {
  const powers = 'waivers: { maximum-duration: 90d, by: [cto] }\nemergency: { by: [cto], people: 1 }\n';
  scene = await openQueue({ policy: coveragePolicy() + powers });
  const pull = scene.propose({ branch: 'cart', files: { 'src/cart.ts': codeOf('cart') } });
  measure(supplier(), pull, covering({ 'src/cart.ts': 1 }));
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  scene.pass(MINUTE);
  const at = pull.headSha.slice(0, 12);
  scene.as('claire-cto').talk.comment(pull, `/garde-fou ${act} at ${at}${until} because the old till goes away`);
  await scene.settled();
  const entry = await enqueued(scene, pull);
  measure(supplier(), entry, covering({ 'src/cart.ts': 1 }));
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'success' });
});

test('runs of a group end after one another: the last that measures is waited for', async () => {
  scene = await openQueue({ policy: coveragePolicy({ waitFor: [] }) });
  const entry = await enqueued(scene, await inOrder(scene));
  const run = supplier().work.runWorkflow(entry, { path: CI, complete: false });
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'in_progress' });
  collectIn(supplier(), run, covering({ 'src/cart.ts': 4, 'src/old.ts': 4 }));
  supplier().work.completeRun(SHOP, run);
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'success' });
});
