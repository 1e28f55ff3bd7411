import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { madeUp, middleOf } from '../support/made-up-secrets.ts';

let scene: Scene;
afterEach(() => scene.close());

const policy = `version: 1
people: { client: { cto: { users: [claire-cto] } } }
policies:
  pull-request: { enforcement: block, title: { matches: "^feat: " }, hidden-text: refuse }
  secrets: { enforcement: block }
`;

test('what a supplier wrote is published without the secrets in it', async () => {
  scene = await openScene({ policy });
  const pull = scene.propose({
    title: `wip ${madeUp.gitlab}`,
    files: { [`keys/${madeUp.otherGitlab}\u202E.txt`]: `token = '${madeUp.thirdGitlab}'\n` },
  });
  await scene.settled();
  const verdict = await scene.running.store.verdicts.find(pull.repository.id, pull.number);
  const told = JSON.stringify([scene.page(pull), scene.gate(pull)?.run.annotations, verdict, scene.log]);
  expect(scene.mayMerge(pull)).toBe(false);
  for (const secret of [madeUp.gitlab, madeUp.otherGitlab, madeUp.thirdGitlab])
    expect(told).not.toContain(middleOf(secret));
  expect(scene.page(pull)).toContain('Secret in the title');
});
