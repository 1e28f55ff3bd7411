import { afterEach, expect, test } from 'vitest';

import { openScene, ORGANIZATION, type Scene, SHOP } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('what the organisation’s rules require of a branch counts at once', async () => {
  scene = await openScene();
  scene.as('marie-durand').push(SHOP, { branch: 'release', files: { 'src/r.ts': 'export const r = 1;\n' } });
  const pull = scene.propose({ base: 'release' });
  await scene.settled();
  expect(scene.gate(pull, 'Garde-fou (preview)')).not.toBeNull();
  expect(scene.gate(pull, 'Garde-fou: release')).toBeNull();

  scene.as('marie-durand').desk.ruleset(ORGANIZATION, {
    name: 'Releases',
    enforcement: 'active',
    conditions: {
      ref_name: { include: ['refs/heads/release'], exclude: [] },
      repository_name: { include: ['~ALL'], exclude: [] },
    },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context: 'Garde-fou: release', integration_id: scene.app.id }],
          strict_required_status_checks_policy: false,
        },
      },
    ],
  });
  await scene.settled();
  expect(scene.gate(pull, 'Garde-fou: release')).toMatchObject({ status: 'in_progress' });
});
