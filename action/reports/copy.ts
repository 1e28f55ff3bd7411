import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, writeSync } from 'node:fs';

import { manifestBounds } from '../../src/engine/evidence/manifest/manifest.ts';
import { SAMPLE_BYTES } from '../../src/engine/evidence/sample.ts';
import { Stop } from '../stop.ts';

/** What was copied. */
interface Copied {
  /** Bytes. */
  readonly size: number;
  /** Of the bytes that were written, hexadecimal. */
  readonly sha256: string;
}

const CHUNK = 1 << 20;
// A pipe under the name of a report must not stop the job: `O_NONBLOCK`.
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const WRITE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * Copies one regular file, and answers with the digest of what it wrote, however the file changes meanwhile.
 * `look` sees the first bytes and answers what they are, or `null` to decline. `null`: not copied; a file that is
 * reached through a link never is.
 */
export function copyFile<T>(
  from: string,
  to: string,
  look: (head: Uint8Array) => T | null,
): (Copied & { readonly seen: T }) | null {
  return openRegular(from, (input, size) => {
    if (size > manifestBounds.reportBytes) throw tooLarge(from);
    const buffer = Buffer.allocUnsafe(Math.max(SAMPLE_BYTES, Math.min(CHUNK, size + 1)));
    const head = fill(input, buffer);
    const seen = look(buffer.subarray(0, Math.min(head, SAMPLE_BYTES)));
    return seen === null ? null : { ...copyFrom(input, to, buffer, head), seen };
  });
}

/** The first bytes of a regular file, or `null`. */
export function firstBytes(from: string): Uint8Array | null {
  return openRegular(from, (input) => {
    const buffer = Buffer.allocUnsafe(SAMPLE_BYTES);
    return buffer.subarray(0, fill(input, buffer));
  });
}

function openRegular<T>(from: string, read: (input: number, size: number) => T | null): T | null {
  const input = openSync(from, READ);
  try {
    const found = fstatSync(input);
    return found.isFile() && realpathSync(from) === from ? read(input, found.size) : null;
  } finally {
    closeSync(input);
  }
}

function tooLarge(path: string): Stop {
  return new Stop('report-too-large', { path, limit: manifestBounds.reportBytes / 1_000_000 });
}

function copyFrom(input: number, to: string, buffer: Buffer, head: number): Copied {
  const output = openSync(to, WRITE, 0o644);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for (let read = head; read > 0; read = readSync(input, buffer)) {
      size += read;
      if (size > manifestBounds.reportBytes) throw tooLarge(to);
      const bytes = buffer.subarray(0, read);
      hash.update(bytes);
      writeAll(output, bytes);
    }
    return { size, sha256: hash.digest('hex') };
  } finally {
    closeSync(output);
  }
}

function fill(input: number, buffer: Buffer): number {
  let filled = 0;
  for (;;) {
    const read = readSync(input, buffer, filled, buffer.length - filled, null);
    filled += read;
    if (read === 0 || filled === buffer.length) return filled;
  }
}

function writeAll(output: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(output, bytes, written);
}
