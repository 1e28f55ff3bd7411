import { diffArrays, type ChangeObject } from 'diff';

/** Lines that differ between two versions of a file. */
export interface Measured {
  readonly additions: number;
  readonly deletions: number;
}

const MOST_EDITS = 5_000;
const SNIFFED = 8_000;

/** Git's own test: a NUL among the first bytes. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SNIFFED).includes(0);
}

/** Lines as byte-exact text: one character a byte. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** The steps from one version to the other; `null` when they differ too much to tell them in time. */
export function stepsBetween(before: readonly string[], after: readonly string[]): ChangeObject<string[]>[] | null {
  return diffArrays([...before], [...after], { maxEditLength: MOST_EDITS }) ?? null;
}

/** Counts added and removed lines; versions that have little in common count as wholly replaced. */
export function measure(before: Uint8Array, after: Uint8Array): Measured {
  const [old, now] = [linesOf(before), linesOf(after)];
  const steps = stepsBetween(old, now);
  if (steps === null) return { additions: now.length, deletions: old.length };
  const count = (which: 'added' | 'removed'): number =>
    steps.filter((step) => step[which]).reduce((sum, step) => sum + step.value.length, 0);
  return { additions: count('added'), deletions: count('removed') };
}
