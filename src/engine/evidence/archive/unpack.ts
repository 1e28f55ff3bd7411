import { Inflate } from 'fflate';

import type { ArchiveProblem } from './bounds.ts';
import type { ArchiveFile } from './open-archive.ts';

/** Packed bytes are fed in portions: one of them grows to a thousand times its size at most. */
const PORTION = 16_384;

/** Unpacks a file chunk by chunk and stops at the first byte that its declared size does not know; `null`: it was whole. */
export function unpack(file: ArchiveFile, take: (chunk: Uint8Array) => void): ArchiveProblem | null {
  const { path, size, packed, deflated } = file;
  let length = 0;
  const pass = (chunk: Uint8Array): void => {
    length += chunk.length;
    if (length <= size) take(chunk);
  };
  if (!deflated) pass(packed);
  else if (!inflated(packed, pass, () => length > size)) return { key: 'damaged', path };
  return length === size ? null : { key: 'size-differs', path };
}

function inflated(packed: Uint8Array, pass: (chunk: Uint8Array) => void, isEnough: () => boolean): boolean {
  let whole = false;
  const stream = new Inflate((chunk, final) => {
    whole = final;
    pass(chunk);
  });
  try {
    for (let at = 0; at < packed.length && !isEnough(); at += PORTION)
      stream.push(packed.subarray(at, at + PORTION), at + PORTION >= packed.length);
  } catch {
    return false;
  }
  return whole || isEnough();
}

/** A small file in one piece. */
export function unpackWhole(file: ArchiveFile): Uint8Array | ArchiveProblem {
  const whole = new Uint8Array(file.size);
  let at = 0;
  const problem = unpack(file, (chunk) => {
    whole.set(chunk, at);
    at += chunk.length;
  });
  return problem ?? whole;
}
