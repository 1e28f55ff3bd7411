import { expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

/** A second guarded branch, as an organisation protects its releases. */
function guardReleases(scene: Scene): void {
  scene.as('marie-durand').desk.ruleset(SHOP, {
    name: 'Releases',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/heads/release'], exclude: [] } },
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
}

test('an approved pull request does not open its unreviewed twin, however many closed ones hide it', async () => {
  const scene = await openScene({});
  const supplier = scene.as('an-karim');
  supplier.push(SHOP, { branch: 'release', from: 'main', files: { 'notes.txt': 'release\n' } });
  guardReleases(scene);
  supplier.push(SHOP, { branch: 'junk', from: 'main', files: { 'junk.txt': 'junk\n' } });
  supplier.push(SHOP, { branch: 'cart', from: 'release', files: { 'src/cart.ts': 'export {};\n' } });
  for (let count = 0; count < 20; count += 1)
    supplier.close(supplier.openPull(SHOP, { head: 'cart', base: 'junk', title: `feat: ${String(count)}` }));
  const approved = supplier.openPull(SHOP, { head: 'cart', base: 'release', title: 'feat: cart' });
  scene.as('sophie-petit').approve(approved);
  await scene.settled();
  const twin = supplier.openPull(SHOP, { head: 'cart', base: 'main', title: 'feat: cart' });
  await scene.settled();
  supplier.editPull(approved, { title: 'feat: cart again' });
  await scene.settled();
  expect(scene.gate(twin)?.status).toBe('in_progress');
  expect(scene.mayMerge(twin)).toBe(false);
  await scene.close();
});
