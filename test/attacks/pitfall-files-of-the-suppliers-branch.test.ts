import { afterEach, describe, expect, test } from 'vitest';

import { CONTROL, openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const policy = `version: 1
people:
  client: { product: { teams: [produit] }, cto: { users: [claire-cto] } }
  vendors: { agence-nord: { teams: [agence-nord] } }
policies:
  reviews: { enforcement: block, codeowners: { enabled: true } }
`;
const shop = {
  files: {
    'src/payment/pay.ts': 'export const pay = 1;\n',
    CODEOWNERS: '* @sophie-petit\n/src/payment/ @claire-cto\n',
  },
  collaborators: { 'claire-cto': 'write', 'sophie-petit': 'write' },
  teams: { 'agence-nord': 'write' },
} as const;
const weaker = { CODEOWNERS: '* @sophie-petit\n', 'src/payment/pay.ts': 'export const pay = 2;\n' };

describe('a CODEOWNERS file that the supplier wrote', () => {
  test('in the pull request itself takes nobody’s files away', async () => {
    scene = await openScene({ policy, shop });
    const pull = scene.propose({ files: weaker });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    scene.as('claire-cto').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });

  test('in the branch that the pull request aims at takes nobody’s files away', async () => {
    scene = await openScene({ policy, shop });
    scene.as('an-karim').push(SHOP, { branch: 'base', files: { CODEOWNERS: '* @sophie-petit\n' } });
    const pull = scene.propose({
      from: 'base',
      base: 'base',
      files: { 'src/payment/pay.ts': 'export const pay = 3;\n' },
    });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.gate(pull, 'Garde-fou (preview)')).toMatchObject({ status: 'in_progress', conclusion: null });
    expect(scene.page(pull, 'Garde-fou (preview)')).toContain('/src/payment/');
  });
});

describe('a policy that stands anywhere but on the default branch of the control repository', () => {
  const nothing = 'version: 1\npolicies: { reviews: { enforcement: off } }\n';

  test.each([
    ['on another branch of it', CONTROL, 'claire-cto', { 'policy.yml': nothing }],
    ['in the code repository', SHOP, 'an-karim', { 'policy.yml': nothing, '.garde-fou/policy.yml': nothing }],
  ])('%s changes nothing, before or after it is pushed', async (_, repository, login, files) => {
    scene = await openScene({ policy, shop });
    const pull = scene.propose();
    await scene.settled();
    scene.as(login).push(repository, { branch: 'main-2', files });
    scene.as('an-karim').editPull(pull, { title: 'feat: once more' });
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
    expect(scene.mayMerge(pull)).toBe(false);
    const later = scene.propose({ branch: 'later', files: { 'src/later.ts': 'export const later = 1;\n' } });
    await scene.settled();
    expect(scene.mayMerge(later)).toBe(false);
  });
});
