import type { Ident } from '../git/object-ids.ts';
import type { Commit, ObjectStore } from '../git/object-store.ts';
import { type Patch, patchOf } from '../git/patch.ts';
import type { FileChange } from '../git/tree-diff.ts';
import { changesBetween } from '../world/pull-diffs.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { presentAccount } from './accounts.ts';
import { type Json, nodeId, stamp, webUrl } from './json.ts';
import { apiUrl } from './repositories.ts';

const patches = new WeakMap<ObjectStore, Map<string, Patch>>();

export function changePatch(store: ObjectStore, { before, after }: FileChange): Patch {
  const known = patches.get(store) ?? new Map<string, Patch>();
  patches.set(store, known);
  const key = `${before?.sha} ${after?.sha}`;
  const bytes = (entry: FileChange['before']): Buffer => (entry === undefined ? Buffer.alloc(0) : store.bytesOf(entry));
  const patch = known.get(key) ?? patchOf(bytes(before), bytes(after));
  known.set(key, patch);
  return patch;
}

export function totals(store: ObjectStore, changes: readonly FileChange[]): { additions: number; deletions: number } {
  const sums = { additions: 0, deletions: 0 };
  for (const change of changes) {
    const { additions, deletions } = changePatch(store, change);
    sums.additions += additions;
    sums.deletions += deletions;
  }
  return sums;
}

export function presentFile(world: World, repository: Repository, change: FileChange, sha: string): Json {
  const { additions, deletions, text } = changePatch(repository.store, change);
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: change.after?.sha ?? change.before?.sha ?? null,
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: webUrl(world, `${fullName(repository)}/blob/${sha}/${path}`),
    raw_url: webUrl(world, `${fullName(repository)}/raw/${sha}/${path}`),
    contents_url: `${apiUrl(world, repository)}/contents/${path}?ref=${sha}`,
    ...(text === undefined ? {} : { patch: text }),
    ...(change.previousPath === undefined ? {} : { previous_filename: change.previousPath }),
  };
}

function presentIdent({ name, email, date }: Ident): Json {
  return { name, email, date: stamp(date) };
}

function presentVerification(commit: Commit): Json {
  const { verified, reason } = commit.verification;
  const signature = commit.signature ?? null;
  const signed = verified || signature !== null;
  return {
    verified,
    reason,
    signature: signed ? (signature ?? 'signed by the web interface') : null,
    payload: signed ? `tree ${commit.tree}\n` : null,
    verified_at: verified ? stamp(commit.committer.date) : null,
  };
}

function presentPerson(world: World, email: string): Json | null {
  const account = world.accountByEmail(email);
  return account === undefined ? null : presentAccount(world, account);
}

export function presentGitCommit(world: World, repository: Repository, commit: Commit): Json {
  const url = apiUrl(world, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', `${repository.id}/${commit.sha}`),
    url: `${url}/git/commits/${commit.sha}`,
    html_url: webUrl(world, `${fullName(repository)}/commit/${commit.sha}`),
    author: presentIdent(commit.author),
    committer: presentIdent(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: webUrl(world, `${fullName(repository)}/commit/${sha}`),
    })),
    verification: presentVerification(commit),
  };
}

export function presentCommit(world: World, repository: Repository, commit: Commit): Json {
  const url = apiUrl(world, repository);
  const git = presentGitCommit(world, repository, commit);
  const { sha, author, committer } = commit;
  return {
    sha,
    node_id: git['node_id'],
    url: `${url}/commits/${sha}`,
    html_url: git['html_url'],
    comments_url: `${url}/commits/${sha}/comments`,
    commit: {
      author: git['author'],
      committer: git['committer'],
      message: git['message'],
      tree: git['tree'],
      verification: git['verification'],
      comment_count: 0,
      url: git['url'],
    },
    author: presentPerson(world, author.email),
    committer: presentPerson(world, committer.email),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: webUrl(world, `${fullName(repository)}/commit/${parent}`),
    })),
  };
}

/** The changes a commit made to its first parent. */
export function commitChanges(repository: Repository, commit: Commit): readonly FileChange[] {
  return changesBetween(repository.store, commit.parents[0] ?? '', commit.sha);
}

export function presentFullCommit(world: World, repository: Repository, commit: Commit): Json {
  const changes = commitChanges(repository, commit);
  const { additions, deletions } = totals(repository.store, changes);
  return {
    ...presentCommit(world, repository, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: changes.slice(0, 300).map((change) => presentFile(world, repository, change, commit.sha)),
  };
}

const nameAndEmail = ({ name, email }: Ident): Json => ({ name, email });

/** The form inside check suites, workflow runs and merge groups. */
export function presentSimpleCommit(commit: Commit): Json {
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: stamp(commit.committer.date),
    author: nameAndEmail(commit.author),
    committer: nameAndEmail(commit.committer),
  };
}

/** The form inside push events, with the paths that a commit touched. */
export function presentPushedCommit(world: World, repository: Repository, commit: Commit): Json {
  const changes = commitChanges(repository, commit);
  const paths = (...statuses: FileChange['status'][]): string[] =>
    changes.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
  const person = ({ name, email }: Ident): Json => {
    const account = world.accountByEmail(email);
    return account === undefined ? { name, email } : { name, email, username: account.login };
  };
  const moved = changes.flatMap(({ status, previousPath }) => (status === 'renamed' ? [previousPath ?? ''] : []));
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: stamp(commit.committer.date),
    url: webUrl(world, `${fullName(repository)}/commit/${commit.sha}`),
    author: person(commit.author),
    committer: person(commit.committer),
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...moved],
    modified: paths('modified', 'changed'),
  };
}
