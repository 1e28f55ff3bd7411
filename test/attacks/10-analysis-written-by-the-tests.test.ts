import { afterEach, describe, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, measure, type Measuring, semgrep, semgrepPolicy } from '../support/ci.ts';

let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

/** A run of Semgrep that found nothing, as anybody can write it. */
const reports = { 'semgrep.sarif': semgrep() };

interface Judged {
  readonly conclusion: string | null | undefined;
  readonly page: string;
}

async function judged(trust: string, wish: Measuring, files: Readonly<Record<string, string>> = {}): Promise<Judged> {
  scene = await openScene({ policy: semgrepPolicy(trust), shop: { files: { [CI]: 'on: pull_request\n' } } });
  measure(scene.as('sophie-petit'), SHOP, { reports, ...wish });
  await scene.settled();
  const pull = scene.propose({ files: { 'src/pay.ts': 'eval(input);\n', ...files } });
  measure(scene.as('an-karim'), pull, { reports, ...wish });
  await scene.settled();
  return { conclusion: scene.gate(pull)?.conclusion, page: scene.page(pull) };
}

describe('an analysis in a delivery that a listed workflow signed', () => {
  test('is not vouched for when it comes from the job that runs the tests', async () => {
    const { conclusion, page } = await judged('signed-workflow', {});
    expect(conclusion).toBe('failure');
    expect(page).toContain('The job that wrote this analysis also ran code of the repository');
  });

  test('is when its job ran nothing of the repository', async () => {
    const { conclusion, page } = await judged('signed-workflow', { readsOnly: true });
    expect(conclusion).toBe('success');
    expect(page).toContain('written by a job that runs nothing of the repository');
  });

  test('is worth what it is without a signature where the policy asks no more', async () => {
    expect(await judged('base-workflow', {})).toMatchObject({ conclusion: 'success' });
  });

  test('but not where the pull request changes how it is measured', async () => {
    const files = { '.github/workflows/lint.yml': 'on: push\n' };
    expect(await judged('base-workflow', {}, files)).toMatchObject({ conclusion: 'failure' });
  });

  test('nor because an unsigned manifest says that nothing ran', async () => {
    const wish = { readsOnly: true, signed: false } as const;
    expect(await judged('signed-workflow', wish)).toMatchObject({ conclusion: 'failure' });
  });
});
