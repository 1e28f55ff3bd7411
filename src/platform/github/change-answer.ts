import { z } from 'zod';

/** The query's answer, as far as we use it. A `null` list is one that GitHub left out, with an error beside it. */
const actor = z.object({ type: z.string(), login: z.string(), databaseId: z.int().nullish() });
const user = z.object({ databaseId: z.int(), login: z.string() });
const oid = z.object({ oid: z.string() });
const id = z.union([z.string(), z.int()]).transform(String);

/** One page of a list. */
export interface ListPage<T> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly T[];
}

export function pageOf<T>(node: z.ZodType<T>): z.ZodType<ListPage<T>> {
  return z.object({
    totalCount: z.int(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(node),
  });
}

const signatory = z.object({ name: z.string().nullable(), email: z.string().nullable(), user: user.nullable() });

export const commitNode = z.object({
  commit: z.object({
    oid: z.string(),
    message: z.string(),
    parents: z.object({ totalCount: z.int(), nodes: z.array(oid) }),
    author: signatory.nullable(),
    committer: signatory.nullable(),
    authors: z.object({ totalCount: z.int(), nodes: z.array(signatory) }),
    signature: z.object({ isValid: z.boolean(), signer: user.nullable() }).nullable(),
  }),
});

const edits = { lastEditedAt: z.string().nullable(), includesCreatedEdit: z.boolean() };

export const reviewNode = z.object({
  fullDatabaseId: id,
  state: z.string(),
  body: z.string(),
  submittedAt: z.string().nullable(),
  author: actor.nullable(),
  commit: oid.nullable(),
  ...edits,
});

export const commentNode = z.object({
  fullDatabaseId: id,
  body: z.string(),
  createdAt: z.string(),
  author: actor.nullable(),
  ...edits,
});

export const threadNode = z.object({
  id: z.string(),
  path: z.string(),
  isResolved: z.boolean(),
  resolvedBy: user.nullable(),
  comments: z.object({ totalCount: z.int(), nodes: z.array(z.object({ body: z.string(), author: actor.nullable() })) }),
});

export const saidNode = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('CheckRun'),
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    checkSuite: z.object({ app: z.object({ databaseId: z.int(), slug: z.string() }).nullable() }),
  }),
  z.object({
    type: z.literal('StatusContext'),
    context: z.string(),
    state: z.string(),
    creator: actor.nullable(),
  }),
]);

const blob = z
  .object({ oid: z.string(), text: z.string().nullable(), isTruncated: z.boolean(), byteSize: z.int() })
  .partial()
  .nullish();

const openPull = z.object({
  number: z.int(),
  state: z.string(),
  baseRefName: z.string(),
  headRefName: z.string(),
  headRefOid: z.string(),
  updatedAt: z.string(),
  baseRepository: z.object({ databaseId: z.int() }).nullable(),
});

const headNode = z.object({
  commit: z.object({
    oid: z.string(),
    associatedPullRequests: z.object({ totalCount: z.int(), nodes: z.array(openPull) }).nullable(),
    statusCheckRollup: z.object({ contexts: pageOf(saidNode) }).nullable(),
  }),
});

const reviewer = z.object({
  type: z.string(),
  login: z.string().optional(),
  databaseId: z.int().optional(),
  slug: z.string().optional(),
});

const pullRequest = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  isCrossRepository: z.boolean(),
  mergeCommit: z.object({ oid: z.string(), message: z.string() }).nullish(),
  mergeable: z.string(),
  potentialMergeCommit: z.object({ oid: z.string(), parents: z.object({ nodes: z.array(oid) }) }).nullable(),
  baseRefName: z.string(),
  baseRefOid: z.string(),
  headRefName: z.string(),
  headRefOid: z.string(),
  baseRef: z.object({ target: oid.nullable() }).nullable(),
  headRepository: z.object({ databaseId: z.int() }).nullable(),
  author: actor.nullable(),
  additions: z.int(),
  deletions: z.int(),
  changedFiles: z.int(),
  milestone: z.object({ title: z.string() }).nullable(),
  labels: z.object({ totalCount: z.int(), nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  reviewRequests: z.object({ nodes: z.array(z.object({ requestedReviewer: reviewer.nullable() })) }).nullable(),
  commits: pageOf(commitNode).nullish(),
  reviews: pageOf(reviewNode).nullish(),
  comments: pageOf(commentNode).nullish(),
  reviewThreads: pageOf(threadNode).nullish(),
  dismissals: z
    .object({
      nodes: z.array(z.object({ actor: actor.nullable(), review: z.object({ fullDatabaseId: id }).nullable() })),
    })
    .nullish(),
  retargets: z
    .object({
      totalCount: z.int(),
      nodes: z.array(z.object({ createdAt: z.string(), previousRefName: z.string(), currentRefName: z.string() })),
    })
    .nullish(),
  headCommit: z.object({ nodes: z.array(headNode) }).nullish(),
});

export const changeAnswer = z.object({
  repository: z.object({
    databaseId: z.int(),
    nameWithOwner: z.string(),
    visibility: z.string(),
    owner: actor,
    defaultBranchRef: z.object({ name: z.string() }),
    repositoryTopics: z.object({ nodes: z.array(z.object({ topic: z.object({ name: z.string() }) })) }),
    policyFile: blob,
    codeowners1: blob,
    codeowners2: blob,
    codeowners3: blob,
    pullRequest,
  }),
});

export type RepositoryAnswer = z.infer<typeof changeAnswer>['repository'];
export type PullAnswer = z.infer<typeof pullRequest>;

export type CommitNode = z.infer<typeof commitNode>;
export type ReviewNode = z.infer<typeof reviewNode>;
export type CommentNode = z.infer<typeof commentNode>;
export type ThreadNode = z.infer<typeof threadNode>;
export type SaidNode = z.infer<typeof saidNode>;
export type BlobAnswer = z.infer<typeof blob>;
