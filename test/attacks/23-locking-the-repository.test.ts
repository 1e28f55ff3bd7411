import { afterEach, describe, expect, test } from 'vitest';

import { openScene, ORGANIZATION, type Scene, type SceneOptions, SHOP } from '../scenarios/github/harness.ts';

const FILE = '.github/garde-fou.yml';
const everybody =
  'version: 1\npolicies: { reviews: { requirements: [{ name: everybody, require: { approvals: 99 } }] } }\n';
const locks = { 'that asks for 99 approvals': everybody, 'that does not load': 'version: [1\n' };

let scene: Scene;
afterEach(() => scene.close());

/** A shop that the supplier locked: he got such a file onto the default branch. */
async function lockedBy(text: string, options: SceneOptions = {}): Promise<void> {
  scene = await openScene({
    ...options,
    shop: { files: { 'README.md': '# Shop\n', [FILE]: text }, teams: { produit: 'write', 'agence-nord': 'write' } },
  });
}

describe.each(Object.entries(locks))('a file of the repository %s', (_, text) => {
  test('is put right under the organisation’s policy, which asks for a client', async () => {
    await lockedBy(text);
    const repair = scene.propose({ branch: 'repair', files: { [FILE]: 'version: 1\n' } });
    await scene.settled();
    expect(scene.mayMerge(repair)).toBe(false);
    scene.as('sophie-petit').approve(repair);
    await scene.settled();
    expect(scene.mayMerge(repair)).toBe(true);
  });

  test.each([
    ['with code beside it', { [FILE]: 'version: 1\n', 'src/cart.ts': 'export const cart = 2;\n' }],
    ['under which another file disappears', { [FILE]: '# Shop\n', 'README.md': null }],
  ])('stays in force for a pull request %s', async (_name, files) => {
    await lockedBy(text);
    const pull = scene.propose({ branch: 'smuggle', files });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
  });
});

test('a repair that is proposed does not make the App deaf to what the file makes others wait for', async () => {
  const own = 'version: 1\npolicies: { checks: { required: [{ name: Sonar, app: sonarqubecloud }] } }\n';
  await lockedBy(own, { policy: 'version: 1\npolicies: { pull-request: { title: { matches: "^feat" } } }\n' });
  const tool = scene.github.build.app({ slug: 'sonarqubecloud', permissions: { checks: 'write' }, events: [] });
  scene.github.build.install(tool, ORGANIZATION);
  const pull = scene.propose();
  const says = (conclusion: 'success' | 'failure'): unknown =>
    scene.github.asApp(tool, ORGANIZATION).work.checkRun(SHOP, { name: 'Sonar', headSha: pull.headSha, conclusion });
  says('success');
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);

  scene.propose({ branch: 'repair', files: { [FILE]: 'version: 1\n' } });
  await scene.settled();
  says('failure');
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
});
