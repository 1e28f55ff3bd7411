import { SUBMODULE } from '../../engine/facts/blob.ts';
import type { ComparedCommit, TreeNode } from '../../platform/port.ts';
import type { NovelFile } from '../../search/change-reader.ts';

const FOLDER = '040000';
/** Trees held at once: past it the commits that are not done yet count as not read. */
const MOST_TREES = 20_000;

/** Entries by name. Names may repeat where the forge cannot tell them exactly. */
type Tree = ReadonlyMap<string, readonly TreeNode[]>;

/** Reads many trees at once, by their own ids or those of commits. */
export type ReadTrees = (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly TreeNode[]>>;

/** A folder of a commit with what each of its parents has in its place. */
interface Step {
  readonly commit: string;
  readonly prefix: string;
  readonly tree: string;
  readonly before: readonly string[];
}

/** What walking gave: files by commit, and the commits of which some folder could not be read. */
export interface Walked {
  readonly novel: ReadonlyMap<string, readonly NovelFile[]>;
  readonly unread: ReadonlySet<string>;
}

/**
 * What each commit brought that none of its parents has, as `git diff-tree -c` tells it. All commits are walked
 * together, one level of folders after the other: equal trees are read once, and one request reads many.
 */
export async function novelFiles(commits: readonly ComparedCommit[], readTrees: ReadTrees): Promise<Walked> {
  const novel = new Map<string, NovelFile[]>(commits.map(({ sha }) => [sha, []]));
  const unread = new Set<string>();
  const known = new Map<string, Tree>();
  let level: readonly Step[] = commits.map(({ sha, parents }) => ({
    commit: sha,
    prefix: '',
    tree: sha,
    before: parents,
  }));
  while (level.length > 0) {
    const ids = [...new Set(level.flatMap(({ tree, before }) => [tree, ...before]))].filter((id) => !known.has(id));
    if (known.size + ids.length > MOST_TREES) {
      for (const { commit } of level) unread.add(commit);
      break;
    }
    for (const [id, nodes] of await readTrees(ids))
      known.set(
        id,
        Map.groupBy(nodes, ({ name }) => name),
      );
    const steps: Step[] = [];
    for (const step of level) {
      const tree = known.get(step.tree);
      const before = step.before.flatMap((id) => known.get(id) ?? []);
      if (tree === undefined || before.length < step.before.length) unread.add(step.commit);
      else walk(step, { tree, before, novel, steps });
    }
    level = steps;
  }
  return { novel, unread };
}

interface Walk {
  readonly tree: Tree;
  readonly before: readonly Tree[];
  readonly novel: ReadonlyMap<string, NovelFile[]>;
  readonly steps: Step[];
}

function walk({ commit, prefix }: Step, { tree, before, novel, steps }: Walk): void {
  for (const node of [...tree.values()].flat()) {
    const { name, mode, sha: blob, size } = node;
    const earlier = before.map((parent) => parent.get(name) ?? []);
    // Whatever one parent has is new in none: a merge only brings what differs from all of them.
    if (earlier.some((some) => some.some((one) => one.sha === blob && one.mode === mode))) continue;
    const ids = earlier.flat().flatMap((one) => (isLike(one, node) ? one.sha : []));
    if (mode === FOLDER) steps.push({ commit, prefix: `${prefix}${name}/`, tree: blob, before: ids });
    else novel.get(commit)?.push({ path: `${prefix}${name}`.normalize('NFC'), mode, blob, size, before: ids });
  }
}

/** A file comes after a file, a folder after a folder; the commit of a submodule is neither. */
function isLike(one: TreeNode, other: TreeNode): boolean {
  return one.mode !== SUBMODULE && (one.mode === FOLDER) === (other.mode === FOLDER);
}
