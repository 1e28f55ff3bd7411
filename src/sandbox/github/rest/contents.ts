import { updateRef } from '../act/update-ref.ts';
import { writeCommit } from '../act/write-commit.ts';
import type { FileEntry } from '../git/object-store.ts';
import { presentGitCommit } from '../present/commits.ts';
import { type Json, webUrl } from '../present/json.ts';
import { apiUrl } from '../present/repositories.ts';
import { found, Refusal } from '../world/refusal.ts';
import { branchSha, fullName, resolveCommit } from '../world/repositories.ts';
import { accountOf } from '../world/roles.ts';
import { requiredText, text } from './fields.ts';
import { inRepository, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

const JSON_LIMIT = 1_000_000;
const RAW_LIMIT = 100_000_000;

function links(call: RepositoryCall, path: string, entry: { sha: string; kind: string }): Json {
  const { world, repository, query } = call;
  const ref = query.get('ref') ?? repository.defaultBranch;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const url = `${apiUrl(world, repository)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = `${apiUrl(world, repository)}/git/${entry.kind}s/${entry.sha}`;
  const html = webUrl(world, `${fullName(repository)}/blob/${ref}/${encoded}`);
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    sha: entry.sha,
    url,
    git_url: git,
    html_url: html,
    download_url: entry.kind === 'blob' ? webUrl(world, `${fullName(repository)}/raw/${ref}/${encoded}`) : null,
    _links: { self: url, git, html },
  };
}

function presentFile(call: RepositoryCall, path: string, entry: FileEntry): Json {
  const bytes = call.repository.store.bytesOf(entry);
  if (entry.mode === '160000')
    return {
      type: 'submodule',
      submodule_git_url: 'https://127.0.0.1/submodule.git',
      size: 0,
      ...links(call, path, { sha: entry.sha, kind: 'tree' }),
    };
  const base = links(call, path, { sha: entry.sha, kind: 'blob' });
  if (entry.mode === '120000') return { type: 'symlink', target: bytes.toString('utf8'), size: bytes.length, ...base };
  const small = bytes.length <= JSON_LIMIT;
  const content = small ? bytes.toString('base64').replaceAll(/.{60}/g, '$&\n') : '';
  return { type: 'file', size: bytes.length, content, encoding: small ? 'base64' : 'none', ...base };
}

function presentFolder(call: RepositoryCall, path: string, tree: string): Json[] {
  const { store } = call.repository;
  return (store.trees.get(tree) ?? []).slice(0, 1_000).map((entry) => {
    const full = path === '' ? entry.name : `${path}/${entry.name}`;
    const folder = entry.mode === '040000';
    const type = folder ? 'dir' : 'file';
    return {
      type,
      size: folder ? 0 : (store.blobs.get(entry.sha)?.length ?? 0),
      ...links(call, full, { sha: entry.sha, kind: folder ? 'tree' : 'blob' }),
    };
  });
}

function folderAt(call: RepositoryCall, commit: string, path: string): string {
  const { store } = call.repository;
  let tree = found(store.commits.get(commit)).tree;
  for (const name of path.split('/').filter((part) => part !== ''))
    tree = found(store.trees.get(tree)?.find((entry) => entry.name === name && entry.mode === '040000')).sha;
  return tree;
}

function read(call: RepositoryCall): Reply {
  const { repository, params, query, accept } = call;
  const path = (params['path'] ?? '').replaceAll(/^\/+|\/+$/g, '');
  const commit = found(resolveCommit(repository, query.get('ref') ?? repository.defaultBranch));
  const entry = repository.store.filesAt(commit).get(path);
  if (entry === undefined) return ok(presentFolder(call, path, folderAt(call, commit, path)));
  const bytes = repository.store.bytesOf(entry);
  if (bytes.length > RAW_LIMIT)
    throw new Refusal(403, 'This API returns blobs up to 100 MB in size.', [
      { code: 'too_large', field: 'data', resource: 'Blob' },
    ]);
  if (/\braw\b/.test(accept)) return { status: 200, raw: bytes };
  return ok(presentFile(call, path, entry));
}

function commitFile(call: RepositoryCall, content: Uint8Array | null): Json {
  const { world, repository, actor, body, params } = call;
  const branch = text(body, 'branch') ?? repository.defaultBranch;
  const head = branchSha(repository, branch);
  const path = params['path'] ?? '';
  const known = head === undefined ? undefined : repository.store.filesAt(head).get(path)?.sha;
  if (known !== undefined && text(body, 'sha') !== known)
    throw new Refusal(409, `${path} does not match ${text(body, 'sha') ?? ''}`);
  const wish = {
    message: requiredText(body, 'message'),
    files: { [path]: content },
    parents: head === undefined ? [] : [head],
  };
  const commit = writeCommit(world, repository, accountOf(actor), wish);
  updateRef(world, repository, actor, { ref: `refs/heads/${branch}`, after: commit.sha });
  const entry = repository.store.filesAt(commit.sha).get(path);
  return {
    content: entry === undefined ? null : presentFile(call, path, entry),
    commit: presentGitCommit(world, repository, commit),
  };
}

const CONTENTS = '/repos/{owner}/{repo}/contents/{path}';

export const contentRoutes: readonly Route[] = [
  inRepository(`GET ${CONTENTS}`, 'contents:read', read),
  inRepository(
    `PUT ${CONTENTS}`,
    'contents:write',
    (call) => {
      const isNew = text(call.body, 'sha') === undefined;
      return {
        status: isNew ? 201 : 200,
        body: commitFile(call, Buffer.from(requiredText(call.body, 'content'), 'base64')),
      };
    },
    'write',
  ),
  inRepository(`DELETE ${CONTENTS}`, 'contents:write', (call) => ok(commitFile(call, null)), 'write'),
];
