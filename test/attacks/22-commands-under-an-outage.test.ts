import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const short = (sha: string): string => sha.slice(0, 12);

test.each([502, 429])('a command that GitHub interrupts with %i is carried out all the same, once', async (status) => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  scene.pass(60_000);
  scene.github.faults.add({
    match: { path: '/graphql' },
    status,
    body: { message: 'Try again' },
    headers: status === 429 ? { 'retry-after': '1' } : {},
    times: 2,
  });
  scene.as('claire-cto').talk.comment(pull, `/garde-fou emergency at ${short(pull.headSha)} because the shop is down`);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  expect(pull.comments.filter(({ author }) => author === scene.app.bot)).toHaveLength(1);
});

test('one comment gives one waiver, and the second is told so', async () => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  scene.pass(60_000);
  const waive = (what: string): string =>
    `/garde-fou waive ${what} at ${short(pull.headSha)} until 2026-10-20 because nobody is here`;
  scene.as('claire-cto').talk.comment(pull, [waive('reviews/refusals'), waive('reviews/requirements')].join('\n'));
  await scene.settled();
  const answer = pull.comments.find(({ author }) => author === scene.app.bot);
  expect(answer?.body).toMatch(/Waived .*`reviews\/refusals`\.\s+One waiver or emergency a comment/);
  expect(scene.mayMerge(pull)).toBe(false);
});
