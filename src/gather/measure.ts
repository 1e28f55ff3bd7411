import { diffArrays, type ChangeObject } from 'diff';

/** Lines that differ between two versions of a file. */
export interface Measured {
  readonly additions: number;
  readonly deletions: number;
}

/** The search takes time with the square of this, and a supplier chooses the files. */
const MOST_EDITS = 600;

/** Lines as byte-exact text: one character a byte. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** The steps from one version to the other; `null` when they differ too much to tell them in time. */
export function stepsBetween(before: readonly string[], after: readonly string[]): ChangeObject<string[]>[] | null {
  if (leastEdits(before, after) > MOST_EDITS) return null;
  return diffArrays([...before], [...after], { maxEditLength: MOST_EDITS }) ?? null;
}

/** Lines that only one side has: no way from one to the other is shorter. */
function leastEdits(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of after) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
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
