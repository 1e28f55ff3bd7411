import { type MeasuredTree } from '../../../engine/facts/coverage.ts';
import { trusts } from '../../../engine/facts/evidence.ts';
import type { RepositoryKey, TreeEntry } from '../../../platform/port.ts';
import type { Subject, Tools } from '../../tools.ts';
import type { OwnDelivery } from '../collect/deliveries.ts';
import { entriesAt } from '../origin/measuring.ts';
import type { Tested } from '../origin/tested-commit.ts';

/** The tree that lines are counted in, with the one that it is compared with. */
export interface Measured {
  readonly tree: MeasuredTree;
  readonly files: ReadonlyMap<string, TreeEntry>;
  readonly before: ReadonlyMap<string, TreeEntry>;
}

/** Reads the tree that the most trusted deliveries measured; between the head and a test merge, the head. */
export async function measuredTree(
  tools: Tools,
  subject: Subject,
  deliveries: readonly OwnDelivery[],
): Promise<Measured | null> {
  const { repository, mergeBase, state } = subject;
  const most = Math.max(-1, ...deliveries.map(({ judged }) => trusts.indexOf(judged.trust)));
  const tested = deliveries
    .filter(({ judged }) => trusts.indexOf(judged.trust) === most)
    .map(({ judged }) => judged.tested);
  const fallback: Tested | null =
    mergeBase === null ? null : { commit: state.change.head.sha, comparedWith: mergeBase, kind: 'head' };
  const tree = tested.find(({ kind }) => kind === 'head') ?? tested.at(-1) ?? fallback;
  if (tree === null) return null;
  const [files, before] = await Promise.all([
    filesAt(tools, repository, tree.commit),
    filesAt(tools, repository, tree.comparedWith),
  ]);
  return { tree, files, before };
}

/** Files of a commit that hold text of their own: no links, no submodules. */
export async function filesAt(
  tools: Tools,
  repository: RepositoryKey,
  commit: string,
): Promise<ReadonlyMap<string, TreeEntry>> {
  const entries = await entriesAt(tools, repository, commit);
  return new Map([...entries].filter(([, { mode }]) => mode.startsWith('100')));
}
