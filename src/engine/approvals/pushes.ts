import type { Account } from '../facts/account.ts';
import type { Push, Recorded } from '../facts/record.ts';
import type { Graph } from './graph.ts';

/** Who brought which commits to the head branch, as far as it was recorded. */
export interface Pushes {
  /** The account that pushed a commit first; `null` when nobody saw it, or when the forge names no account (a deploy key). */
  readonly pusherOf: (sha: string) => Account | null;
  /** Everybody who pushed something other than clean merges of the target branch, thrown-away heads included. */
  readonly pushers: readonly Account[];
}

/** Attributes the commits of a pull request to the recorded pushes. */
export function pushesOf({ pushes }: Pick<Recorded, 'pushes'>, graph: Graph): Pushes {
  const seen = new Map<string, Account | null>();
  const pushers: Account[] = [];
  for (const push of inOrder(pushes)) {
    // What lay under the first recorded push was brought by somebody whom nobody saw.
    for (const sha of push.before === undefined || push.before === null ? [] : graph.upTo(push.before))
      claim(seen, sha, null);
    const brought = [...graph.upTo(push.head)].filter((sha) => !seen.has(sha));
    for (const sha of brought) claim(seen, sha, push.by);
    if (push.by !== null && addsContent(brought, push, graph)) pushers.push(push.by);
  }
  return { pusherOf: (sha) => seen.get(sha) ?? null, pushers };
}

function claim(seen: Map<string, Account | null>, sha: string, by: Account | null): void {
  if (!seen.has(sha)) seen.set(sha, by);
}

/** A head that is no longer part of the pull request may have held anything; a push of nothing new adds nothing. */
function addsContent(brought: readonly string[], { head }: Push, { commits }: Graph): boolean {
  return !commits.has(head) || brought.some((sha) => commits.get(sha)?.updateMerge !== 'clean');
}

function inOrder(pushes: readonly Push[]): readonly Push[] {
  return pushes.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
