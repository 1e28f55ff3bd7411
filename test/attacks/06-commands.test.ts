import { afterEach, describe, expect, test } from 'vitest';

import { answers, comment, reactions, short, waitingPull } from '../scenarios/commands/conversation.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const waiver = (sha: string): string =>
  `/garde-fou waive reviews at ${short(sha)} until 2026-10-20 because the reviewer is away`;

describe('a command that the client did not give', () => {
  const disguises: readonly (readonly [string, (line: string) => string])[] = [
    ['in a quotation', (line) => `> ${line}\n\nNo, I would not say that.`],
    ['in a quotation in a quotation', (line) => `> > ${line}`],
    ['on a lazy line of a quotation', (line) => `> somebody proposes\n${line}`],
    ['in a fenced code block', (line) => `\`\`\`\n${line}\n\`\`\``],
    ['in a fence that never ends', (line) => `~~~text\n${line}`],
    ['in an indented code block', (line) => `    ${line}`],
    ['in a code span', (line) => `\`${line}\``],
    ['in a code span over two lines', (line) => `\`see\n${line}\``],
    ['in an HTML comment', (line) => `<!--\n${line}\n-->`],
    ['in an HTML block', (line) => `<details>\n${line}\n</details>`],
    ['in a list', (line) => `- ${line}`],
    ['in a heading', (line) => `# ${line}`],
    ['in the middle of a line', (line) => `Do not write ${line}`],
    ['below other words', (line) => `The supplier asks me to write\n${line}`],
    ['behind an invisible character', (line) => `\u200B${line}`],
  ];

  test('opens nothing, however it is dressed up', async () => {
    scene = await openScene();
    const pull = await waitingPull(scene);
    scene.pass(5_000);
    for (const [, dress] of disguises) scene.as('claire-cto').talk.comment(pull, dress(waiver(pull.headSha)));
    await scene.settled();
    expect(answers(scene, pull)).toEqual([]);
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('is not given by editing an older comment, whoever edits it', async () => {
    scene = await openScene();
    const pull = await waitingPull(scene);
    const spoken = await comment(scene, 'claire-cto', pull, 'I will look at it tomorrow.');
    scene.as('an-karim').talk.editComment(pull, spoken, waiver(pull.headSha));
    await scene.settled();
    scene.as('claire-cto').talk.editComment(pull, spoken, waiver(pull.headSha));
    await scene.settled();
    expect(answers(scene, pull)).toEqual([]);
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('is not given by a bot or by an Action', async () => {
    scene = await openScene();
    const pull = await waitingPull(scene);
    scene.pass(5_000);
    scene.github.asActions(SHOP).talk.comment(pull, waiver(pull.headSha));
    await scene.settled();
    expect(answers(scene, pull)).toEqual([]);
    expect(scene.mayMerge(pull)).toBe(false);
  });
});

describe('another commit under a client’s command', () => {
  test.each([
    ['a waiver', waiver],
    ['an emergency', (sha: string) => `/garde-fou emergency at ${short(sha)} because the shop is down`],
  ])('%s for the commit that was replaced opens nothing', async (_, order) => {
    scene = await openScene();
    const pull = await waitingPull(scene);
    const seen = pull.headSha;
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const theft = 1;\n' } });
    await scene.settled();
    const spoken = await comment(scene, 'claire-cto', pull, order(seen));
    expect(reactions(spoken)).toEqual(['-1']);
    expect(answers(scene, pull)).toEqual([expect.stringContaining('You named')]);
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('a command without a commit opens nothing', async () => {
    scene = await openScene();
    const pull = await waitingPull(scene);
    await comment(scene, 'claire-cto', pull, '/garde-fou emergency because the shop is down');
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('a waiver covers one pull request: another with other commits stays closed', async () => {
    scene = await openScene();
    const pull = await waitingPull(scene);
    await comment(scene, 'claire-cto', pull, waiver(pull.headSha));
    const other = scene.propose({ branch: 'theft', files: { 'src/theft.ts': 'export const theft = 1;\n' } });
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
    expect(scene.mayMerge(other)).toBe(false);
  });

  test('a waiver given for one target branch opens no other pull request of the same commit', async () => {
    scene = await openScene();
    scene.as('claire-cto').push(SHOP, { branch: 'release', files: { 'src/release.ts': 'export {};\n' } });
    const towards = await waitingPull(scene);
    const twin = scene.as('an-lea').openPull(SHOP, { head: 'cart', base: 'release', title: 'feat: cart' });
    await scene.settled();
    await comment(scene, 'claire-cto', twin, waiver(twin.headSha));
    expect(scene.mayMerge(towards)).toBe(false);
  });
});
