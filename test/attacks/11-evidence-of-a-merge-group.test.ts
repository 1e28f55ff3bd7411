import { afterEach, describe, expect, test } from 'vitest';

import type { MergeQueueEntry } from '../../src/sandbox/github/world/repositories.ts';
import { type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, coveragePolicy, type Files, LISTED, measure, upload } from '../support/ci.ts';
import { codeOf, covering, enqueued, inOrder, openQueue, requireQueue, workflowFor } from '../support/merge-queue.ts';

let scene: Scene;
afterEach(() => scene.close());

const supplier = () => scene.as('an-karim');
const whole = covering({ 'src/cart.ts': 4, 'src/old.ts': 4 });

/** A group whose one member is in order, that nobody measured yet. */
async function group(more: Parameters<typeof openQueue>[0] = {}): Promise<MergeQueueEntry> {
  scene = await openQueue(more);
  return enqueued(scene, await inOrder(scene));
}

/** What the artifact of a group’s run holds, word for word. */
function taken(on: MergeQueueEntry): Files {
  let files: Files = {};
  measure(supplier(), on, { ...whole, tampered: (own) => (files = own) });
  return files;
}

const conclusionAt = (sha: string): string | null | undefined => scene.gateAt(sha)?.conclusion;

test('what the group itself shows is not covered by what its members showed', async () => {
  const entry = await group();
  measure(supplier(), entry, covering({ 'src/cart.ts': 1, 'src/old.ts': 4 }));
  await scene.settled();
  expect(conclusionAt(entry.headSha)).toBe('failure');
  expect(scene.gateAt(entry.headSha)?.page).toContain('judged a second time here');
  expect(() => supplier().settleQueue(entry)).not.toThrow();
  expect(supplier().settleQueue(entry).allowed).toBe(false);
});

test('a red group does not turn green by running it less', async () => {
  const entry = await group();
  const run = measure(supplier(), entry, covering({ 'src/cart.ts': 1, 'src/old.ts': 4 }));
  await scene.settled();
  scene.pass(60_000);
  supplier().work.rerun(SHOP, run);
  supplier().work.addJob(SHOP, run, { name: 'evidence / collect', conclusion: 'failure' });
  supplier().work.completeRun(SHOP, run);
  await scene.settled();
  expect(conclusionAt(entry.headSha)).toBe('failure');
});

describe('runs that are none of the queue’s', () => {
  test('GitHub starts no run of a group for a branch that imitates one of the queue', async () => {
    const entry = await group();
    const branch = `gh-readonly-queue/main/pr-99-${entry.baseSha}`;
    // Another text than the member's own: else it may be the very commit that is in order.
    const files = { 'src/cart.ts': `${codeOf('cart')}// imitated\n` };
    const pushed = supplier().push(SHOP, { branch, files });
    const imitate = (event: string) => () => measure(supplier(), SHOP, { ...whole, event, sha: pushed.sha, branch });
    expect(imitate('merge_group')).toThrow('no such group');
    imitate('push')();
    await scene.settled();
    expect(conclusionAt(pushed.sha)).toBeUndefined();
    expect(conclusionAt(entry.headSha)).toBeNull();
  });

  test.each(['workflow_dispatch', 'push', 'pull_request'])(
    'a run for “%s” on the group’s own commit is no run of the group',
    async (event) => {
      const entry = await group();
      measure(supplier(), SHOP, { ...whole, event, sha: entry.headSha, branch: entry.ref.slice(11) });
      await scene.settled();
      expect(conclusionAt(entry.headSha)).not.toBe('success');
    },
  );

  test('nor does one of another branch’s queue measure what goes into the default branch', async () => {
    scene = await openQueue();
    scene.as('claire-cto').push(SHOP, { branch: 'release', files: {} });
    requireQueue(scene, { branch: 'release', context: 'Garde-fou (release)' });
    const pull = await inOrder(scene);
    const entry = await enqueued(scene, pull);
    const { queue } = scene.github.world.repository(SHOP);
    const twin = { ...entry, ref: entry.ref.replace('/main/', '/release/') };
    queue.push(twin);
    measure(supplier(), twin, whole);
    await scene.settled();
    expect(conclusionAt(entry.headSha)).toBeNull();
    queue.splice(queue.indexOf(twin), 1);
  });
});

describe('evidence of one passed off as another’s', () => {
  test('a group’s evidence does not measure the head of a pull request', async () => {
    const entry = await group();
    const files = taken(entry);
    const other = scene.propose({ branch: 'till', title: 'feat: till', files: { 'src/till.ts': codeOf('till') } });
    measure(supplier(), other, { ...whole, tampered: () => files });
    await scene.settled();
    expect(conclusionAt(other.headSha)).not.toBe('success');
    expect(scene.page(other)).toMatch(/another run|not the one to be judged/);
  });

  test('a group’s evidence does not measure another group', async () => {
    const entry = await group();
    const files = taken(entry);
    const behind = await enqueued(scene, await inOrder(scene, { name: 'till' }));
    measure(supplier(), behind, { ...whole, tampered: () => files });
    await scene.settled();
    expect(conclusionAt(entry.headSha)).toBe('success');
    expect(conclusionAt(behind.headSha)).toBe('failure');
  });

  test('a pull request’s evidence does not measure its group', async () => {
    scene = await openQueue();
    let files: Files = {};
    const pull = await inOrder(scene, { wish: { tampered: (own) => (files = own) } });
    const entry = await enqueued(scene, pull);
    measure(supplier(), entry, { ...whole, tampered: () => files });
    await scene.settled();
    expect(conclusionAt(entry.headSha)).toBe('failure');
  });

  test('nor by a manifest that only claims to be about the group', async () => {
    const entry = await group();
    const run = supplier().work.runWorkflow(entry, { path: CI, complete: false });
    supplier().work.addJob(SHOP, run, {
      name: 'deploy preview',
      during: (job) => void upload(supplier(), job, { ...whole, signed: false }),
    });
    supplier().work.completeRun(SHOP, run);
    await scene.settled();
    expect(conclusionAt(entry.headSha)).toBe('failure');
    expect(scene.gateAt(entry.headSha)?.page).toContain('No signature of GitHub’s came with it');
  });
});

describe('doing away with the stricter measure', () => {
  test('a pull request that takes the trigger away is held at once, not let through by its own evidence', async () => {
    scene = await openQueue();
    const files = { [CI]: workflowFor('[pull_request, push]') };
    const entry = await enqueued(scene, await inOrder(scene, { files }));
    expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(scene.gateAt(entry.headSha)?.page).toContain('its `merge_group` trigger was taken away');
  });

  test('so is one that moves what measures to a workflow without it', async () => {
    scene = await openQueue();
    const lint = 'name: ci\non: merge_group\njobs: { lint: { runs-on: ubuntu-24.04, steps: [{ run: "true" }] } }\n';
    const files = { [CI]: lint, '.github/workflows/unit.yml': workflowFor('pull_request') };
    const pull = await inOrder(scene, { files, wish: { path: '.github/workflows/unit.yml' } });
    const entry = await enqueued(scene, pull);
    expect(conclusionAt(entry.headSha)).not.toBe('success');
    supplier().work.runWorkflow(entry, { path: CI, jobs: [{ name: 'lint' }] });
    await scene.settled();
    expect(conclusionAt(entry.headSha)).toBe('failure');
  });

  test('a filter that leaves the branch out is the same as no trigger', async () => {
    scene = await openQueue({ on: '{ pull_request: , push: , merge_group: { branches: [main] } }' });
    const files = { [CI]: workflowFor('{ pull_request: , push: , merge_group: { branches: [develop] } }') };
    const entry = await enqueued(scene, await inOrder(scene, { files }));
    expect(conclusionAt(entry.headSha)).toBe('failure');
  });
});

test('workflow files and measuring configuration of a group are compared with the default branch', async () => {
  scene = await openQueue({ policy: coveragePolicy({ trust: 'base-workflow' }) });
  const plain = { uses: null, signed: false } as const;
  const good = await enqueued(scene, await inOrder(scene, { wish: plain }));
  // Who proposes the group’s commit to another branch holds nobody up.
  scene.as('claire-cto').push(SHOP, { branch: 'release', files: {} });
  supplier().moveRef(SHOP, 'refs/heads/copy', good.headSha);
  supplier().openPull(SHOP, { head: 'copy', title: 'feat: the same', base: 'release' });
  measure(supplier(), good, { ...whole, ...plain });
  await scene.settled();
  expect(conclusionAt(good.headSha)).toBe('success');
  supplier().settleQueue(good);
  await scene.settled();
  // Signed for, a pull request may change how things are measured; the group’s own unsigned evidence may not.
  const changed = await inOrder(scene, {
    name: 'till',
    files: { Makefile: 'test:\n\ttrue\n' },
    wish: { uses: LISTED },
  });
  const bad = await enqueued(scene, changed);
  measure(supplier(), bad, { ...covering({ 'src/till.ts': 4, 'src/cart.ts': 4, 'src/old.ts': 4 }), ...plain });
  await scene.settled();
  expect(conclusionAt(bad.headSha)).toBe('failure');
  expect(scene.gateAt(bad.headSha)?.page).toContain('changes how things are measured');
});
