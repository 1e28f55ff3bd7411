import { ancestorsOf } from '../git/history.ts';
import type { Ident } from '../git/object-ids.ts';
import type { Commit } from '../git/object-store.ts';
import { commitChanges, totals } from '../present/commits.ts';
import { nodeId, stamp, webUrl } from '../present/json.ts';
import { pullCommits } from '../world/pull-diffs.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import { connection } from './connection.ts';
import { type Args, type Graph, need, type View } from './graph.ts';

function gitActor(graph: Graph, { name, email, date }: Ident): View {
  const account = graph.world.accountByEmail(email);
  const person = account?.type === 'User' ? account : undefined;
  return {
    __typename: 'GitActor',
    name,
    email,
    date: stamp(date),
    avatarUrl: webUrl(graph.world, 'avatars/none'),
    user: () => (person === undefined ? null : graph.views.account(person)),
  };
}

const TRAILER = /^co-authored-by:\s*(.*?)\s*<([^>]+)>\s*$/gim;

/** The author and everyone named in a `Co-authored-by` trailer. */
function authorsOf({ author, message }: Commit): Ident[] {
  const others = [...message.matchAll(TRAILER)].map(([, name = '', email = '']) => ({
    name,
    email,
    date: author.date,
  }));
  return [author, ...others];
}

function signatureView(graph: Graph, commit: Commit): View | null {
  const { verified, reason, signerLogin } = commit.verification;
  if (reason === 'unsigned') return null;
  const signer = [...graph.world.accounts.values()].find(({ login }) => login === signerLogin);
  return {
    __typename: 'GpgSignature',
    isValid: verified,
    state: reason.toUpperCase(),
    email: commit.committer.email,
    payload: `tree ${commit.tree}\n`,
    signature: commit.signature ?? '',
    wasSignedByGitHub: signerLogin === 'web-flow',
    verifiedAt: verified ? stamp(commit.committer.date) : null,
    keyId: null,
    signer: () => (signer === undefined ? null : graph.views.account(signer)),
  };
}

const typeOf = (mode: string): string => ({ '040000': 'tree', '160000': 'commit' })[mode] ?? 'blob';

function treeView(repository: Repository, tree: string): View {
  const { store } = repository;
  return {
    __typename: 'Tree',
    id: nodeId('Tree', `${repository.id}/${tree}`),
    oid: tree,
    abbreviatedOid: tree.slice(0, 7),
    entries: () =>
      (store.trees.get(tree) ?? []).map((entry) => ({
        __typename: 'TreeEntry',
        name: entry.name,
        path: entry.name,
        oid: entry.sha,
        mode: Number.parseInt(entry.mode, 8),
        type: typeOf(entry.mode),
        size: store.blobs.get(entry.sha)?.length ?? 0,
        object: () => objectView(repository, entry.sha),
      })),
  };
}

export function objectView(repository: Repository, sha: string): View | null {
  const bytes = repository.store.blobs.get(sha);
  if (bytes === undefined) return repository.store.trees.has(sha) ? treeView(repository, sha) : null;
  const isBinary = bytes.subarray(0, 8_000).includes(0);
  return {
    __typename: 'Blob',
    id: nodeId('Blob', `${repository.id}/${sha}`),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > 512_000,
    text: isBinary ? null : bytes.subarray(0, 512_000).toString('utf8'),
  };
}

function messageParts(message: string): View {
  const [messageHeadline = '', ...rest] = message.split('\n');
  return { message, messageHeadline, messageBody: rest.join('\n').trim() };
}

export function commitView(graph: Graph, repository: Repository, commit: Commit): View {
  const { world, views } = graph;
  const { store } = repository;
  const commits = (shas: Iterable<string>): Commit[] => [...shas].flatMap((sha) => store.commits.get(sha) ?? []);
  const path = `${fullName(repository)}/commit/${commit.sha}`;
  return {
    __typename: 'Commit',
    id: nodeId('Commit', `${repository.id}/${commit.sha}`),
    oid: commit.sha,
    abbreviatedOid: commit.sha.slice(0, 7),
    ...messageParts(commit.message),
    committedDate: stamp(commit.committer.date),
    authoredDate: stamp(commit.author.date),
    // GitHub removed push dates in 2023
    pushedDate: null,
    committedViaWeb: commit.verification.signerLogin === 'web-flow',
    authoredByCommitter: commit.author.email === commit.committer.email,
    url: webUrl(world, path),
    resourcePath: `/${path}`,
    changedFilesIfAvailable: () => commitChanges(repository, commit).length,
    additions: () => totals(store, commitChanges(repository, commit)).additions,
    deletions: () => totals(store, commitChanges(repository, commit)).deletions,
    parents: (args: Args) => connection(args, commits(commit.parents), (parent) => views.commit(repository, parent)),
    author: () => gitActor(graph, commit.author),
    committer: () => gitActor(graph, commit.committer),
    authors: (args: Args) => connection(args, authorsOf(commit), (author) => gitActor(graph, author)),
    signature: () => signatureView(graph, commit),
    tree: () => treeView(repository, commit.tree),
    history: (args: Args) =>
      connection(args, commits(ancestorsOf(store, commit.sha)), (one) => views.commit(repository, one)),
    repository: () => views.repository(repository),
    ...checksOf(graph, repository, commit.sha),
    associatedPullRequests: (args: Args) => {
      const pulls = [...repository.pulls.values()].filter(
        (pull) => pull.mergeCommitSha === commit.sha || pullCommits(pull).includes(commit),
      );
      return connection(args, pulls, (pull) => views.pull(pull));
    },
  };
}

function checksOf(graph: Graph, repository: Repository, sha: string): View {
  return {
    statusCheckRollup: () => {
      need(graph, repository, 'checks');
      return graph.views.rollup(repository, sha);
    },
    checkSuites: (args: Args) => {
      need(graph, repository, 'checks');
      const suites = repository.suites.filter((suite) => suite.headSha === sha);
      return connection(args, suites, (suite) => graph.views.checkSuite(repository, suite));
    },
  };
}
