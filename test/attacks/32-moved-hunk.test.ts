import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const block = 'if (allowed) {\n  run();\n}\n';
const twice = `${block}${'// between\n'.repeat(20)}${block}`;
const first = twice.replace('  run();', '  run(1);');
const second = `${twice.slice(0, block.length)}${twice.slice(block.length).replace('  run();', '  run(1);')}`;

async function approvedWith(before: string, after: string) {
  scene = await openScene({
    shop: { files: { 'src/gate.ts': before }, teams: { produit: 'write', 'agence-nord': 'write' } },
  });
  const pull = scene.propose({ files: { 'src/gate.ts': after } });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  return pull;
}

function replaceBy(content: string): void {
  scene.as('an-karim').push(SHOP, { branch: 'cart', from: 'main', force: true, files: { 'src/gate.ts': content } });
}

test('the same lines at another place that looks alike are another patch', async () => {
  const pull = await approvedWith(twice, first);
  replaceBy(second);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('the same lines in another file are another patch', async () => {
  scene = await openScene();
  const pull = scene.propose({ files: { 'src/cart.ts': block } });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  scene.as('an-karim').push(SHOP, { branch: 'cart', from: 'main', force: true, files: { 'src/admin.ts': block } });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('white space is part of the patch', async () => {
  const pull = await approvedWith(twice, first);
  replaceBy(first.replace('  run(1);', '\trun(1);'));
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a rebase over changes elsewhere keeps the approval', async () => {
  const pull = await approvedWith(twice, first);
  scene.github.world.repository(SHOP).rulesets.clear();
  scene.as('claire-cto').push(SHOP, { branch: 'main', files: { 'src/gate.ts': `${twice}// a new last line\n` } });
  replaceBy(`${first}// a new last line\n`);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a path that only the test merge shows cannot be verified', async () => {
  scene = await openScene();
  const { rulesets } = scene.github.world.repository(SHOP);
  const rules = [...rulesets];
  rulesets.clear();
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const cart = 1;\n', 'src/extra.ts': 'extra\n' } });
  scene.as('claire-cto').push(SHOP, { branch: 'main', files: { 'src/extra.ts': 'extra\n' } });
  for (const [id, rule] of rules) rulesets.set(id, rule);
  scene.as('sophie-petit').approve(pull);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
});
