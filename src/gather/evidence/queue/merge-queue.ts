/** Branches that the forge's merge queue makes: `gh-readonly-queue/main/pr-7-<commit it is built on>`. */
const BRANCH = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]{40,64}$/;

/**
 * The target branch of the queue that started a run; `null` when no queue did. The event tells it, which nobody but the
 * queue causes: a branch that is called like one of its own is a branch like any other.
 */
export function queueOf({
  event,
  headBranch,
}: {
  readonly event: string;
  readonly headBranch: string | null;
}): string | null {
  if (event !== 'merge_group') return null;
  return BRANCH.exec(headBranch ?? '')?.[1] ?? null;
}
