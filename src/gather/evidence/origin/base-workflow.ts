import type { DeliveryReason } from '../../../engine/facts/evidence.ts';
import { reading, type WorkflowRun } from '../../../platform/port.ts';
import type { Subject, Tools } from '../../tools.ts';
import { measuringDifferences } from './measuring.ts';
import { testMergeOf } from './test-merge.ts';

const MOST_PATHS = 20;

/**
 * Why a run cannot be believed to have measured as the default branch would: none when workflow files and measuring
 * configuration are those of its tip. The forge does not tell for which pull request a run was started, nor on which
 * target: so every pull request that ever had this head must have had the default branch as its target.
 */
export async function baseWorkflowDoubts(
  tools: Tools,
  subject: Subject,
  { run, tested }: { readonly run: WorkflowRun; readonly tested: string },
): Promise<readonly DeliveryReason[]> {
  const { repository, state } = subject;
  if (run.workflow.includes('@')) return [{ key: 'workflow-changed', values: { paths: [run.workflow] } }];
  const isOwnTarget = state.change.base.ref === state.repository.defaultBranch;
  if (!isOwnTarget || (await wasElsewhere(tools, subject, run))) return [{ key: 'other-target', values: {} }];
  const tip = await reading(() => tools.platform.git.branchTip(repository, state.repository.defaultBranch));
  if (!tip.known) return [{ key: 'default-branch-unread', values: {} }];
  const commits = [tested, ...(await ranFrom(tools, subject, run))];
  const changed = new Set<string>();
  for (const commit of commits)
    for (const path of await measuringDifferences(tools, repository, [tip.value, commit])) changed.add(path);
  return doubtsAbout([...changed].toSorted());
}

/** A pull request's workflow files are those of its test merge; a group's are its own. */
async function ranFrom(tools: Tools, subject: Subject, { event }: WorkflowRun): Promise<readonly string[]> {
  if (event !== 'pull_request') return [];
  const merge = await testMergeOf(tools, subject);
  return merge === null ? [] : [merge.sha];
}

function doubtsAbout(paths: readonly string[]): readonly DeliveryReason[] {
  const [workflows, others] = [
    paths.filter((path) => path.startsWith('.github/')),
    paths.filter((path) => !path.startsWith('.github/')),
  ];
  return [
    ...(workflows.length === 0
      ? []
      : [{ key: 'workflow-changed' as const, values: { paths: workflows.slice(0, MOST_PATHS) } }]),
    ...(others.length === 0
      ? []
      : [{ key: 'measuring-changed' as const, values: { paths: others.slice(0, MOST_PATHS) } }]),
  ];
}

/** A run that was started while this head was proposed to another branch: the forge does not tell for which. */
export async function wasElsewhere(
  { store }: Tools,
  { repository, state, group }: Subject,
  run: WorkflowRun,
): Promise<boolean> {
  // A merge queue's own branch tells.
  if (group !== undefined) return false;
  const { change, retargets, sameHead } = state;
  if (!retargets.known || sameHead === null) return true;
  const retargeted = retargets.value.some(({ at }) => Date.parse(at) >= run.createdAt);
  const seen = await store.history.headsWith(repository.id, change.head.sha);
  // Before the pull request there was no run of it: an earlier one was started for another that is gone.
  const early = run.event === 'pull_request' && run.createdAt < Date.parse(change.createdAt);
  return retargeted || early || [...sameHead, ...seen].some(({ baseRef }) => baseRef !== change.base.ref);
}
