/** A file of an archive, as the central directory tells it (PKWARE APPNOTE.TXT 6.3.10, 4.3.12). */
export interface DirectoryEntry {
  readonly path: string;
  readonly encrypted: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** Unix mode, 0 when the archive was not made on Unix. */
  readonly mode: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const CENTRAL = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const END = 0x06_05_4b_50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
/** A field of this value stands for one in an extension for archives beyond 4 GB. */
const ELSEWHERE = 0xff_ff_ff_ff;

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

/** How many entries an archive says it has, and where they are listed; nothing when it is none. */
export interface EndRecord {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** The last record of an archive: only one whose comment ends exactly with the bytes is the last. */
export function endRecord(bytes: Uint8Array): EndRecord | undefined {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
    if (u32(bytes, at) !== END || at + END_LENGTH + u16(bytes, at + 20) !== bytes.length) continue;
    const [size, start] = [u32(bytes, at + 12), u32(bytes, at + 16)];
    return start + size === at ? { count: u16(bytes, at + 10), start, end: at } : undefined;
  }
  return undefined;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The entries that the record counts, or nothing when they are not what it says. */
export function entriesOf(bytes: Uint8Array, { count, start, end }: EndRecord): readonly DirectoryEntry[] | undefined {
  const entries: DirectoryEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const entry = at + CENTRAL_LENGTH <= end && u32(bytes, at) === CENTRAL ? entryAt(bytes, at) : undefined;
    if (entry === undefined) return undefined;
    entries.push(entry);
    at += CENTRAL_LENGTH + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
  }
  return at === end ? entries : undefined;
}

function entryAt(bytes: Uint8Array, at: number): DirectoryEntry | undefined {
  const name = bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + u16(bytes, at + 28));
  const path = textOf(name);
  const sizes = [u32(bytes, at + 20), u32(bytes, at + 24), u32(bytes, at + 42)];
  const [packedSize = 0, size = 0, offset = 0] = sizes;
  if (path === undefined || sizes.includes(ELSEWHERE)) return undefined;
  const unix = (bytes[at + 5] ?? 0) === 3;
  return {
    path,
    encrypted: (u16(bytes, at + 8) & 1) === 1,
    method: u16(bytes, at + 10),
    packedSize,
    size,
    mode: unix ? u32(bytes, at + 38) >>> 16 : 0,
    offset,
  };
}

/** Where the packed bytes of an entry lie; nothing when its local header is another file's or they reach too far. */
export function packedRange(
  bytes: Uint8Array,
  { offset, path, method, packedSize }: DirectoryEntry,
  end: number,
): { readonly from: number; readonly to: number } | undefined {
  if (offset + LOCAL_LENGTH > end || u32(bytes, offset) !== LOCAL) return undefined;
  const nameLength = u16(bytes, offset + 26);
  const nameAt = offset + LOCAL_LENGTH;
  const sameName = textOf(bytes.subarray(nameAt, nameAt + nameLength)) === path;
  const from = nameAt + nameLength + u16(bytes, offset + 28);
  const to = from + packedSize;
  return sameName && u16(bytes, offset + 8) === method && to <= end ? { from, to } : undefined;
}
