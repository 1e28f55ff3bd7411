import { isCleanPath } from '../manifest/manifest.ts';
import { type ArchiveBounds, type ArchiveProblem, type ArchiveProblemKey, HARMLESS_BYTES } from './bounds.ts';
import { type DirectoryEntry, endRecord, entriesOf, packedRange } from './directory.ts';

/** A file of an opened archive; its bytes are unpacked when they are asked for. */
export interface ArchiveFile {
  readonly path: string;
  /** Bytes unpacked, as the archive declares; unpacking stops when there are more. */
  readonly size: number;
  readonly deflated: boolean;
  readonly packed: Uint8Array;
}

/** What is inside, or the one reason why nobody looks. */
export type OpenedArchive =
  | { readonly ok: true; readonly files: ReadonlyMap<string, ArchiveFile> }
  | { readonly ok: false; readonly problem: ArchiveProblem };

const STORED = 0;
const DEFLATED = 8;
const REGULAR = 0o10;
const FOLDER = 0o04;

/**
 * Opens a zip archive that somebody else made, without unpacking anything: everything that its directory says is held
 * against the bounds first. Archives inside it stay files.
 */
export function openArchive(bytes: Uint8Array, bounds: ArchiveBounds): OpenedArchive {
  const end = endRecord(bytes);
  if (end === undefined) return refused(startsLikeOne(bytes) ? 'truncated' : 'not-an-archive');
  if (end.count > bounds.entries) return refused('too-many-entries');
  const entries = entriesOf(bytes, end);
  if (entries === undefined) return refused('damaged');
  const problem = firstProblem(entries, bounds) ?? sizeProblem(entries, bounds);
  if (problem !== undefined) return { ok: false, problem };
  return filesOf(bytes, entries, end.start);
}

function refused(key: ArchiveProblemKey): OpenedArchive {
  return { ok: false, problem: { key } };
}

function startsLikeOne(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function firstProblem(entries: readonly DirectoryEntry[], bounds: ArchiveBounds): ArchiveProblem | undefined {
  const seen = new Set<string>();
  for (const entry of entries) {
    const { path } = entry;
    const plain = path.endsWith('/') ? path.slice(0, -1) : path;
    if (!isCleanPath(plain)) return { key: 'unsafe-path' };
    // Folded: where the archive is unpacked, both may be one file.
    const folded = plain.normalize('NFC').toLowerCase();
    if (seen.has(folded)) return { key: 'duplicate-path', path };
    seen.add(folded);
    const key = entryProblem(entry, bounds);
    if (key !== undefined) return { key, path };
  }
  return undefined;
}

function entryProblem(entry: DirectoryEntry, bounds: ArchiveBounds): ArchiveProblemKey | undefined {
  if (!isPlain(entry)) return 'link';
  if (entry.encrypted) return 'encrypted';
  if (entry.method !== STORED && entry.method !== DEFLATED) return 'unknown-compression';
  if (entry.size > bounds.entryBytes) return 'entry-too-large';
  return sizesAgree(entry) ? undefined : 'size-differs';
}

/** A file or a folder: no link, no device, no pipe. */
function isPlain({ mode, path }: DirectoryEntry): boolean {
  const kind = mode >> 12;
  return kind === 0 || kind === (path.endsWith('/') ? FOLDER : REGULAR);
}

function sizesAgree({ path, method, size, packedSize }: DirectoryEntry): boolean {
  if (path.endsWith('/') && size > 0) return false;
  return method === DEFLATED || size === packedSize;
}

function sizeProblem(entries: readonly DirectoryEntry[], bounds: ArchiveBounds): ArchiveProblem | undefined {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const packed = entries.reduce((sum, { packedSize }) => sum + packedSize, 0);
  if (total > bounds.totalBytes) return { key: 'too-large' };
  return total > HARMLESS_BYTES && total > packed * bounds.ratio ? { key: 'ratio' } : undefined;
}

/** No byte belongs to two files: that is how an archive of one kilobyte holds a petabyte. */
function filesOf(bytes: Uint8Array, entries: readonly DirectoryEntry[], end: number): OpenedArchive {
  const files = new Map<string, ArchiveFile>();
  let free = 0;
  for (const entry of entries.toSorted((one, other) => one.offset - other.offset)) {
    if (entry.offset < free) return refused('entries-overlap');
    const range = packedRange(bytes, entry, end);
    if (range === undefined) return refused('headers-differ');
    free = range.to;
    const { path, size, method } = entry;
    const packed = bytes.subarray(range.from, range.to);
    if (!path.endsWith('/')) files.set(path, { path, size, deflated: method === DEFLATED, packed });
  }
  return { ok: true, files };
}
