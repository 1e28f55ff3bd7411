import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { type CheckDocument, checkDocument } from '../../src/check/document.ts';
import { type GitRepository, gitRepository } from './git-repository.ts';
import { type Ran, runCommand } from './run-command.ts';

/** A repository on a branch of its own, and a policy beside it to check it by. */
export interface CheckedBranch {
  readonly repository: GitRepository;
  /** The policy's file; tests may write it anew. */
  readonly policy: string;
  /** Runs `garde-fou check` there. */
  readonly check: (...args: readonly string[]) => Promise<Ran>;
  /** The same with `--json`, read by its schema. */
  readonly document: (...args: readonly string[]) => Promise<CheckDocument>;
}

/** One commit on `main`, and the branch `feature` checked out. */
export function checkedBranch(text: string): CheckedBranch {
  const repository = gitRepository();
  const policy = join(dirname(repository.folder), 'policy.yml');
  writeFileSync(policy, text);
  repository.write('a.txt', 'one\n');
  repository.commit();
  repository.git('checkout', '-q', '-b', 'feature');
  const check = (...args: readonly string[]): Promise<Ran> =>
    runCommand(['check', '--policy', policy, ...args], repository.folder);
  return {
    repository,
    policy,
    check,
    document: async (...args) => checkDocument.parse(JSON.parse((await check('--json', ...args)).out)),
  };
}

/** One rule's answer in a document. */
export function ruleIn(
  { families }: CheckDocument,
  name: string,
): CheckDocument['families'][number]['rules'][number] | undefined {
  return families.flatMap(({ rules }) => rules).find((one) => one.rule === name);
}
