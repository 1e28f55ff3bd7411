import { commitsBetween, isAncestor, mergeBase } from '../git/history.ts';
import { mergeFiles } from '../git/merge-trees.ts';
import type { Commit, ObjectStore } from '../git/object-store.ts';
import { diffFiles, type FileChange } from '../git/tree-diff.ts';
import { branchSha, type PullRequest } from './repositories.ts';

const diffs = new WeakMap<ObjectStore, Map<string, readonly FileChange[]>>();
const merges = new WeakMap<ObjectStore, Map<string, string | null>>();

function remembered<T>(cache: WeakMap<ObjectStore, Map<string, T>>, store: ObjectStore, key: string, make: () => T): T {
  const known = cache.get(store) ?? new Map<string, T>();
  cache.set(store, known);
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make();
  known.set(key, made);
  return made;
}

export function changesBetween(store: ObjectStore, before: string, after: string): readonly FileChange[] {
  return remembered(diffs, store, `${before} ${after}`, () =>
    diffFiles(store, store.filesAt(before), store.filesAt(after)),
  );
}

/** The tip of the base branch while the pull request is open, what it was merged into afterwards. */
export function baseTip(pull: PullRequest): string {
  return pull.state === 'open' ? (branchSha(pull.repository, pull.baseRef) ?? pull.baseSha) : pull.baseSha;
}

/** What `base...head` compares: an unrelated history is compared with the base itself. */
function comparisonBase(pull: PullRequest): string {
  return mergeBase(pull.repository.store, baseTip(pull), pull.headSha) ?? baseTip(pull);
}

export function changedFiles(pull: PullRequest): readonly FileChange[] {
  return changesBetween(pull.repository.store, comparisonBase(pull), pull.headSha);
}

export function pullCommits(pull: PullRequest): Commit[] {
  return commitsBetween(pull.repository.store, baseTip(pull), pull.headSha);
}

export function isBehind(pull: PullRequest): boolean {
  return !isAncestor(pull.repository.store, baseTip(pull), pull.headSha);
}

function writeTestMerge(store: ObjectStore, base: string, head: string): string | null {
  const ancestor = mergeBase(store, base, head);
  const [baseCommit, headCommit] = [store.commits.get(base), store.commits.get(head)];
  if (ancestor === undefined || baseCommit === undefined || headCommit === undefined) return null;
  const files = mergeFiles(store, store.filesAt(ancestor), store.filesAt(base), store.filesAt(head));
  if (files === undefined) return null;
  const times = [baseCommit, headCommit].map(({ committer }) => committer.date.getTime());
  const ident = { name: 'GitHub', email: 'noreply@github.com', date: new Date(Math.max(...times)) };
  const content = { parents: [base, head], author: ident, committer: ident, message: `Merge ${head} into ${base}` };
  const verification = { verified: true, reason: 'valid', signerLogin: 'web-flow' };
  return store.writeCommit({ tree: store.writeFiles(files), ...content }, verification).sha;
}

/** GitHub's test merge commit (`refs/pull/N/merge`); null when the two sides conflict. */
export function testMerge(pull: PullRequest): string | null {
  return mergeOnto(pull, baseTip(pull));
}

/** A test merge of the head into another commit than the target's tip, as a merge queue stacks them. */
export function mergeOnto({ repository: { store }, headSha }: PullRequest, base: string): string | null {
  return remembered(merges, store, `${base} ${headSha}`, () => writeTestMerge(store, base, headSha));
}
