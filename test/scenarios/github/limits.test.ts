import { afterEach, expect, test } from 'vitest';

import { requireQueue } from '../../support/merge-queue.ts';
import { openScene, type Scene, SHOP } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('a payment file hidden behind 3,000 others still needs the CTO', async () => {
  scene = await openScene();
  const many = Array.from(
    { length: 3_000 },
    (_, index) => [`assets/${String(index).padStart(4, '0')}.txt`, 'x\n'] as const,
  );
  const pull = scene.propose({
    files: { ...Object.fromEntries(many), 'src/payment/pay.ts': 'export const pay = 2;\n' },
  });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('far too many files cannot be verified and hold the gate', async () => {
  scene = await openScene();
  const many = Array.from(
    { length: 3_100 },
    (_, index) => [`assets/${String(index).padStart(4, '0')}.txt`, 'x\n'] as const,
  );
  const pull = scene.propose({ files: Object.fromEntries(many) });
  scene.as('sophie-petit').approve(pull);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a pull request from a fork is judged like any other', async () => {
  scene = await openScene();
  scene.github.build.user('outsider');
  scene.github.world.repository(SHOP).visibility = 'public';
  const fork = scene.as('outsider').desk.fork(SHOP);
  scene.as('outsider').push(fork, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 1;\n' } });
  const pull = scene.as('outsider').openPull(SHOP, { head: 'outsider:cart', title: 'feat: cart' });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });

  scene.as('outsider').desk.delete(fork);
  scene.as('sophie-petit').editPull(pull, { title: 'feat: the fork is gone' });
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).toBe('success');
});

test('a force push in the middle of an evaluation drops its result', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  const first = pull.headSha;
  scene.github.faults.add({ match: { path: '/permission' }, delay: 400 });
  await scene.asked('/permission');
  scene.as('an-karim').push(SHOP, {
    branch: 'cart',
    from: 'main',
    force: true,
    files: { 'src/payment/pay.ts': 'export const pay = 0;\n' },
  });
  await scene.settled();
  expect(scene.gateAt(first)?.conclusion ?? null).toBeNull();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
});

test('two pull requests with one head share the worse verdict', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  scene.as('an-karim').moveRef(SHOP, 'refs/heads/twin', pull.headSha);
  const other = scene.as('an-karim').openPull(SHOP, { head: 'twin', title: 'feat: the same cart' });
  await scene.settled();
  expect(other.headSha).toBe(pull.headSha);
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  expect(scene.page(pull)).toContain(`#${String(pull.number)}`);
  scene.as('an-karim').close(other);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('a merge group is judged with its members, and nobody is waited for in it', async () => {
  scene = await openScene();
  scene.github.world.repository(SHOP).rulesets.clear();
  requireQueue(scene);
  const pull = scene.propose();
  const review = scene.as('sophie-petit').approve(pull);
  await scene.settled();
  const entry = scene.as('claire-cto').enqueue(pull);
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'success' });

  scene.as('claire-cto').dequeue(entry);
  scene.as('claire-cto').dismiss(pull, review);
  await scene.settled();
  const second = scene.propose({ branch: 'second', files: { 'src/second.ts': 'export const second = 2;\n' } });
  scene.as('sophie-petit').approve(second);
  await scene.settled();
  const again = scene.as('claire-cto').enqueue(second);
  await scene.settled();
  expect(scene.gateAt(again.headSha)).toMatchObject({ conclusion: 'success' });
});

test('thirty events in a burst cost at most three evaluations', async () => {
  scene = await openScene({ debounceMs: 5_000 });
  const pull = scene.propose();
  await scene.settled();
  const before = scene.requests().graphql;
  for (let index = 0; index < 30; index += 1)
    scene.as('an-karim').editPull(pull, { title: `feat: cart ${String(index)}` });
  await scene.settled(6_000);
  expect(scene.requests().graphql - before).toBeLessThanOrEqual(3);
});
