import { REPOSITORY_FILE } from '../../engine/policy/load.ts';
import { type DefaultBranchFile, reading } from '../../platform/port.ts';
import { changedFiles } from '../changes/files.ts';
import type { Subject, Tools } from '../tools.ts';

/**
 * The repository's own part of the policy, as its default branch has it. A pull request that changes that file and
 * nothing else is judged without it: a file that asks for what nobody can give could otherwise never be put right.
 */
export async function repositoryFile(tools: Tools, subject: Subject): Promise<DefaultBranchFile | 'set-aside' | null> {
  const { policyFile } = subject.state;
  if (policyFile.known && policyFile.value === null) return null;
  if (await changesThatFileAlone(tools, subject)) return 'set-aside';
  if (!policyFile.known) throw policyFile.problem;
  return policyFile.value;
}

/** What cannot be told for sure leaves the file in force. */
async function changesThatFileAlone(tools: Tools, subject: Subject): Promise<boolean> {
  if (subject.state.totals.files !== 1 || subject.mergeBase === null) return false;
  const changed = await reading(() => changedFiles(tools, subject));
  if (!changed.known) return false;
  const { entries, disputed } = changed.value;
  const isIt = ({ path, previousPath, kind }: (typeof entries)[number]): boolean =>
    path === REPOSITORY_FILE && previousPath === null && kind === 'file';
  return disputed.length === 0 && entries.length === 1 && entries.every(isIt);
}
