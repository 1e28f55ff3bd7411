import type { Repository } from '../github/world/repositories.ts';

const shown = 20_000;

/** A file's text for a page; the end of a long one is left out. */
export function textOf(repository: Repository, sha: string): string {
  const bytes = repository.store.blobs.get(sha);
  if (bytes === undefined) return '';
  const text = new TextDecoder().decode(bytes.subarray(0, shown));
  return bytes.length > shown ? `${text}\n…` : text;
}
