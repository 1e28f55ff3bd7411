import { expect, test } from 'vitest';

import { CONTROL, openScene } from '../scenarios/github/harness.ts';

test('what an owner does to the installation later confirms no control repository that a supplier made', async () => {
  const scene = await openScene({ control: false });
  await scene.settled();
  scene.github.build.repository(CONTROL, {
    visibility: 'private',
    teams: { 'agence-nord': 'admin' },
    files: { 'policy.yml': 'version: 1\nlanguage: en\n' },
  });
  await scene.settled();
  const { installation } = scene;
  if (installation === undefined) throw new Error('The App is installed in every scene.');
  scene.github.build.permit(installation, installation.permissions);
  await scene.settled();
  const bound = await scene.running.store.controlRepositories.find(installation.account.id);
  expect(bound).toMatchObject({ confirmedBy: null });
  await scene.close();
});
