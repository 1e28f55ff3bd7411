/** Every query that we ask; a test holds them against GitHub's schema. The first one costs one point. */

const ACTOR = `
fragment Who on Actor {
  type: __typename login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Organization { databaseId }
  ... on Mannequin { databaseId }
}`;

const PAGE = 'pageInfo { hasNextPage endCursor }';
const FILE = '... on Blob { oid text isTruncated byteSize }';

const commitFields = `commit {
  oid message
  parents(first: 20) { totalCount nodes { oid } }
  author { name email user { databaseId login } }
  committer { name email user { databaseId login } }
  authors(first: 20) { totalCount nodes { name email user { databaseId login } } }
  signature { isValid signer { databaseId login } }
}`;

const saidFields = `
  type: __typename
  ... on CheckRun { name status conclusion checkSuite { app { databaseId slug } } }
  ... on StatusContext { context state creator { ...Who } }`;

/** The lists of a pull request by name: what one entry of each holds. */
const lists = {
  commits: commitFields,
  reviews: `
    fullDatabaseId state body submittedAt lastEditedAt includesCreatedEdit author { ...Who } commit { oid }`,
  comments: `
    fullDatabaseId body createdAt lastEditedAt includesCreatedEdit author { ...Who }`,
  reviewThreads: `
    id path isResolved resolvedBy { databaseId login }
    comments(first: 50) { totalCount nodes { body author { ...Who } } }`,
} as const;

/** A list that may go on over further pages. */
export type ListName = keyof typeof lists;

const firstPages = Object.entries(lists)
  .map(([name, fields]) => `${name}(first: 100) { totalCount ${PAGE} nodes { ${fields} } }`)
  .join('\n      ');

/** A pull request's whole state. */
export const changeQuery = `${ACTOR}
query Change($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    databaseId nameWithOwner visibility
    owner { type: __typename login ... on Organization { databaseId } ... on User { databaseId } }
    defaultBranchRef { name }
    repositoryTopics(first: 50) { nodes { topic { name } } }
    policyFile: object(expression: "HEAD:.github/garde-fou.yml") { ${FILE} }
    codeowners1: object(expression: "HEAD:.github/CODEOWNERS") { ${FILE} }
    codeowners2: object(expression: "HEAD:CODEOWNERS") { ${FILE} }
    codeowners3: object(expression: "HEAD:docs/CODEOWNERS") { ${FILE} }
    pullRequest(number: $number) {
      number title body state isDraft createdAt updatedAt isCrossRepository
      mergeCommit { oid message }
      mergeable potentialMergeCommit { oid parents(first: 3) { nodes { oid } } }
      baseRefName baseRefOid headRefName headRefOid
      baseRef { target { oid } }
      headRepository { databaseId }
      author { ...Who }
      additions deletions changedFiles
      milestone { title }
      labels(first: 100) { totalCount nodes { name } }
      reviewRequests(first: 100) {
        nodes { requestedReviewer { type: __typename ... on User { login databaseId } ... on Team { slug } } }
      }
      ${firstPages}
      dismissals: timelineItems(last: 100, itemTypes: [REVIEW_DISMISSED_EVENT]) {
        nodes { ... on ReviewDismissedEvent { actor { ...Who } review { fullDatabaseId } } }
      }
      retargets: timelineItems(
        last: 100, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]
      ) {
        totalCount nodes {
          ... on BaseRefChangedEvent { createdAt previousRefName currentRefName }
          ... on AutomaticBaseChangeSucceededEvent {
            createdAt previousRefName: oldBase currentRefName: newBase
          }
        }
      }
      headCommit: commits(last: 1) { nodes { commit {
        oid
        associatedPullRequests(first: 20) {
          totalCount
          nodes { number state baseRefName headRefName headRefOid updatedAt baseRepository { databaseId } }
        }
        statusCheckRollup { contexts(first: 100) { totalCount ${PAGE} nodes { ${saidFields} } } }
      } } }
    }
  }
}`;

/** The next page of one list. */
export function listQuery(list: ListName): string {
  return `${lists[list].includes('...Who') ? ACTOR : ''}
query More($owner: String!, $repo: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    list: ${list}(first: 100, after: $after) { totalCount ${PAGE} nodes { ${lists[list]} } }
  } }
}`;
}

/** The next page of what other tools said of a commit. */
export const saidQuery = `${ACTOR}
query Said($owner: String!, $repo: String!, $head: GitObjectID!, $after: String!) {
  repository(owner: $owner, name: $repo) { object(oid: $head) { ... on Commit {
    statusCheckRollup { contexts(first: 100, after: $after) { totalCount ${PAGE} nodes { ${saidFields} } } }
  } } }
}`;

/** The pull requests that wait in the merge queue of a branch, with the group that each one is tested in. */
export const queueQuery = `
query Queue($owner: String!, $repo: String!, $branch: String!) {
  repository(owner: $owner, name: $repo) { mergeQueue(branch: $branch) {
    entries(first: 100) { nodes { position headCommit { oid } pullRequest { number } } }
  } }
}`;

/** Entries of many trees, or of the trees of commits, in one point: `o0`, `o1` … by the variables of that name. */
export function treesQuery(count: number): string {
  const entries = 'entries { name mode oid size type }';
  return objectsQuery('Trees', count, `... on Commit { tree { ${entries} } } ... on Tree { ${entries} }`);
}

/** Texts of many blobs in one point. */
export function textsQuery(count: number): string {
  return objectsQuery('Texts', count, '... on Blob { oid byteSize isBinary isTruncated text }');
}

function objectsQuery(name: string, count: number, fields: string): string {
  const names = Array.from({ length: count }, (_, index) => `o${String(index)}`);
  const variables = names.map((one) => `$${one}: GitObjectID!`).join(', ');
  const objects = names.map((one) => `${one}: object(oid: $${one}) { ...Fields }`).join('\n    ');
  return `fragment Fields on GitObject { type: __typename ${fields} }
query ${name}($owner: String!, $repo: String!, ${variables}) {
  repository(owner: $owner, name: $repo) {
    ${objects}
  }
}`;
}

/** For the test that holds them against the schema. */
export const documents: readonly string[] = [
  changeQuery,
  saidQuery,
  queueQuery,
  treesQuery(2),
  textsQuery(2),
  ...(['commits', 'reviews', 'comments', 'reviewThreads'] as const).map(listQuery),
];
