import type { Commit, ObjectStore } from './object-store.ts';

/** The commit and everything it was built on. */
export function ancestorsOf(store: ObjectStore, start: string): Set<string> {
  const seen = new Set<string>();
  const todo = [start];
  for (let sha = todo.pop(); sha !== undefined; sha = todo.pop()) {
    const commit = store.commits.get(sha);
    if (commit === undefined || seen.has(sha)) continue;
    seen.add(sha);
    todo.push(...commit.parents);
  }
  return seen;
}

export function isAncestor(store: ObjectStore, ancestor: string, descendant: string): boolean {
  return ancestorsOf(store, descendant).has(ancestor);
}

/** The commits reachable from `head` and not from `base`, oldest first, parents before children. */
export function commitsBetween(store: ObjectStore, base: string, head: string): Commit[] {
  const excluded = ancestorsOf(store, base);
  const done = new Set<string>();
  const ordered: Commit[] = [];
  const stack: { sha: string; expanded: boolean }[] = [{ sha: head, expanded: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const commit = store.commits.get(top.sha);
    if (commit === undefined || excluded.has(top.sha) || done.has(top.sha)) continue;
    if (top.expanded) {
      done.add(top.sha);
      ordered.push(commit);
      continue;
    }
    stack.push({ sha: top.sha, expanded: true });
    for (const parent of commit.parents.toReversed()) stack.push({ sha: parent, expanded: false });
  }
  return ordered;
}

/** The best common ancestor; of several (criss-cross) the one committed last, as git's own default picks one. */
export function mergeBase(store: ObjectStore, a: string, b: string): string | undefined {
  const ofB = ancestorsOf(store, b);
  const common = [...ancestorsOf(store, a)].filter((sha) => ofB.has(sha));
  const inferior = new Set<string>();
  for (const sha of common) {
    if (inferior.has(sha)) continue;
    const [, ...older] = ancestorsOf(store, sha);
    for (const ancestor of older) inferior.add(ancestor);
  }
  const time = (sha: string): number => store.commits.get(sha)?.committer.date.getTime() ?? 0;
  return common.filter((sha) => !inferior.has(sha)).toSorted((x, y) => time(y) - time(x) || x.localeCompare(y))[0];
}
