import { afterEach, describe, expect, test } from 'vitest';

import type { App } from '../../src/sandbox/github/world/apps.ts';
import type { Conclusion } from '../../src/sandbox/github/world/checks.ts';
import { openScene, ORGANIZATION, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const policy = `version: 1
people:
  vendors: { agence-nord: { teams: [agence-nord] } }
policies:
  checks:
    enforcement: block
    required: [{ name: Sonar, app: sonarqubecloud }, { status: ci/legacy, by: ci-acme }]
`;

/** A pull request that a tool and a status have found in order. */
async function inOrder() {
  scene = await openScene({ policy });
  const sonar = scene.github.build.app({ slug: 'sonarqubecloud', permissions: { checks: 'write' }, events: [] });
  scene.github.build.install(sonar, ORGANIZATION);
  scene.github.build.member(ORGANIZATION, 'ci-acme');
  scene.github.build.teamMember(ORGANIZATION, 'produit', 'ci-acme');
  const pull = scene.propose();
  const check = (conclusion: Conclusion) => said(sonar, pull.headSha, conclusion);
  const status = (state: 'success' | 'failure' | 'error' | 'pending') =>
    scene.as('ci-acme').work.status(SHOP, { sha: pull.headSha, context: 'ci/legacy', state });
  check('success');
  status('success');
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  return { pull, check, status };
}

function said(app: App, headSha: string, conclusion: Conclusion) {
  return scene.github.asApp(app, ORGANIZATION).work.checkRun(SHOP, { name: 'Sonar', headSha, conclusion });
}

describe('a required check that says otherwise after green', () => {
  test.each(['failure', 'cancelled', 'timed_out', 'skipped', 'neutral', 'action_required', 'stale'] as const)(
    'closes the gate as %s, and opens it when it succeeds again',
    async (conclusion) => {
      const { pull, check } = await inOrder();
      check(conclusion);
      await scene.settled();
      expect(scene.mayMerge(pull)).toBe(false);
      check('success');
      await scene.settled();
      expect(scene.mayMerge(pull)).toBe(true);
    },
  );

  test.each(['failure', 'error', 'pending'] as const)('closes the gate when the status becomes %s', async (state) => {
    const { pull, status } = await inOrder();
    status(state);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    status('success');
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });
});

test('nothing that calls itself Garde-fou opens the gate in our place', async () => {
  scene = await openScene();
  const other = scene.github.build.app({ slug: 'garde-fou-2', permissions: { checks: 'write' }, events: [] });
  scene.github.build.install(other, ORGANIZATION);
  const pull = scene.propose();
  await scene.settled();
  const green = { name: 'Garde-fou', headSha: pull.headSha, conclusion: 'success' } as const;
  scene.github.asApp(other, ORGANIZATION).work.checkRun(SHOP, green);
  scene.as('an-karim').work.status(SHOP, { sha: pull.headSha, context: 'Garde-fou', state: 'success' });
  scene.as('an-karim').work.runWorkflow(pull, { path: '.github/workflows/x.yml', jobs: [{ name: 'Garde-fou' }] });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
});
