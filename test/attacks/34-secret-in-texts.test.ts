import { afterEach, describe, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { madeUp, middleOf } from '../support/made-up-secrets.ts';
import { secretPolicy } from '../support/secret-policy.ts';

let scene: Scene;
afterEach(() => scene.close());

const key = madeUp.gitlab;

describe('a secret outside the files', () => {
  test('in the branch name and in a commit message is found', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose({ branch: `try-${key}`, message: `use ${madeUp.otherGitlab}` });
    await scene.settled();
    const page = scene.page(pull);
    expect(page).toContain('Secret in the branch name');
    expect(page).toContain('Secret in the message of commit');
    expect(page).not.toContain(key);
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('in the name of a file is found, and shown without it', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose({
      files: { [`dump/${key}/${madeUp.otherGitlab}.sql`]: `x = '${madeUp.thirdGitlab}'\n` },
    });
    await scene.settled();
    const page = scene.page(pull);
    expect(page.match(/Secret in the name of a file/g)).toHaveLength(2);
    expect(page).toContain('Secret at the head');
    for (const secret of [key, madeUp.otherGitlab]) expect(page).not.toContain(middleOf(secret));
    scene.as('an-karim').push(SHOP, { branch: pull.headRef, from: 'main', force: true, files: { 'a.txt': 'a\n' } });
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in the name of a file that a later push took away');
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('in a description that is edited after the check closes the gate again', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose();
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
    scene.as('an-karim').editPull(pull, { body: `log in with ${key}` });
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in the description');
    expect(scene.mayMerge(pull)).toBe(false);
    scene.as('an-karim').editPull(pull, { body: 'log in' });
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });

  test('in a comment of the author wakes the App, and deleting the comment does not help', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose();
    await scene.settled();
    const before = scene.requests().graphql;
    scene.as('claire-cto').talk.comment(pull, `for you: ${key}`);
    await scene.settled();
    expect([scene.requests().graphql, scene.mayMerge(pull)]).toEqual([before, true]);
    const comment = scene.as('an-karim').talk.comment(pull, `it is ${key}`);
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in a comment of the author');
    scene.as('an-karim').talk.deleteComment(pull, comment);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('beside a line of code is found', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose();
    scene.as('an-karim').commentOnLine(pull, { path: 'src/cart.ts', line: 1, body: `with ${key}` });
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in a comment of the author');
  });

  test('is left alone where the policy reads no texts', async () => {
    scene = await openScene({ policy: secretPolicy(['scan: { commits: every, pull-request-text: false }']) });
    const pull = scene.propose({ message: `use ${key}`, title: `feat: ${key}` });
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });
});
