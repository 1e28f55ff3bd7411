import { afterEach, describe, expect, test } from 'vitest';

import type { Issue } from '../../src/sandbox/github/world/repositories.ts';
import { answers, comment, controlIssues, first, incidents, short } from '../scenarios/commands/conversation.ts';
import { CONTROL, openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

describe('the conversation of a pull request, locked', () => {
  test('by the supplier: it is unlocked again, told, and a client without write access still commands', async () => {
    scene = await openScene({
      shop: { collaborators: { 'claire-cto': 'read' }, teams: { produit: 'write', 'agence-nord': 'write' } },
    });
    const pull = scene.propose();
    await scene.settled();
    scene.as('an-karim').talk.lock(pull);
    await scene.settled();
    expect(pull.locked).toBe(false);
    expect(await incidents(scene)).toEqual([
      { kind: 'own-issue-touched', detail: { issue: pull.number, action: 'locked', by: 'an-karim' } },
    ]);
    await comment(scene, 'claire-cto', pull, '/garde-fou explain');
    expect(answers(scene, pull)).toHaveLength(1);
  });

  test('by a client: it stays locked', async () => {
    scene = await openScene();
    const pull = scene.propose();
    await scene.settled();
    scene.as('sophie-petit').talk.lock(pull);
    await scene.settled();
    expect(pull.locked).toBe(true);
    expect(await incidents(scene)).toEqual([]);
  });

  test('again and again: it ends in incidents, not in a storm', async () => {
    scene = await openScene();
    const pull = scene.propose();
    await scene.settled();
    for (let round = 0; round < 22; round += 1) {
      scene.as('an-karim').talk.lock(pull);
      await scene.settled(0);
    }
    expect(pull.locked).toBe(true);
    expect((await incidents(scene)).length).toBe(22);
  });
});

function open(): readonly Issue[] {
  return controlIssues(scene).filter(({ state }) => state === 'open');
}

async function told(): Promise<unknown> {
  const { id } = scene.github.world.repository(CONTROL);
  const all = await scene.running.store.incidents.between(id, 0, Number.MAX_SAFE_INTEGER);
  return all.map(({ kind, detail }) => [kind, (JSON.parse(detail) as { action: string }).action]);
}

async function followUp(): Promise<Issue> {
  scene = await openScene();
  scene.as('marie-durand').desk.invite(CONTROL, 'an-karim', 'admin');
  scene.github.build.repository('acme-boutique/elsewhere', { collaborators: { 'an-karim': 'write' } });
  const pull = scene.propose();
  await scene.settled();
  await comment(scene, 'claire-cto', pull, `/garde-fou emergency at ${short(pull.headSha)} because the shop is down`);
  return first(open());
}

describe('the follow-up of an emergency, where a supplier was let into the control repository', () => {
  test.each([
    ['closed', (issue: Issue) => scene.as('an-karim').talk.editIssue(issue, { state: 'closed' })],
    ['edited', (issue: Issue) => scene.as('an-karim').talk.editIssue(issue, { title: 'Done', body: 'Done' })],
    ['locked', (issue: Issue) => scene.as('an-karim').talk.lock(issue)],
    ['deleted', (issue: Issue) => scene.as('an-karim').talk.deleteIssue(issue)],
    ['transferred', (issue: Issue) => scene.as('an-karim').talk.transferIssue(issue, 'acme-boutique/elsewhere')],
  ])('is put back and told when he %s it', async (action, act) => {
    const issue = await followUp();
    const { title, body } = issue;
    act(issue);
    await scene.settled();
    expect(open().map((one) => [one.title, one.body, one.locked])).toEqual([[title, body, false]]);
    expect(await told()).toEqual([['own-issue-touched', action]]);
  });

  test('is put back as often as he deletes it', async () => {
    await followUp();
    for (let round = 0; round < 3; round += 1) {
      scene.as('an-karim').talk.deleteIssue(first(open()));
      await scene.settled();
    }
    expect(open()).toHaveLength(1);
  });

  test('stays closed when a client closes it', async () => {
    const issue = await followUp();
    scene.as('claire-cto').talk.editIssue(issue, { state: 'closed' });
    await scene.settled();
    expect(open()).toEqual([]);
    expect(await told()).toEqual([]);
  });

  test('leaves issues of other people alone', async () => {
    await followUp();
    const other = scene.as('claire-cto').talk.openIssue(CONTROL, { title: 'Think of the holidays' });
    scene.as('an-karim').talk.editIssue(other, { state: 'closed' });
    await scene.settled();
    expect(other.state).toBe('closed');
    expect(await told()).toEqual([]);
  });
});

test('an issue in the shop that nobody of ours opened is nobody’s business', async () => {
  scene = await openScene();
  const issue = scene.as('an-karim').talk.openIssue(SHOP, { title: 'A plan' });
  scene.as('an-karim').talk.lock(issue);
  await scene.settled();
  expect(issue.locked).toBe(true);
  expect(await incidents(scene)).toEqual([]);
});
