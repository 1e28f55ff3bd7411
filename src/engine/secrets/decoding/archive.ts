import { Gunzip, Inflate } from 'fflate';

import type { Piece, Unread } from './piece.ts';

/** What may still be unpacked from one file, over all archives inside it. */
export interface Allowance {
  bytes: number;
  entries: number;
}

/** What was inside an archive. */
export interface Unpacked {
  readonly pieces: readonly Piece[];
  readonly unread: readonly Unread[];
  /** It follows something else, which is to be searched as well. */
  readonly follows?: boolean;
}

/** Compressed bytes are fed in portions, so that a bomb is noticed after at most a thousand times this much. */
const PORTION = 4096;

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

const concat = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

type Outcome = { readonly bytes: Uint8Array } | { readonly unread: Unread };

/** Inflates by portions and gives up as soon as the allowance is spent. */
const inflate = (
  stream: Inflate | Gunzip,
  packed: Uint8Array,
  allowance: Allowance,
  firstPortion = PORTION,
): Outcome => {
  const parts: Uint8Array[] = [];
  let length = 0;
  stream.ondata = (part) => {
    parts.push(part);
    length += part.length;
  };
  try {
    let end = firstPortion;
    for (let at = 0; at < packed.length && length <= allowance.bytes; end += PORTION) {
      stream.push(packed.subarray(at, end), end >= packed.length);
      at = end;
    }
  } catch {
    return { unread: 'damaged-archive' };
  }
  if (length > allowance.bytes) return { unread: 'too-large' };
  allowance.bytes -= length;
  return { bytes: concat(parts, length) };
};

/** Takes bytes as they are; they count, or a directory that lists one entry again and again would cost without end. */
const stored = (bytes: Uint8Array, allowance: Allowance): Outcome => {
  if (bytes.length > allowance.bytes) return { unread: 'too-large' };
  allowance.bytes -= bytes.length;
  return { bytes };
};

const CENTRAL = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const END = 0x06_05_4b_50;
const LONGEST_COMMENT = 65_557;

/** Offset of the end record (APPNOTE 4.3.16), or -1. */
const endRecord = (bytes: Uint8Array): number => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - LONGEST_COMMENT); at--)
    if (u32(bytes, at) === END) return at;
  return -1;
};

/** Where an entry stands, from its local header to the end of its content. */
interface Entry {
  readonly local: number;
  readonly start: number;
  readonly end: number;
}

const entryAt = (bytes: Uint8Array, base: number, central: number): Entry => {
  const local = base + u32(bytes, central + 42);
  const start = local + 30 + u16(bytes, local + 26) + u16(bytes, local + 28);
  return { local, start, end: start + u32(bytes, central + 20) };
};

const hasHeader = (bytes: Uint8Array, from: number, to: number): boolean => {
  const between = bytes.subarray(from, Math.max(from, to));
  for (let at = between.indexOf(0x50); at >= 0; at = between.indexOf(0x50, at + 1))
    if (u32(between, at) === LOCAL) return true;
  return false;
};

/** Whether an entry stands where the directory lists none: other programs, or a person, would still find it. */
const hidesEntry = (bytes: Uint8Array, entries: readonly Entry[], from: number, to: number): boolean => {
  let at = from;
  for (const { local, end } of entries.toSorted((one, other) => one.local - other.local)) {
    if (hasHeader(bytes, at, local)) return true;
    at = Math.max(at, end);
  }
  return hasHeader(bytes, at, to);
};

const unpackEntry = (bytes: Uint8Array, entry: Entry, central: number, allowance: Allowance): Outcome => {
  const { local, start, end } = entry;
  if ((u16(bytes, central + 8) & 1) === 1) return { unread: 'encrypted' };
  if (u32(bytes, local) !== LOCAL) return { unread: 'damaged-archive' };
  const packed = bytes.subarray(start, end);
  const method = u16(bytes, central + 10);
  if (method === 0) return stored(packed, allowance);
  return method === 8 ? inflate(new Inflate(), packed, allowance) : { unread: 'unsupported-archive' };
};

const nameOf = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + Math.min(length, 300))).replaceAll(/[^\x20-\x7e]/g, '?');

/** Reads a zip file by its central directory: Office documents, jar, apk and the like are zip files; something may stand before. */
const unzip = (bytes: Uint8Array, end: number, allowance: Allowance): Unpacked => {
  const pieces: Piece[] = [];
  const unread: Unread[] = [];
  const entries: Entry[] = [];
  const directory = directoryOf(bytes, end);
  const base = directory - u32(bytes, end + 16);
  let at = directory;
  for (let left = u16(bytes, end + 10); left > 0; left--) {
    if (u32(bytes, at) !== CENTRAL) return { pieces, unread: [...unread, 'damaged-archive'] };
    if (allowance.entries-- <= 0) return { pieces, unread: [...unread, 'too-many-entries'] };
    const name = nameOf(bytes, at + 46, u16(bytes, at + 28));
    const entry = entryAt(bytes, base, at);
    entries.push(entry);
    const outcome = unpackEntry(bytes, entry, at, allowance);
    if ('unread' in outcome) unread.push(outcome.unread);
    else pieces.push({ layer: `entry:${name}`, bytes: outcome.bytes });
    at += 46 + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
  }
  if (hidesEntry(bytes, entries, 0, directory)) unread.push('damaged-archive');
  return { pieces, unread };
};

/** The central directory ends where the end record begins, whatever stands before the archive. */
const directoryOf = (bytes: Uint8Array, end: number): number => end - u32(bytes, end + 12);

/** A zip file begins with an entry. */
const unzipPlain = (bytes: Uint8Array, allowance: Allowance): Unpacked => {
  const end = endRecord(bytes);
  return end < 0 ? { pieces: [], unread: ['damaged-archive'] } : unzip(bytes, end, allowance);
};

/** A script or a program may stand before a zip file, which still ends with its directory. */
const unzipAfter = (bytes: Uint8Array, allowance: Allowance): Unpacked | undefined => {
  if (bytes.indexOf(0, Math.max(0, bytes.length - LONGEST_COMMENT)) < 0) return undefined;
  const end = endRecord(bytes);
  if (end < 0 || u32(bytes, directoryOf(bytes, end)) !== CENTRAL) return undefined;
  return { ...unzip(bytes, end, allowance), follows: true };
};

const BLOCK = 512;
const LONGEST_NAME = 100;
/** Sizes from 8 GB on are written in another base. */
const BASE_256 = 0x80;
const REGULAR = new Set([0, 48, 55]);

const octal = (bytes: Uint8Array, at: number): number =>
  Number.parseInt(String.fromCharCode(...bytes.subarray(at, at + 12)).replaceAll(/[^0-7]/g, '') || '0', 8);

/** Reads the regular files of a tar archive (POSIX ustar). */
const untar = (bytes: Uint8Array, allowance: Allowance): Unpacked => {
  const pieces: Piece[] = [];
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const size = octal(bytes, at + 124);
    const start = at + BLOCK;
    if (allowance.entries-- <= 0) return { pieces, unread: ['too-many-entries'] };
    if (((bytes[at + 124] ?? 0) & BASE_256) !== 0) return { pieces, unread: ['unsupported-archive'] };
    if (start + size > bytes.length) return { pieces, unread: ['damaged-archive'] };
    const name = nameOf(bytes, at, LONGEST_NAME).replace(/\?+$/, '');
    if (REGULAR.has(bytes[at + 156] ?? 0))
      pieces.push({ layer: `entry:${name}`, bytes: bytes.subarray(start, start + size) });
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return { pieces, unread: [] };
};

/** Length of a gzip header (RFC 1952, 2.3), or -1 when it does not end. */
const gzipHeader = (bytes: Uint8Array): number => {
  const flags = bytes[3] ?? 0;
  let at = 10 + ((flags & 4) === 0 ? 0 : 2 + u16(bytes, 10));
  for (const named of [8, 16]) {
    if ((flags & named) === 0) continue;
    const zero = bytes.indexOf(0, at);
    if (zero < 0) return -1;
    at = zero + 1;
  }
  return at + ((flags & 2) === 0 ? 0 : 2);
};

const gunzip = (bytes: Uint8Array, allowance: Allowance): Unpacked => {
  const header = gzipHeader(bytes);
  if (header < 0) return { pieces: [], unread: ['damaged-archive'] };
  // The header goes in with the first portion: the library reads it again with each portion until it is whole.
  const outcome = inflate(new Gunzip(), bytes, allowance, header + PORTION);
  return 'unread' in outcome
    ? { pieces: [], unread: [outcome.unread] }
    : { pieces: [{ layer: 'gzip', bytes: outcome.bytes }], unread: [] };
};

const isTar = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar';

/** How archives begin that are not opened: 7z, rar, xz, bzip2, zstandard, lz4, lzip, lzma, compress, cab, rpm, deb, xar. */
const UNSUPPORTED: readonly (readonly number[])[] = [
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x04, 0x22, 0x4d, 0x18],
  [0x4c, 0x5a, 0x49, 0x50, 0x01],
  [0x5d, 0x00, 0x00],
  [0x1f, 0x9d],
  [0x4d, 0x53, 0x43, 0x46, 0x00],
  [0xed, 0xab, 0xee, 0xdb],
  Array.from('!<arch>\ndebian-binary', (char) => char.charCodeAt(0)),
  [0x78, 0x61, 0x72, 0x21, 0x00],
];

const isUnsupported = (bytes: Uint8Array): boolean => UNSUPPORTED.some((magic) => startsWith(bytes, ...magic));

/** Unpacks an archive within an allowance, as much of it as can be read; nothing when the bytes are none. Evidence has a strict reader of its own. */
export const unpack = (bytes: Uint8Array, allowance: Allowance): Unpacked | undefined => {
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return unzipPlain(bytes, allowance);
  if (startsWith(bytes, 0x1f, 0x8b, 8)) return gunzip(bytes, allowance);
  if (isTar(bytes)) return untar(bytes, allowance);
  return isUnsupported(bytes) ? { pieces: [], unread: ['unsupported-archive'] } : unzipAfter(bytes, allowance);
};
