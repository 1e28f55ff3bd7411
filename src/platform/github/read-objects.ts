import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { ComparedCommit, TreeNode } from '../ports/git.ts';
import type { RepositoryKey } from '../ports/repository-key.ts';
import { Unreadable } from '../ports/unreadable.ts';
import type { Client } from './client.ts';
import { textsQuery, treesQuery } from './documents.ts';
import { readOperations as operations } from './operations.ts';

const COMMITS_PAGE = 100;
const TREES_A_REQUEST = 50;

/** Commits that only `head` reaches, oldest first; the forge's pages hold 100. */
export async function commitsBetween(
  client: Client,
  repository: RepositoryKey,
  { base, head, most }: { readonly base: string; readonly head: string; readonly most: number },
): Promise<readonly ComparedCommit[]> {
  const all: ComparedCommit[] = [];
  for (let page = 1; ; page += 1) {
    const parameters = { basehead: `${base}...${head}`, per_page: COMMITS_PAGE, page };
    const answer = await client.read(repository, operations.compareCommits, parameters);
    if (answer.total_commits > most) throw new Unreadable('too-large', 'commits');
    all.push(...answer.commits.map(comparedOf));
    if (all.length >= answer.total_commits) return all;
    if (answer.commits.length === 0) throw new Unreadable('partial', 'commits');
  }
}

type Listed = z.infer<(typeof operations)['compareCommits']['answer']>['commits'][number];

function comparedOf({ sha, parents, commit }: Listed): ComparedCommit {
  const people = [commit.author, commit.committer].map((one) => `${one?.name ?? ''} <${one?.email ?? ''}>`);
  return {
    sha,
    parents: parents.map((parent) => parent.sha),
    message: commit.message,
    signatories: [...new Set(people)],
  };
}

const entries = z
  .array(z.object({ name: z.string(), mode: z.int(), oid: z.string(), size: z.int(), type: z.string() }))
  .nullish();
const treeNode = z.union([
  z.object({ type: z.literal('Commit'), tree: z.object({ entries }) }).transform(({ tree }) => tree.entries),
  z.object({ type: z.literal('Tree'), entries }).transform((tree) => tree.entries),
  z.object({ type: z.literal(['Blob', 'Tag']) }).transform(() => null),
]);

/** Entries of trees and of commits' trees by the id that was asked for. */
export async function readTrees(
  client: Client,
  repository: RepositoryKey,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TreeNode[]>> {
  const found = new Map<string, readonly TreeNode[]>();
  for (let at = 0; at < ids.length; at += TREES_A_REQUEST) {
    const some = ids.slice(at, at + TREES_A_REQUEST);
    const answers = await objects(client, repository, { ids: some, query: treesQuery(some.length), node: treeNode });
    for (const [id, nodes] of answers) if (nodes !== null && nodes !== undefined) found.set(id, nodes.map(nodeOf));
  }
  return found;
}

function nodeOf({ name, mode, oid: sha, size, type }: NonNullable<z.infer<typeof entries>>[number]): TreeNode {
  return { name, mode: mode.toString(8).padStart(6, '0'), sha, size: type === 'blob' ? size : null };
}

const blobNode = z.union([
  z.object({
    type: z.literal('Blob'),
    oid: z.string(),
    byteSize: z.int(),
    isBinary: z.boolean().nullable(),
    isTruncated: z.boolean(),
    text: z.string().nullable(),
  }),
  z.object({ type: z.literal(['Commit', 'Tree', 'Tag']) }).transform(() => null),
]);

/** Texts by blob id. The forge decodes them as UTF-8: only what gives the same id again is exact. */
export async function readTexts(
  client: Client,
  repository: RepositoryKey,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const answers = await objects(client, repository, { ids, query: textsQuery(ids.length), node: blobNode });
  return new Map(
    [...answers].flatMap(([id, blob]): [string, Uint8Array][] => {
      if (blob === null || blob.text === null || blob.isTruncated) return [];
      const bytes = Buffer.from(blob.text, 'utf8');
      return idOf(bytes) === id ? [[id, bytes]] : [];
    }),
  );
}

function idOf(bytes: Buffer): string {
  return createHash('sha1')
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}

async function objects<T>(
  client: Client,
  repository: RepositoryKey,
  { ids, query, node }: { readonly ids: readonly string[]; readonly query: string; readonly node: z.ZodType<T> },
): Promise<ReadonlyMap<string, T>> {
  const variables = Object.fromEntries(ids.map((id, index) => [`o${String(index)}`, id]));
  const place = { owner: repository.owner, repo: repository.name };
  const { data, errors } = await client.query(repository, query, { ...place, ...variables });
  const answer = z.object({ repository: z.record(z.string(), z.unknown()) }).safeParse(data);
  if (!answer.success) throw new Unreadable('partial', 'objects', { cause: errors[0] ?? answer.error });
  return new Map(
    ids.flatMap((id, index): [string, T][] => {
      const read = node.safeParse(answer.data.repository[`o${String(index)}`]);
      return read.success ? [[id, read.data]] : [];
    }),
  );
}
