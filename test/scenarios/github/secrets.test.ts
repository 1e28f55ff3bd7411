import { afterEach, describe, expect, test } from 'vitest';

import { madeUp, middleOf } from '../../support/made-up-secrets.ts';
import { secretPolicy } from '../../support/secret-policy.ts';
import { CONTROL, openScene, type Scene, SHOP } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

describe('a pull request', () => {
  test('without a secret passes', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose();
    await scene.settled();
    expect(scene.page(pull)).toContain('In order');
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  });

  test('with one at its head is held, told where, and the value is nowhere', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose({ files: { 'src/pay.ts': `const a = 1;\nconst key = '${madeUp.gitlab}';\n` } });
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
    const page = scene.page(pull);
    expect(page).toContain('Secret at the head');
    expect(page).toContain('src/pay.ts:2');
    expect(scene.gate(pull)?.run.annotations).toMatchObject([{ path: 'src/pay.ts', start_line: 2 }]);
    expect(JSON.stringify([page, scene.gate(pull)?.run.annotations, scene.log])).not.toContain(middleOf(madeUp.gitlab));
  });

  test('that takes it out again in the next commit is held for its history', async () => {
    scene = await openScene({ policy: secretPolicy() });
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/pay.ts': `const key = '${madeUp.gitlab}';\n` } });
    const pull = scene.propose({ files: { 'src/pay.ts': 'const key = process.env.KEY;\n' } });
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in the history');
    expect(scene.mayMerge(pull)).toBe(false);
  });
});

describe('a pull request of the control repository', () => {
  test('that breaks a detector file is held before it is merged', async () => {
    scene = await openScene({
      policy: secretPolicy(['detectors: { files: [detectors/acme.yml] }']),
      controlFiles: { 'detectors/acme.yml': "rules: [{ id: acme, shapes: ['acme_{lan:12}'] }]\n" },
    });
    scene
      .as('claire-cto')
      .push(CONTROL, { branch: 'more', files: { 'detectors/acme.yml': 'rules: [{ id: acme }]\n' } });
    const pull = scene.as('claire-cto').openPull(CONTROL, { head: 'more', title: 'More' });
    await scene.settled();
    const gate = scene.gateAt(pull.headSha, 'Garde-fou', CONTROL);
    expect(gate).toMatchObject({ conclusion: 'failure' });
    expect(gate?.page).toContain('detectors/acme.yml');
  });
});

test('a baseline of the control repository lets older secrets be, and says so', async () => {
  scene = await openScene({ policy: secretPolicy() });
  const pull = scene.propose({ files: { 'src/pay.ts': `const key = '${madeUp.gitlab}';\n` } });
  await scene.settled();
  const fingerprint = /finding:([0-9a-f]{64})/.exec(scene.page(pull))?.[1] ?? '';
  const baseline = JSON.stringify({ version: 1, fingerprints: [{ fingerprint, detector: 'gitlab-token' }] });
  scene.as('claire-cto').push(CONTROL, {
    branch: 'main',
    files: { 'policy.yml': secretPolicy(['baselines: [baseline.json]']), 'baseline.json': baseline },
  });
  await scene.settled();
  expect(scene.page(pull)).toContain('stands in a baseline');
  expect(scene.mayMerge(pull)).toBe(true);
});
