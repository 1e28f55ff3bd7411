import type { z } from 'zod';

import type { ChangeState, Said } from '../ports/changes.ts';
import type { RepositoryKey } from '../ports/repository-key.ts';
import { reading, Unreadable } from '../ports/unreadable.ts';
import { accountOfActor } from './accounts.ts';
import {
  changeAnswer,
  commentNode,
  commitNode,
  type ListPage,
  pageOf,
  type RepositoryAnswer,
  reviewNode,
  saidNode,
  threadNode,
} from './change-answer.ts';
import { commentOf, commitOf, isWhole, remarksOf, reviewsOf, saidOf, threadOf } from './change-nodes.ts';
import {
  changeOf,
  codeownersOf,
  fileOf,
  mergeCommitOf,
  repositoryOf,
  retargetsOf,
  sameHeadOf,
  testMergeOf,
} from './change-state.ts';
import type { Client, QueryError } from './client.ts';
import { changeQuery, type ListName, listQuery, saidQuery } from './documents.ts';

const MAXIMUM_PAGES = 20;
/** GitHub lists this many commits of a pull request, whatever it has. */
const MAXIMUM_COMMITS = 250;

interface Reader {
  readonly client: Client;
  readonly repository: RepositoryKey;
  readonly number: number;
  readonly errors: readonly QueryError[];
}

/** Reads a pull request's whole state: one query, and one more a list that goes on. */
export async function readChange(client: Client, repository: RepositoryKey, number: number): Promise<ChangeState> {
  const variables = { owner: repository.owner, repo: repository.name, number };
  const { data, errors } = await client.query(repository, changeQuery, variables);
  const answer = checked(data, errors, repository);
  const pull = answer.pullRequest;
  const reader: Reader = { client, repository, number, errors };
  const [commits, reviews, comments, nodes, said] = await Promise.all([
    reading(async () => wholeCommits(await list(reader, 'commits', commitNode, pull.commits))),
    reading(async () => reviewsOf(await list(reader, 'reviews', reviewNode, pull.reviews), pull.dismissals)),
    reading(async () => (await list(reader, 'comments', commentNode, pull.comments)).map(commentOf)),
    reading(() => list(reader, 'reviewThreads', threadNode, pull.reviewThreads)),
    reading(() => readSaid(reader, answer)),
  ]);
  return {
    change: changeOf(pull),
    updatedAt: Date.parse(pull.updatedAt),
    repository: repositoryOf(answer),
    owner: accountOfActor(answer.owner) ?? missing('owner'),
    testMerge: testMergeOf(pull),
    totals: { files: pull.changedFiles, additions: pull.additions, deletions: pull.deletions },
    commits,
    reviews,
    comments,
    threads: nodes.known ? { known: true, value: nodes.value.map(threadOf) } : nodes,
    remarks: nodes.known ? await reading(() => Promise.resolve(remarksOf(nodes.value))) : nodes,
    mergeCommit: mergeCommitOf(pull),
    said,
    retargets: retargetsOf(pull),
    codeowners: codeownersOf(answer),
    policyFile: fileOf('.github/garde-fou.yml', answer.policyFile),
    sameHead: sameHeadOf(answer),
  };
}

/** Errors about a list spare the rest; any other one leaves nothing that could be judged. */
function checked(data: unknown, errors: readonly QueryError[], repository: RepositoryKey): RepositoryAnswer {
  const general = errors.find(({ path }) => path[0] !== 'repository' || path[1] !== 'pullRequest' || path.length < 3);
  if (general !== undefined) throw refusal('pull-request', general);
  const result = changeAnswer.safeParse(data);
  if (!result.success) throw new Unreadable('partial', 'pull-request', { cause: errors[0] ?? result.error });
  // A name may lead elsewhere after a rename: the id is the repository.
  if (result.data.repository.databaseId !== repository.id) throw new Unreadable('not-found', 'pull-request');
  const { labels } = result.data.repository.pullRequest;
  if (labels !== null && labels.totalCount > labels.nodes.length) throw new Unreadable('too-large', 'labels');
  return result.data.repository;
}

function refusal(what: string, error: QueryError): Unreadable {
  if (error.type === 'NOT_FOUND') return new Unreadable('not-found', what, { status: 404, cause: error });
  if (error.type === 'FORBIDDEN') return new Unreadable('forbidden', what, { status: 403, cause: error });
  return new Unreadable('partial', what, { status: 200, cause: error });
}

async function list<T>(
  reader: Reader,
  name: ListName,
  node: z.ZodType<T>,
  first: ListPage<T> | null | undefined,
): Promise<readonly T[]> {
  return following(first ?? absent(reader, name), name, async (after) => {
    const { client, repository, number } = reader;
    const variables = { owner: repository.owner, repo: repository.name, number, after };
    const { data, errors } = await client.query(repository, listQuery(name), variables);
    return nextPage(node, at(data, ['repository', 'pullRequest', 'list']), errors);
  });
}

async function readSaid(reader: Reader, answer: RepositoryAnswer): Promise<readonly Said[]> {
  const { headCommit, headRefOid: head } = answer.pullRequest;
  const inside = reader.errors.find(({ path }) => path[2] === 'headCommit');
  if (inside !== undefined) throw refusal('checks', inside);
  const commit = headCommit?.nodes[0]?.commit ?? missing('checks');
  if (commit.oid !== head) throw new Unreadable('pending', 'checks');
  if (commit.statusCheckRollup === null) return [];
  const nodes = await following(commit.statusCheckRollup.contexts, 'checks', async (after) => {
    const { client, repository } = reader;
    const variables = { owner: repository.owner, repo: repository.name, head, after };
    const { data, errors } = await client.query(repository, saidQuery, variables);
    return nextPage(saidNode, at(data, ['repository', 'object', 'statusCheckRollup', 'contexts']), errors);
  });
  return nodes.map((node) => saidOf(node, head));
}

async function following<T>(
  first: ListPage<T>,
  what: string,
  next: (after: string) => Promise<ListPage<T>>,
): Promise<readonly T[]> {
  const all = [...first.nodes];
  let page = first;
  for (let pages = 1; page.pageInfo.hasNextPage; pages += 1) {
    if (pages >= MAXIMUM_PAGES) throw new Unreadable('too-large', what);
    page = await next(page.pageInfo.endCursor ?? missing(what));
    all.push(...page.nodes);
  }
  if (all.length < first.totalCount) throw new Unreadable('partial', what);
  return all;
}

function wholeCommits(nodes: readonly z.infer<typeof commitNode>[]): readonly ReturnType<typeof commitOf>[] {
  if (nodes.length >= MAXIMUM_COMMITS) throw new Unreadable('too-large', 'commits');
  if (!nodes.every(isWhole)) throw new Unreadable('partial', 'commits');
  return nodes.map(commitOf);
}

function nextPage<T>(node: z.ZodType<T>, data: unknown, errors: readonly QueryError[]): ListPage<T> {
  if (errors[0] !== undefined) throw refusal('page', errors[0]);
  const result = pageOf(node).safeParse(data);
  if (!result.success) throw new Unreadable('partial', 'page', { cause: result.error });
  return result.data;
}

function absent(reader: Reader, name: ListName): never {
  const error = reader.errors.find(({ path }) => path[2] === name);
  throw error === undefined ? new Unreadable('partial', name) : refusal(name, error);
}

function missing(what: string): never {
  throw new Unreadable('partial', what);
}

function at(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Object.entries(value).find(([k]) => k === key)?.[1] : undefined,
    data,
  );
}
