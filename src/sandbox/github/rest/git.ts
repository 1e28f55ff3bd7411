import { updateRef } from '../act/update-ref.ts';
import type { BlobMode, Ident } from '../git/object-ids.ts';
import type { FileEntry } from '../git/object-store.ts';
import { presentGitCommit } from '../present/commits.ts';
import { type Json, nodeId } from '../present/json.ts';
import { apiUrl } from '../present/repositories.ts';
import { found, Refusal } from '../world/refusal.ts';
import { type Repository, resolveCommit } from '../world/repositories.ts';
import { accountOf } from '../world/roles.ts';
import { flag, object, objects, requiredText, text, texts } from './fields.ts';
import { created, inRepository, NO_CONTENT, ok, type RepositoryCall, type Route } from './route.ts';

const LARGEST_TREE = 100_000;

function presentRef({ world, repository }: RepositoryCall, ref: string, sha: string): Json {
  const type = repository.store.tags.has(sha) ? 'tag' : 'commit';
  const url = apiUrl(world, repository);
  return {
    ref,
    node_id: nodeId('Ref', `${repository.id}/${ref}`),
    url: `${url}/git/${ref}`,
    object: { sha, type, url: `${url}/git/${type}s/${sha}` },
  };
}

function readRef(call: RepositoryCall): [string, string] {
  const ref = `refs/${call.params['ref']}`;
  return [ref, found(call.repository.refs.get(ref))];
}

/** A tree's id from a tree, a commit or a name. */
function treeOf(repository: Repository, name: string): string {
  if (repository.store.trees.has(name)) return name;
  return found(repository.store.commits.get(resolveCommit(repository, name) ?? '')).tree;
}

function entriesOf(call: RepositoryCall, tree: string, prefix = ''): Json[] {
  const { repository, world, query } = call;
  const { store } = repository;
  return (store.trees.get(tree) ?? []).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    const type = { '040000': 'tree', '160000': 'commit' }[entry.mode as string] ?? 'blob';
    const size = type === 'blob' ? { size: store.blobs.get(entry.sha)?.length ?? 0 } : {};
    const url = type === 'commit' ? {} : { url: `${apiUrl(world, repository)}/git/${type}s/${entry.sha}` };
    const below = type === 'tree' && query.has('recursive') ? entriesOf(call, entry.sha, `${path}/`) : [];
    return [{ path, mode: entry.mode, type, sha: entry.sha, ...size, ...url }, ...below];
  });
}

function presentTree(call: RepositoryCall, tree: string): Json {
  const entries = entriesOf(call, tree);
  return {
    sha: tree,
    url: `${apiUrl(call.world, call.repository)}/git/trees/${tree}`,
    tree: entries.slice(0, LARGEST_TREE),
    truncated: entries.length > LARGEST_TREE,
  };
}

function writeTree(call: RepositoryCall): string {
  const { repository, body } = call;
  const base = text(body, 'base_tree');
  const files = new Map<string, FileEntry>(
    base === undefined ? [] : repository.store.filesOf(treeOf(repository, base)),
  );
  for (const entry of objects(body, 'tree') ?? []) {
    const path = requiredText(entry, 'path');
    const content = text(entry, 'content');
    const sha = content === undefined ? entry['sha'] : repository.store.writeBlob(content);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the request's schema allows these modes only
    const mode = (text(entry, 'mode') ?? '100644') as BlobMode;
    if (typeof sha === 'string') files.set(path, { mode, sha });
    else files.delete(path);
  }
  return repository.store.writeFiles(files);
}

function identOf(call: RepositoryCall, role: 'author' | 'committer'): Ident {
  const sent = object(call.body[role] ?? call.body['author']);
  const account = accountOf(call.actor);
  const date = text(sent, 'date');
  return {
    name: text(sent, 'name') ?? account.login,
    email: text(sent, 'email') ?? account.emails[0] ?? '',
    date: date === undefined ? call.world.clock.tick() : new Date(date),
  };
}

function writeCommit(call: RepositoryCall): Json {
  const { repository, world, body } = call;
  const content = {
    tree: requiredText(body, 'tree'),
    parents: texts(body, 'parents') ?? [],
    author: identOf(call, 'author'),
    committer: identOf(call, 'committer'),
    message: requiredText(body, 'message'),
  };
  if (!repository.store.trees.has(content.tree)) throw new Refusal(422, 'Tree SHA does not exist');
  // GitHub signs what an App commits in its own name
  const signed = call.actor.kind === 'installation' && body['author'] === undefined && body['committer'] === undefined;
  const verification = signed ? { verified: true, reason: 'valid' } : { verified: false, reason: 'unsigned' };
  return presentGitCommit(world, repository, repository.store.writeCommit(content, verification));
}

function writeBlob({ world, repository, body }: RepositoryCall): Json {
  const encoding = text(body, 'encoding') === 'base64' ? 'base64' : 'utf8';
  const sha = repository.store.writeBlob(Buffer.from(text(body, 'content') ?? '', encoding));
  return { sha, url: `${apiUrl(world, repository)}/git/blobs/${sha}` };
}

function readBlob({ world, repository, params }: RepositoryCall): Json {
  const sha = params['file_sha'] ?? '';
  const bytes = found(repository.store.blobs.get(sha));
  return {
    sha,
    node_id: nodeId('Blob', `${repository.id}/${sha}`),
    size: bytes.length,
    url: `${apiUrl(world, repository)}/git/blobs/${sha}`,
    content: bytes.toString('base64').replaceAll(/.{60}/g, '$&\n'),
    encoding: 'base64',
  };
}

const BLOB = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';

export const gitRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/git/ref/{ref}', 'contents:read', (call) =>
    ok(presentRef(call, ...readRef(call))),
  ),
  inRepository('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', 'contents:read', (call) => {
    const matching = [...call.repository.refs].filter(([ref]) => ref.startsWith(`refs/${call.params['ref']}`));
    return ok(matching.map(([ref, sha]) => presentRef(call, ref, sha)));
  }),
  inRepository('POST /repos/{owner}/{repo}/git/refs', 'contents:write', (call) => {
    const [ref, sha] = [requiredText(call.body, 'ref'), requiredText(call.body, 'sha')];
    if (call.repository.refs.has(ref)) throw new Refusal(422, 'Reference already exists');
    updateRef(call.world, call.repository, call.actor, { ref, after: sha });
    return created(presentRef(call, ref, sha));
  }),
  inRepository('PATCH /repos/{owner}/{repo}/git/refs/{ref}', 'contents:write', (call) => {
    const [ref] = readRef(call);
    const sha = requiredText(call.body, 'sha');
    updateRef(call.world, call.repository, call.actor, { ref, after: sha, force: flag(call.body, 'force') ?? false });
    return ok(presentRef(call, ref, sha));
  }),
  inRepository('DELETE /repos/{owner}/{repo}/git/refs/{ref}', 'contents:write', (call) => {
    updateRef(call.world, call.repository, call.actor, { ref: readRef(call)[0], after: undefined });
    return NO_CONTENT;
  }),
  inRepository('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', 'contents:read', ({ world, repository, params }) =>
    ok(presentGitCommit(world, repository, found(repository.store.commits.get(params['commit_sha'] ?? '')))),
  ),
  inRepository(
    'POST /repos/{owner}/{repo}/git/commits',
    'contents:write',
    (call) => created(writeCommit(call)),
    'write',
  ),
  inRepository('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', 'contents:read', (call) =>
    ok(presentTree(call, treeOf(call.repository, call.params['tree_sha'] ?? ''))),
  ),
  inRepository(
    'POST /repos/{owner}/{repo}/git/trees',
    'contents:write',
    (call) => created(presentTree(call, writeTree(call))),
    'write',
  ),
  inRepository('POST /repos/{owner}/{repo}/git/blobs', 'contents:write', (call) => created(writeBlob(call)), 'write'),
  inRepository(BLOB, 'contents:read', (call) => {
    if (!/\braw\b/.test(call.accept)) return ok(readBlob(call));
    return { status: 200, raw: found(call.repository.store.blobs.get(call.params['file_sha'] ?? '')) };
  }),
];
