import { afterEach, describe, expect, test } from 'vitest';

import { incidents } from '../scenarios/commands/conversation.ts';
import { CONTROL, openScene, ORGANIZATION, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('a flood of comments costs nobody an evaluation', async () => {
  scene = await openScene({ debounceMs: 5_000 });
  const pull = scene.propose();
  await scene.settled();
  const before = scene.requests();
  for (let index = 0; index < 40; index += 1) scene.as('an-karim').talk.comment(pull, `ping ${String(index)}`);
  await scene.settled(6_000);
  expect(scene.requests().graphql - before.graphql).toBeLessThanOrEqual(3);
});

test('a flood of commands by the supplier is answered ten times at most', async () => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  for (let index = 0; index < 30; index += 1) scene.as('an-karim').talk.comment(pull, '/garde-fou explain');
  await scene.settled();
  const answers = pull.comments.filter(({ author }) => author === scene.app.bot);
  expect(answers.length).toBeLessThanOrEqual(11);
  const [told, ...more] = await incidents(scene);
  expect(told).toMatchObject({ kind: 'flood', detail: { of: 'commands', by: 'an-karim' } });
  // Once an hour: the flood may have lasted into the next.
  expect(more.length).toBeLessThanOrEqual(1);
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('as many commands as anybody may send are no flood', async () => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  for (let index = 0; index < 10; index += 1) scene.as('an-karim').talk.comment(pull, '/garde-fou explain');
  await scene.settled();
  expect(await incidents(scene)).toEqual([]);
});

describe('a supplier who changes his team again and again', () => {
  test('is told about, once, and hides nobody’s leaving behind it', async () => {
    scene = await openScene();
    const pull = scene.propose({ files: { 'src/payment/pay.ts': 'export const pay = 9;\n' } });
    scene.as('sophie-petit').approve(pull);
    scene.as('claire-cto').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
    flood(70);
    scene.github.build.removeMember(ORGANIZATION, 'claire-cto');
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    const [first, ...more] = await incidents(scene, CONTROL);
    expect(first).toMatchObject({ kind: 'flood', detail: { of: 'people', by: 'an-karim', most: 60 } });
    expect(more).toEqual([]);
  });

  test('a company that moves in is no flood', async () => {
    scene = await openScene();
    await scene.settled();
    flood(50);
    await scene.settled();
    expect(await incidents(scene, CONTROL)).toEqual([]);
  });
});

function flood(times: number): void {
  const { build } = scene.github;
  for (let index = 0; index < times; index += 1)
    build.teamMember(ORGANIZATION, 'agence-nord', index % 2 === 0 ? 'an-lea' : 'an-karim', 'an-karim');
}
