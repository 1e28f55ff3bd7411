import { headPushedAt } from './claims.ts';
import type { Opinion } from './opinions.ts';
import type { Seen } from './seen.ts';
import type { Counting } from './settings.ts';

/** Why an approval does not speak of what would be merged now. */
export type StaleKey =
  | 'base-changed'
  | 'other-commit'
  | 'unknown-commit'
  | 'merge-base-changed'
  | 'before-push'
  | 'unknown-push';

type CoverageFacts = Seen<'recorded'>;

/** Whether an approval covers the head as it would be merged into this target branch: `null` when it does. */
export function staleness(opinion: Opinion, facts: CoverageFacts, stale: Counting['stale']): StaleKey | null {
  if (isBaseChanged(opinion, facts)) return 'base-changed';
  if (opinion.by === 'comment') return commentStaleness(opinion, facts);
  return stale['on-push'] ? reviewStaleness(opinion, facts, stale['keep-when-patch-is-identical']) : null;
}

function isBaseChanged({ id, at }: Opinion, { recorded, change }: CoverageFacts): boolean {
  const given = recorded.approvals.get(id);
  return (
    (given !== undefined && given.baseRef !== change.base.ref) ||
    recorded.baseChanges.some((moved) => !(Date.parse(moved.at) < Date.parse(at)))
  );
}

/** A comment names no commit, so only the recorded arrival of the head tells what it speaks of. */
function commentStaleness({ at }: Opinion, facts: CoverageFacts): StaleKey | null {
  const pushedAt = headPushedAt(facts);
  if (pushedAt === null) return 'unknown-push';
  return Date.parse(at) > pushedAt ? null : 'before-push';
}

function reviewStaleness(opinion: Opinion, facts: CoverageFacts, keeps: boolean): StaleKey | null {
  const { recorded, change, repository } = facts;
  const { commit, patch: then } = givenFor(opinion, facts);
  if (commit === null) return 'unknown-commit';
  const now = digestOr(recorded.patches.get(change.head.sha));
  // The same head shows another patch once the target branch took some of its commits in.
  if (commit === change.head.sha) return then !== null && then !== now ? 'merge-base-changed' : null;
  // Who can push to an unprotected target can make any patch look like an update of it.
  const isKept = keeps && repository.baseProtected && now !== null && now === then;
  return isKept ? null : 'other-commit';
}

/** An empty digest stands for a patch that could not be computed: it is identical to nothing. */
function givenFor(
  { id, commit }: Opinion,
  { recorded }: CoverageFacts,
): { commit: string | null; patch: string | null } {
  const given = recorded.approvals.get(id);
  const seen = given?.head ?? commit;
  return { commit: seen, patch: digestOr(given?.patch) ?? digestOr(seen === null ? null : recorded.patches.get(seen)) };
}

function digestOr(digest: string | null | undefined): string | null {
  return digest === undefined || digest === '' ? null : digest;
}
