import { afterEach, expect, test } from 'vitest';

import type { MergeQueueEntry } from '../../src/sandbox/github/world/repositories.ts';
import { reviewPolicy, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI } from '../support/ci.ts';
import { enqueued, openQueue } from '../support/merge-queue.ts';

let scene: Scene;
afterEach(() => scene.close());

/** A job that only the merge queue's own run counts for. */
const policy = reviewPolicy().replace(
  /policies:\n[\s\S]*?(?=waivers:)/,
  `policies:
  checks:
    enforcement: block
    required: [{ name: build, app: github-actions, workflow: ${CI}, event: merge_group }]
`,
);
const build = { path: CI, jobs: [{ name: 'build' }] };
const supplier = () => scene.as('an-karim');
const conclusionAt = (sha: string): string | null | undefined => scene.gateAt(sha)?.conclusion;

/** A group that waits for its build. */
async function group(files: Readonly<Record<string, string>> = {}): Promise<MergeQueueEntry> {
  scene = await openQueue({ policy });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const cart = 1;\n', ...files } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  expect(scene.page(pull)).toContain('Asked of merge groups only');
  return enqueued(scene, pull);
}

test('a group waits for the job of its own run, and is what that says', async () => {
  const entry = await group();
  expect(conclusionAt(entry.headSha)).toBeNull();
  supplier().work.runWorkflow(entry, build);
  await scene.settled();
  expect(conclusionAt(entry.headSha)).toBe('success');
});

test('a job that failed there holds it', async () => {
  const entry = await group();
  supplier().work.runWorkflow(entry, { path: CI, jobs: [{ name: 'build', conclusion: 'failure' }] });
  await scene.settled();
  expect(conclusionAt(entry.headSha)).toBe('failure');
});

test('a job of the same name for another event, or by another workflow, is not it', async () => {
  const entry = await group();
  const branch = entry.ref.slice('refs/heads/'.length);
  for (const event of ['push', 'workflow_dispatch'])
    supplier().work.runWorkflow(SHOP, { ...build, event, sha: entry.headSha, branch });
  supplier().work.runWorkflow(entry, { ...build, path: '.github/workflows/mine.yml' });
  await scene.settled();
  expect(conclusionAt(entry.headSha)).toBeNull();
});

test('a workflow that a member of the group rewrote proves nothing', async () => {
  const entry = await group({ [CI]: 'on: merge_group\njobs: { build: { steps: [{ run: "true" }] } }\n' });
  supplier().work.runWorkflow(entry, build);
  await scene.settled();
  expect(conclusionAt(entry.headSha)).toBe('failure');
  expect(scene.gateAt(entry.headSha)?.page).toContain('changes the workflow');
});
