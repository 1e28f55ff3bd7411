import type { Comparison, RepositoryKey, TreeEntry } from '../platform/port.ts';
import type { Tools } from './tools.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Objects never change, so each is asked for once; the repository's id begins every key. */
async function kept<T>(
  { store }: Tools,
  key: { readonly repositoryId: number; readonly kind: string; readonly sha: string },
  read: () => Promise<T>,
): Promise<T> {
  const known = await store.objects.get(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below, from a checked answer of the same kind
  if (known !== undefined) return JSON.parse(decoder.decode(known)) as T;
  const value = await read();
  await store.objects.put(key, encoder.encode(JSON.stringify(value)));
  return value;
}

/** Every entry below a commit. */
export function treeOf(tools: Tools, repository: RepositoryKey, sha: string): Promise<readonly TreeEntry[]> {
  const key = { repositoryId: repository.id, kind: 'tree', sha };
  return kept(tools, key, () => tools.platform.git.tree(repository, sha));
}

/** Two commits compared, base first. */
export function comparisonOf(
  tools: Tools,
  repository: RepositoryKey,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Comparison> {
  const key = { repositoryId: repository.id, kind: 'comparison', sha: `${base}...${head}` };
  return kept(tools, key, () => tools.platform.git.compare(repository, base, head));
}

/** The exact bytes of a blob. */
export async function blobOf(
  { store, platform }: Tools,
  repository: RepositoryKey,
  { sha, maximum }: { readonly sha: string; readonly maximum: number },
): Promise<Uint8Array> {
  const key = { repositoryId: repository.id, kind: 'blob', sha };
  const known = await store.objects.get(key);
  if (known !== undefined) return known;
  const bytes = await platform.git.blob(repository, sha, maximum);
  await store.objects.put(key, bytes);
  return bytes;
}

/** What `keepResult` wrote down; `undefined` when it is not, or no longer, there. */
export async function recallResult<T>(
  { store }: Tools,
  { id: repositoryId }: RepositoryKey,
  { kind, key: sha }: { readonly kind: string; readonly key: string },
): Promise<T | undefined> {
  const known = await store.objects.get({ repositoryId, kind, sha });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below, under the same kind
  return known === undefined ? undefined : (JSON.parse(decoder.decode(known)) as T);
}

/** Writes down what follows from objects alone and was computed beside others. */
export async function keepResult(
  { store }: Tools,
  { id: repositoryId }: RepositoryKey,
  { kind, key: sha }: { readonly kind: string; readonly key: string },
  value: unknown,
): Promise<void> {
  await store.objects.put({ repositoryId, kind, sha }, encoder.encode(JSON.stringify(value)));
}

/** Something else that follows from objects alone, computed once. */
export function keptResult<T>(
  tools: Tools,
  repository: RepositoryKey,
  { kind, key }: { readonly kind: string; readonly key: string },
  compute: () => Promise<T>,
): Promise<T> {
  return kept(tools, { repositoryId: repository.id, kind, sha: key }, compute);
}
