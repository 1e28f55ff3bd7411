import type { z } from 'zod';

import type { Comparison, Git, ListedFile, TreeEntry } from '../ports/git.ts';
import type { RepositoryKey } from '../ports/repository-key.ts';
import { Unreadable } from '../ports/unreadable.ts';
import type { listedFile } from './answers.ts';
import type { Client } from './client.ts';
import { readOperations as operations } from './operations.ts';
import { commitsBetween, readTexts, readTrees } from './read-objects.ts';

/** GitHub shows this many files in a comparison, whatever it has. */
const COMPARED_FILES = 300;
const LISTED_FILES_PAGES = 30;
/** Trees read one by one once GitHub cuts the whole. */
const MAXIMUM_TREES = 400;

export function makeGit(client: Client): Git {
  return {
    compare: (repository, base, head) => compare(client, repository, { base, head }),
    listFiles: async (repository, number) => {
      const files = await client.pages(
        (page) => client.read(repository, operations.files, { pull_number: number, ...page }),
        LISTED_FILES_PAGES + 1,
      );
      return files.map(listedOf);
    },
    tree: (repository, sha) => wholeTree(client, repository, sha),
    blob: (repository, sha, maximum) => blob(client, repository, { sha, maximum }),
    commitsBetween: (repository, range) => commitsBetween(client, repository, range),
    trees: (repository, ids) => readTrees(client, repository, ids),
    texts: (repository, ids) => readTexts(client, repository, ids),
    history: async (repository, sha, path) => {
      const commits = await client.read(repository, operations.commits, { sha, path, per_page: 100 });
      return commits.map((commit) => commit.sha);
    },
    parents: async (repository, commit_sha) => {
      const { parents } = await client.read(repository, operations.gitCommit, { commit_sha });
      return parents.map(({ sha }) => sha);
    },
    firstParents: async (repository, sha) => {
      const commits = await client.read(repository, operations.ancestry, { sha, per_page: 100 });
      const parentOf = new Map(commits.map((commit) => [commit.sha, commit.parents[0]?.sha]));
      const line: string[] = [];
      for (let next: string | undefined = sha; next !== undefined && parentOf.has(next); next = parentOf.get(next))
        line.push(next);
      return line;
    },
    branchTip: async (repository, branch) => {
      const { ref, object } = await client.read(repository, operations.branchTip, { branch });
      // GitHub answers a prefix when the branch itself is gone.
      if (ref !== `refs/heads/${branch}` || object.type !== 'commit') throw new Unreadable('not-found', 'branch');
      return object.sha;
    },
  };
}

async function compare(
  client: Client,
  repository: RepositoryKey,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Comparison> {
  const answer = await client.read(repository, operations.compare, { basehead: `${base}...${head}`, per_page: 1 });
  const files = answer.files ?? [];
  return {
    mergeBase: answer.merge_base_commit?.sha ?? null,
    files: answer.files === undefined || files.length >= COMPARED_FILES ? null : files.map(listedOf),
  };
}

const statuses = { changed: 'modified', unchanged: 'modified' } as const;

function listedOf(file: z.infer<typeof listedFile>): ListedFile {
  const { status } = file;
  return {
    path: file.filename.normalize('NFC'),
    previousPath: file.previous_filename?.normalize('NFC') ?? null,
    status: status === 'changed' || status === 'unchanged' ? statuses[status] : status,
    additions: file.additions,
    deletions: file.deletions,
    sha: file.sha ?? null,
    patch: file.patch ?? null,
  };
}

/** GitHub cuts trees of more than 100,000 entries: then each folder is asked for by itself. */
async function wholeTree(client: Client, repository: RepositoryKey, sha: string): Promise<readonly TreeEntry[]> {
  const whole = await client.read(repository, operations.tree, { tree_sha: sha, recursive: '1' });
  if (!whole.truncated) return whole.tree.flatMap((entry) => leafOf(entry, ''));
  const entries: TreeEntry[] = [];
  const folders = [{ sha, prefix: '' }];
  for (let read = 0; folders.length > 0; read += 1) {
    if (read >= MAXIMUM_TREES) throw new Unreadable('too-large', 'tree');
    const folder = folders.pop() ?? { sha, prefix: '' };
    const { tree, truncated } = await client.read(repository, operations.tree, { tree_sha: folder.sha });
    if (truncated) throw new Unreadable('too-large', 'tree');
    entries.push(...tree.flatMap((entry) => leafOf(entry, folder.prefix)));
    const below = tree.filter(({ type }) => type === 'tree');
    folders.push(...below.map((entry) => ({ sha: entry.sha, prefix: `${folder.prefix}${entry.path}/` })));
  }
  return entries;
}

function leafOf(
  entry: {
    readonly path: string;
    readonly mode: string;
    readonly type: string;
    readonly sha: string;
    readonly size?: number | undefined;
  },
  prefix: string,
): TreeEntry[] {
  if (entry.type === 'tree') return [];
  return [{ path: `${prefix}${entry.path}`, mode: entry.mode, sha: entry.sha, size: entry.size ?? null }];
}

/** As base64, since GitHub's raw form comes labelled as text and would be decoded on the way. */
async function blob(
  client: Client,
  repository: RepositoryKey,
  { sha, maximum }: { readonly sha: string; readonly maximum: number },
): Promise<Uint8Array> {
  const { size, encoding, content } = await client.read(repository, operations.blob, { file_sha: sha });
  if (size > maximum) throw new Unreadable('too-large', 'blob');
  if (encoding !== 'base64') throw new Unreadable('partial', 'blob');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length !== size) throw new Unreadable('partial', 'blob');
  return bytes;
}
