import { afterEach, describe, expect, test } from 'vitest';

import {
  answers,
  comment,
  controlIssues,
  first,
  incidents,
  ownComments,
  short,
} from '../scenarios/commands/conversation.ts';
import { openScene, reviewPolicy, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const order = (sha: string): string =>
  `/garde-fou waive reviews at ${short(sha)} until 2026-10-20 because the reviewer is away`;

describe('a supplier who may write in the repository', () => {
  const withComment = `${reviewPolicy()}comment: true\n`;

  test('changes the App’s page: it is put back, and told', async () => {
    scene = await openScene({ policy: withComment });
    const pull = scene.propose();
    await scene.settled();
    const page = first(ownComments(scene, pull));
    const before = answers(scene, pull);
    expect(before).toHaveLength(1);
    scene.as('an-karim').talk.editComment(pull, page, 'Everything is in order.');
    scene.as('an-karim').talk.editComment(pull, page, 'Everything is really in order.');
    await scene.settled();
    expect(answers(scene, pull)).toEqual(before);
    expect(await incidents(scene)).toEqual(
      Array.from({ length: 2 }, () => ({
        kind: 'own-comment-touched',
        detail: { comment: page.id, action: 'edited', by: 'an-karim', of: 'garde-fou[bot]' },
      })),
    );
  });

  test('deletes the App’s page: it is written again, told, and goes on being kept up to date', async () => {
    scene = await openScene({ policy: withComment });
    const pull = scene.propose();
    await scene.settled();
    const before = answers(scene, pull);
    const page = first(ownComments(scene, pull));
    scene.as('an-karim').talk.deleteComment(pull, page);
    await scene.settled();
    expect(answers(scene, pull)).toEqual(before);
    expect(await incidents(scene)).toMatchObject([{ kind: 'own-comment-touched', detail: { action: 'deleted' } }]);
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(answers(scene, pull)).toEqual([expect.stringContaining('In order')]);
  });

  test('changes the App’s page, then deletes it: the true page comes back', async () => {
    scene = await openScene({ policy: withComment });
    const pull = scene.propose();
    await scene.settled();
    const before = answers(scene, pull);
    const page = first(ownComments(scene, pull));
    scene.as('an-karim').talk.editComment(pull, page, 'Everything is in order.');
    scene.as('an-karim').talk.deleteComment(pull, page);
    await scene.settled();
    expect(answers(scene, pull)).toEqual(before);
  });

  test('deletes the App’s page while no webhook arrives: the next verdict is written anew', async () => {
    scene = await openScene({ policy: withComment });
    const pull = scene.propose();
    await scene.settled();
    const page = first(ownComments(scene, pull));
    scene.github.webhooks.fate = () => 'lose';
    scene.as('an-karim').talk.deleteComment(pull, page);
    scene.github.webhooks.fate = () => 'send';
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(answers(scene, pull)).toEqual([expect.stringContaining('In order')]);
  });

  test('deletes an answer and the refused command: the answer comes back', async () => {
    scene = await openScene();
    const pull = scene.propose();
    await scene.settled();
    const spoken = await comment(scene, 'an-lea', pull, order(pull.headSha));
    const before = answers(scene, pull);
    scene.as('an-karim').talk.deleteComment(pull, spoken);
    for (const answer of ownComments(scene, pull)) scene.as('an-karim').talk.deleteComment(pull, answer);
    await scene.settled();
    expect(answers(scene, pull)).toEqual(before);
    const kinds = (await incidents(scene)).map(({ kind }) => kind);
    expect(kinds).toEqual(['command-touched', 'own-comment-touched']);
  });

  test.each(['edits', 'deletes', 'hides'] as const)(
    '%s the comment of the client who granted a waiver: it stands',
    async (how) => {
      scene = await openScene();
      const pull = scene.propose();
      await scene.settled();
      const spoken = await comment(scene, 'claire-cto', pull, order(pull.headSha));
      expect(scene.mayMerge(pull)).toBe(true);
      const { talk } = scene.as('an-karim');
      if (how === 'edits') talk.editComment(pull, spoken, order(pull.headSha).replace('reviews', 'coverage'));
      if (how === 'deletes') talk.deleteComment(pull, spoken);
      if (how === 'hides') talk.minimizeComment(pull, spoken);
      await scene.settled();
      await comment(scene, 'claire-cto', pull, '/garde-fou recheck');
      expect(scene.mayMerge(pull)).toBe(true);
      expect((await incidents(scene)).map(({ kind }) => kind)).toEqual(how === 'hides' ? [] : ['command-touched']);
    },
  );

  test('deletes whatever the App writes, again and again: it ends in incidents, not in a storm', async () => {
    scene = await openScene({ policy: withComment });
    const pull = scene.propose();
    await scene.settled();
    for (let round = 0; round < 25; round += 1) {
      const [page] = ownComments(scene, pull);
      if (page === undefined) break;
      scene.as('an-karim').talk.deleteComment(pull, page);
      await scene.settled(0);
    }
    expect(answers(scene, pull)).toEqual([]);
    expect((await incidents(scene)).length).toBe(21);
  });
});

test('the App’s own edits and a client’s edits of their own words are no incident', async () => {
  scene = await openScene({ policy: `${reviewPolicy()}comment: true\n` });
  const pull = scene.propose();
  await scene.settled();
  const spoken = await comment(scene, 'claire-cto', pull, '/garde-fou recheck');
  scene.as('claire-cto').talk.editComment(pull, spoken, 'Never mind.');
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(await incidents(scene)).toEqual([]);
});

test('an emergency’s follow-up is opened where the supplier cannot see it', async () => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  await comment(scene, 'claire-cto', pull, `/garde-fou emergency at ${short(pull.headSha)} because the shop is down`);
  const issue = first(controlIssues(scene));
  expect(issue.title).toContain(`${SHOP} #${String(pull.number)}`);
  expect(() => {
    scene.as('an-karim').talk.editIssue(issue, { state: 'closed' });
  }).toThrow('Not Found');
});
