import { SUBMODULE } from '../../engine/facts/blob.ts';
import type { ComparedCommit, RepositoryKey } from '../../platform/port.ts';
import type { ChangeReader, NovelFile } from '../../search/change-reader.ts';
import { treeChanges } from '../changes/tree-changes.ts';
import { keptResult, treeOf } from '../objects.ts';
import type { Tools } from '../tools.ts';
import type { Notebook } from './notebook.ts';
import { novelFiles, type Walked } from './novel-files.ts';
import { type Purse, readBlobs } from './read-blobs.ts';

/** Past it the commits are not walked; the head's files are searched all the same. */
const MOST_COMMITS = 1_000;

/** Commits that lead from one to another. */
export interface Stretch {
  readonly base: string;
  readonly head: string;
  /** Whether each commit is searched, or only what the head brings. */
  readonly every: boolean;
  readonly purse: Purse;
}

/** A reader with the commits of which something could not be read. */
export interface ForgeReader {
  readonly reader: ChangeReader;
  readonly unread: readonly string[];
}

/** Commits of a stretch; they never change. */
export function commitsOf(
  tools: Tools,
  repository: RepositoryKey,
  { base, head }: Pick<Stretch, 'base' | 'head'>,
): Promise<readonly ComparedCommit[]> {
  const range = { base, head, most: MOST_COMMITS };
  return keptResult(tools, repository, { kind: 'commits', key: `${base}...${head}` }, () =>
    tools.platform.git.commitsBetween(repository, range),
  );
}

/** Reads a stretch of commits through the forge: a few requests for all trees, a few for all texts. */
export async function forgeReader(
  tools: Tools,
  repository: RepositoryKey,
  stretch: Stretch & { readonly commits: readonly ComparedCommit[]; readonly walked: Notebook['novel'] },
): Promise<ForgeReader> {
  const { base, head, every, purse, commits, walked } = stretch;
  const [before, after] = await Promise.all([treeOf(tools, repository, base), treeOf(tools, repository, head)]);
  const { novel, unread } = await novelOf(tools, repository, { commits: every ? commits : [], known: walked });
  return {
    unread: [...unread],
    reader: {
      commits: commits.map(({ sha, message, signatories }) => ({
        sha,
        message: [message, ...signatories].join('\n'),
      })),
      novel,
      atHead: treeChanges(before, after).flatMap(({ path, before: old, after: now }): NovelFile[] =>
        now === null
          ? []
          : [
              {
                path: path.normalize('NFC'),
                mode: now.mode,
                blob: now.sha,
                size: now.size,
                before: old === null || old.mode === SUBMODULE ? [] : [old.sha],
              },
            ],
      ),
      atBase: new Map(before.map((entry) => [entry.path.normalize('NFC'), entry.sha])),
      contents: (wanted) => readBlobs(tools, repository, { wanted, purse }),
    },
  };
}

interface Walk {
  readonly commits: readonly ComparedCommit[];
  /** What earlier walks came to; what this one adds is written there too. */
  readonly known: Notebook['novel'];
}

/** What a commit brought never changes: each is walked once. */
async function novelOf(tools: Tools, repository: RepositoryKey, { commits, known }: Walk): Promise<Walked> {
  const fresh = commits.filter(({ sha }) => !known.has(sha));
  const walked = await novelFiles(fresh, (ids) => tools.platform.git.trees(repository, ids));
  for (const [sha, files] of walked.novel) if (!walked.unread.has(sha)) known.set(sha, files);
  return { novel: new Map([...walked.novel, ...known]), unread: walked.unread };
}
