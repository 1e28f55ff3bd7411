import { createHash } from 'node:crypto';

export type BlobMode = '100644' | '100755' | '120000' | '160000';

export interface TreeEntry {
  readonly name: string;
  readonly mode: BlobMode | '040000';
  readonly sha: string;
}

export interface Ident {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

export interface CommitContent {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Ident;
  readonly committer: Ident;
  readonly message: string;
  readonly signature?: string | undefined;
}

export function objectId(type: 'blob' | 'tree' | 'commit' | 'tag', content: Uint8Array): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

// git compares a folder as if its name ended with a slash
function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === '040000' ? `${entry.name}/` : entry.name);
}

export function sortEntries(entries: readonly TreeEntry[]): TreeEntry[] {
  return entries.toSorted((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
}

export function treeBytes(sorted: readonly TreeEntry[]): Buffer {
  return Buffer.concat(
    sorted.flatMap((entry) => [
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`),
      Buffer.from(entry.sha, 'hex'),
    ]),
  );
}

function identLine(role: string, ident: Ident): string {
  return `${role} ${ident.name} <${ident.email}> ${Math.floor(ident.date.getTime() / 1000)} +0000`;
}

export function commitBytes(commit: CommitContent): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    identLine('author', commit.author),
    identLine('committer', commit.committer),
    ...(commit.signature === undefined ? [] : [`gpgsig ${commit.signature.replaceAll('\n', '\n ')}`]),
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`);
}
