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
  readonly search: (bytes: Uint8Array<ArrayBuffer>) => Promise<ScanResult | SearchFailure>;
  /** How many searches may run at once. */
  readonly atOnce: number;
  readonly known: (blob: string) => Promise<SearchedContent | undefined>;
  readonly keep: (blob: string, searched: SearchedContent) => Promise<void>;
}

/** Git Large File Storage keeps the content elsewhere (git-lfs, specification 1). */
const POINTER = 'version https://git-lfs.github.com/spec/';

/** Tells whether a file is only a pointer to its content. */
export function isStoredElsewhere(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, POINTER.length)) === POINTER;
}

/** Searches each blob once, unless it was searched before. */
export async function searchContents(
  reader: ChangeReader,
  searcher: Searcher,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, SearchedContent>> {
  const found = new Map<string, SearchedContent>();
  const missing: Wanted[] = [];
  for (const one of new Map(wanted.map((each) => [each.blob, each])).values()) {
    const known = await searcher.known(one.blob);
    if (known === undefined) missing.push(one);
    else found.set(one.blob, known);
  }
  await atOnce(searcher.atOnce, reader.contents(missing), async (content) => {
    const searched = await searchContent(searcher, content);
    found.set(content.blob, searched);
    if (content.reason !== 'too-many-files') await searcher.keep(content.blob, searched);
  });
  return found;
}

async function searchContent({ search }: Searcher, { bytes, reason }: Content): Promise<SearchedContent> {
  const unread: UnreadReason[] = reason === null ? [] : [reason];
  if (bytes === null) return { findings: [], unread };
  if (isStoredElsewhere(bytes)) unread.push('stored-elsewhere');
  const result = await search(bytes);
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
