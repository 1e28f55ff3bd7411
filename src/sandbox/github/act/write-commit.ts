import type { BlobMode, Ident } from '../git/object-ids.ts';
import type { Commit, FileEntry, FileMap, Verification } from '../git/object-store.ts';
import type { Account } from '../world/accounts.ts';
import { found } from '../world/refusal.ts';
import type { Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';

/** A file's new content; null removes it; a commit id with mode 160000 is a submodule. */
export type FileContent =
  | string
  | Uint8Array
  | null
  | { readonly mode: BlobMode; readonly content?: string | Uint8Array; readonly sha?: string };

export interface CommitWish {
  readonly message?: string;
  readonly files?: Readonly<Record<string, FileContent>>;
  readonly parents: readonly string[];
  readonly author?: { readonly name?: string; readonly email?: string; readonly date?: Date };
  readonly committer?: { readonly name?: string; readonly email?: string; readonly date?: Date };
  readonly verification?: Verification;
  /** Start from an empty tree instead of the first parent's. */
  readonly fresh?: boolean;
}

const UNSIGNED: Verification = { verified: false, reason: 'unsigned' };

function entryOf(repository: Repository, content: Exclude<FileContent, null>): FileEntry {
  if (typeof content === 'string' || content instanceof Uint8Array)
    return { mode: '100644', sha: repository.store.writeBlob(content) };
  return { mode: content.mode, sha: content.sha ?? repository.store.writeBlob(content.content ?? '') };
}

function emailOf(account: Account): string {
  return account.emails[0] ?? `${account.id}+${account.login}@users.noreply.github.com`;
}

function startOf(repository: Repository, { parents: [parent], fresh }: CommitWish): FileMap {
  if (parent === undefined || fresh === true) return new Map();
  return repository.store.filesOf(found(repository.store.commits.get(parent)).tree);
}

/** Writes a commit made by a person on their machine; nothing refers to it yet. */
export function writeCommit(world: World, repository: Repository, person: Account, wish: CommitWish): Commit {
  const files = new Map(startOf(repository, wish));
  for (const [path, content] of Object.entries(wish.files ?? {}))
    if (content === null) files.delete(path);
    else files.set(path, entryOf(repository, content));
  const ident: Ident = { name: person.name ?? person.login, email: emailOf(person), date: world.clock.tick() };
  const { verification = UNSIGNED } = wish;
  const signed = verification.reason !== 'unsigned';
  const content = {
    tree: repository.store.writeFiles(files),
    parents: wish.parents,
    author: { ...ident, ...wish.author },
    committer: { ...ident, ...wish.committer },
    message: wish.message ?? 'Change',
    signature: signed ? `signed by ${verification.signerLogin ?? 'somebody'}` : undefined,
  };
  return repository.store.writeCommit(content, verification);
}

const WEB_FLOW: Verification = { verified: true, reason: 'valid', signerLogin: 'web-flow' };

/** Writes a commit that GitHub itself makes and signs, such as a merge. */
export function writeWebCommit(
  world: World,
  repository: Repository,
  author: Account,
  wish: { tree: string; parents: string[]; message: string },
): Commit {
  const date = world.clock.tick();
  const content = {
    ...wish,
    author: { name: author.name ?? author.login, email: emailOf(author), date },
    committer: { name: 'GitHub', email: 'noreply@github.com', date },
    signature: 'signed by the web interface',
  };
  return repository.store.writeCommit(content, WEB_FLOW);
}
