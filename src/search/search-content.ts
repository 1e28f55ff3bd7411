import { isStoredElsewhere } from '../engine/facts/blob.ts';
import type { Unread } from '../engine/secrets/decoding/piece.ts';
import type { Finding, ScanResult } from '../engine/secrets/scanner/finding.ts';
import type { ChangeReader, Content, UnreadContent, Wanted } from './change-reader.ts';

/** Why a search was cut off. */
export type SearchFailure = 'out-of-time' | 'worker-failed';

/** Why something was not searched, or not whole. */
export type UnreadReason = Unread | UnreadContent | SearchFailure;

/** What searching one blob gave: it follows from its bytes and from what is searched for. */
export interface SearchedContent {
  readonly findings: readonly Finding[];
  readonly unread: readonly UnreadReason[];
}

/** Searches bytes, which it may take over, and remembers what earlier searches gave. */
export interface Searcher {
  readonly search: (bytes: Uint8Array<ArrayBuffer>, path: string) => Promise<ScanResult | SearchFailure>;
  /** How many searches may run at once. */
  readonly atOnce: number;
  /** By the key that `contentKey` makes. */
  readonly known: (key: string) => Promise<SearchedContent | undefined>;
  readonly keep: (key: string, searched: SearchedContent) => Promise<void>;
}

/** Own rules may look at the path, so what was found in a blob holds for one path. */
export function contentKey({ blob, path }: { readonly blob: string; readonly path: string }): string {
  return `${blob} ${path}`;
}

/** A blob at a path. */
export interface WantedAt extends Wanted {
  readonly path: string;
}

/** Searches each blob once a path, unless it was searched before; by `contentKey`. */
export async function searchContents(
  reader: ChangeReader,
  searcher: Searcher,
  wanted: readonly WantedAt[],
): Promise<ReadonlyMap<string, SearchedContent>> {
  const found = new Map<string, SearchedContent>();
  const missing = new Map<string, WantedAt[]>();
  for (const [key, one] of new Map(wanted.map((each) => [contentKey(each), each]))) {
    const known = await searcher.known(key);
    if (known === undefined) missing.set(one.blob, [...(missing.get(one.blob) ?? []), one]);
    else found.set(key, known);
  }
  const blobs = [...missing.values()].flatMap(([one]) => one ?? []);
  await atOnce(searcher.atOnce, reader.contents(blobs), async (content) => {
    for (const { path } of missing.get(content.blob) ?? []) {
      const key = contentKey({ blob: content.blob, path });
      // Each search takes its bytes over.
      const searched = await searchContent(searcher, { ...content, bytes: content.bytes?.slice() ?? null }, path);
      found.set(key, searched);
      if (content.reason !== 'too-many-files') await searcher.keep(key, searched);
    }
  });
  return found;
}

async function searchContent({ search }: Searcher, { bytes, reason }: Content, path: string): Promise<SearchedContent> {
  const unread: UnreadReason[] = reason === null ? [] : [reason];
  if (bytes === null) return { findings: [], unread };
  if (isStoredElsewhere(bytes)) unread.push('stored-elsewhere');
  const result = await search(bytes, path);
  if (typeof result === 'string') return { findings: [], unread: [...unread, result] };
  return { findings: result.findings, unread: [...unread, ...result.unread] };
}

/** Works through a stream, so many at a time; the first failure ends it once those under way are done. */
async function atOnce<T>(most: number, stream: AsyncIterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>();
  try {
    for await (const item of stream) {
      const job: Promise<void> = work(item).finally(() => running.delete(job));
      running.add(job);
      if (running.size >= most) await Promise.race(running);
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}
