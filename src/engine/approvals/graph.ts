import type { Commit } from '../facts/commit.ts';

/** The commits of a pull request by id, walked over ALL parents: a merged-in side branch belongs to it as well. */
export interface Graph {
  readonly commits: ReadonlyMap<string, Commit>;
  /** The commit and everything under it that belongs to the pull request; empty for a commit that does not. */
  readonly upTo: (sha: string) => ReadonlySet<string>;
}

/** Indexes the commits of a pull request. */
export function graphOf(list: readonly Commit[]): Graph {
  const commits = new Map(list.map((commit) => [commit.sha, commit]));
  const upTo = (sha: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const open = [sha];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const commit = commits.get(next);
      if (commit === undefined || found.has(next)) continue;
      found.add(next);
      open.push(...commit.parents);
    }
    return found;
  };
  return { commits, upTo };
}
