import { entropyOf } from '../demotion/entropy.ts';
import type { Candidate } from '../matcher/candidate.ts';
import { latin1 } from '../matcher/text.ts';

const LINE_FEED = 10;

const linesBetween = (bytes: Uint8Array, from: number, to: number, most: number): number => {
  let count = 0;
  for (let at = Math.min(from, to); at < Math.max(from, to) && count <= most; at++)
    if (bytes[at] === LINE_FEED) count++;
  return count;
};

/** Tells whether an own rule's match counts as a part of another rule: by its own entropy and allow lists. */
const isSound = (bytes: Uint8Array, { format: { pattern }, start, end, allowed }: Candidate): boolean =>
  allowed !== true && (pattern === undefined || entropyOf(latin1(bytes, start, end)) > pattern.entropy);

/** Keeps of the candidates of composite rules those whose other parts stand near enough, and drops what only counts as a part. */
export const withCompanions = (bytes: Uint8Array, found: readonly Candidate[]): readonly Candidate[] => {
  if (!found.some(({ format }) => format.pattern?.composite === true)) return found;
  const sound = new Map<string, Candidate[]>();
  for (const candidate of found.filter((each) => isSound(bytes, each))) {
    const group = sound.get(candidate.format.id) ?? [];
    sound.set(candidate.format.id, [...group, candidate]);
  }
  const stands = (candidate: Candidate): boolean =>
    candidate.format.pattern?.required.every(({ rule, withinLines = Number.POSITIVE_INFINITY }) =>
      (sound.get(rule) ?? []).some(
        (part) =>
          withinLines === Number.POSITIVE_INFINITY ||
          linesBetween(bytes, part.start, candidate.start, withinLines) <= withinLines,
      ),
    ) ?? true;
  return found.filter((candidate) => candidate.format.pattern?.silent !== true && stands(candidate));
};
