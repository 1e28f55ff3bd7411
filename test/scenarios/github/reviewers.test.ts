import { afterEach, expect, test } from 'vitest';

import { openScene, ORGANIZATION, reviewPolicy, type Scene } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const asking = (who: string): string =>
  reviewPolicy().replace('    enforcement: block\n', `    enforcement: block\n    request: ${who}\n`);

function asked(pull: ReturnType<Scene['propose']>): readonly string[] {
  return pull.reviewRequests.map(({ reviewer }) =>
    reviewer.kind === 'user' ? reviewer.account.login : reviewer.team.slug,
  );
}

test('asks the teams that can approve, once', async () => {
  scene = await openScene({ policy: asking('teams') });
  const pull = scene.propose();
  await scene.settled();
  expect(asked(pull)).toEqual(['produit']);
  scene.as('an-karim').editPull(pull, { title: 'feat: again' });
  await scene.settled();
  expect(asked(pull)).toEqual(['produit']);
});

test('does not ask again whose request somebody took back', async () => {
  scene = await openScene({ policy: asking('teams') });
  const pull = scene.propose();
  await scene.settled();
  scene.as('sophie-petit').unrequestReview(pull, `${ORGANIZATION}/produit`);
  await scene.settled();
  expect(asked(pull)).toEqual([]);
});

test('asks nobody unless the policy wants it', async () => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  expect(asked(pull)).toEqual([]);
});
