import { afterEach, describe, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { comment, short } from '../scenarios/commands/conversation.ts';
import { CONTROL, openScene, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const waiver = ({ id = 'holidays', by = 'claire-cto', expires = '2026-11-01' } = {}): string => `id: ${id}
waives: reviews
scope: { repository: boutique-api }
reason: the reviewer is away
requested-by: an-karim
approved-by: ${by}
created: 2026-10-01
expires: ${expires}
`;

const FILE = 'waivers/holidays.yml';

/** A pull request of the control repository that adds files; `approver` approves it before it is merged. */
async function addByPullRequest(
  files: Readonly<Record<string, string>>,
  { branch = 'waiver', approver }: { readonly branch?: string; readonly approver?: string } = {},
): Promise<PullRequest> {
  scene.as('marie-durand').push(CONTROL, { branch, files });
  const pull = scene.as('marie-durand').openPull(CONTROL, { head: branch, title: 'A waiver' });
  if (approver !== undefined) {
    scene.github.build.teamRole(CONTROL, 'produit', 'write');
    scene.as(approver).approve(pull);
  }
  scene.as('marie-durand').merge(pull, { method: 'squash' });
  await scene.settled();
  return pull;
}

async function supplierPull(branch = 'cart'): Promise<PullRequest> {
  const pull = scene.propose({ branch });
  await scene.settled();
  return pull;
}

test('a waiver that its approver approved in a merged pull request counts', async () => {
  scene = await openScene();
  await addByPullRequest({ [FILE]: waiver() }, { approver: 'claire-cto' });
  expect(scene.mayMerge(await supplierPull())).toBe(true);
});

test('a waiver that comes while a pull request waits opens it', async () => {
  scene = await openScene();
  const pull = await supplierPull();
  expect(scene.mayMerge(pull)).toBe(false);
  await addByPullRequest({ [FILE]: waiver() }, { approver: 'claire-cto' });
  expect(scene.mayMerge(pull)).toBe(true);
});

describe('a typed name opens nothing', () => {
  test('when the entry was pushed without a pull request', async () => {
    scene = await openScene({ controlFiles: { [FILE]: waiver() } });
    expect(scene.mayMerge(await supplierPull())).toBe(false);
    scene.as('claire-cto').push(CONTROL, { branch: 'main', files: { 'waivers/more.yml': waiver({ id: 'more' }) } });
    await scene.settled();
    expect(scene.mayMerge(await supplierPull('second'))).toBe(false);
  });

  test('when nobody, or somebody else, approved the pull request', async () => {
    scene = await openScene();
    await addByPullRequest({ [FILE]: waiver() });
    const pull = await supplierPull('first');
    expect(scene.gate(pull)?.page).toContain('names `claire-cto` as its approver, but nothing shows');
    await addByPullRequest({ 'waivers/b.yml': waiver({ id: 'b' }) }, { branch: 'b', approver: 'sophie-petit' });
    expect(scene.mayMerge(await supplierPull())).toBe(false);
  });

  test('when it approved something else under the same name before', async () => {
    scene = await openScene();
    await addByPullRequest({ [FILE]: waiver({ expires: '2026-10-02' }) }, { approver: 'claire-cto' });
    await addByPullRequest({ [FILE]: waiver() }, { branch: 'longer' });
    expect(scene.mayMerge(await supplierPull())).toBe(false);
  });

  test('when it approved the pull request before the entry was pushed to it', async () => {
    scene = await openScene();
    scene.as('marie-durand').push(CONTROL, { branch: 'waiver', files: { 'notes.md': 'harmless\n' } });
    const pull = scene.as('marie-durand').openPull(CONTROL, { head: 'waiver', title: 'Notes' });
    scene.as('claire-cto').approve(pull);
    scene.as('marie-durand').push(CONTROL, { branch: 'waiver', files: { [FILE]: waiver() } });
    scene.as('marie-durand').merge(pull, { method: 'squash' });
    await scene.settled();
    expect(scene.mayMerge(await supplierPull())).toBe(false);
  });

  test('when it takes the name of a command that the person gave elsewhere', async () => {
    scene = await openScene();
    const pull = await supplierPull();
    const other = await supplierPull('second');
    const order = `/garde-fou waive reviews at ${short(other.headSha)} until 2026-10-20 because so`;
    const spoken = await comment(scene, 'claire-cto', other, order);
    await addByPullRequest({ [FILE]: waiver({ id: `comment-${String(spoken.id)}` }) });
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('when the person has none of the roles that grant waivers', async () => {
    scene = await openScene();
    await addByPullRequest({ [FILE]: waiver({ by: 'sophie-petit' }) }, { approver: 'sophie-petit' });
    expect(scene.mayMerge(await supplierPull())).toBe(false);
  });
});

describe('what never matches', () => {
  test.each([
    ['a waiver without an end', waiver().replace(/^expires:.*\n/m, '')],
    ['a waiver that is over', waiver({ expires: '2026-10-10' })],
    ['a waiver that lasts too long', waiver({ expires: '2027-10-10' })],
    ['a waiver for another repository', waiver().replace('boutique-api', '.garde-fou')],
    ['a waiver for a repository that does not exist', waiver().replace('boutique-api', 'boutique-apl')],
    ['a file that does not load', `${waiver()}whatever: true\n`],
  ])('%s', async (_, text) => {
    scene = await openScene();
    await addByPullRequest({ [FILE]: text }, { approver: 'claire-cto' });
    expect(scene.mayMerge(await supplierPull())).toBe(false);
  });
});

test('a waiver file that does not load fails the pull request that brings it', async () => {
  scene = await openScene();
  scene.as('marie-durand').push(CONTROL, { branch: 'waiver', files: { [FILE]: 'id: [\n' } });
  const pull = scene.as('marie-durand').openPull(CONTROL, { head: 'waiver', title: 'A waiver' });
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.gateAt(pull.headSha, 'Garde-fou', CONTROL)).toMatchObject({ conclusion: 'failure' });
});
