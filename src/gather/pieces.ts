import type { Piece, PieceName } from '../engine/facts/facts.ts';
import type { Reason } from '../engine/facts/reason.ts';
import { type Reading, reading, type Unreadable } from '../platform/port.ts';

/** A refusal of the forge in the words of the engine's catalogue. */
export function problemOf({ kind, status }: Unreadable, piece: PieceName | 'change' | 'policy'): Reason {
  const values = { piece: { term: `piece.${piece}` }, status };
  switch (kind) {
    case 'forbidden':
      return { key: 'forge-forbidden', values };
    case 'not-found':
      return { key: 'forge-hidden', values };
    case 'rate-limited':
      return { key: 'forge-busy', values };
    case 'unavailable':
      return status === 0 ? { key: 'forge-unreachable', values } : { key: 'forge-failing', values };
    case 'partial':
      return { key: 'forge-malformed', values };
    case 'too-large':
      return { key: 'forge-too-large', values };
    case 'pending':
      return { key: 'head-moved', values };
  }
}

/** Reads a piece; what is missing becomes its problem. A rate limit stops the job instead: it comes back later. */
export async function gathered<T>(name: PieceName, read: () => Promise<T>): Promise<Piece<T>> {
  const answer = await reading(read);
  if (answer.known) return answer;
  if (answer.problem.kind === 'rate-limited') throw answer.problem;
  return { known: false, problem: problemOf(answer.problem, name) };
}

/** The value of a reading, or its problem thrown: for pieces that are made of others. */
export function whole<T>(read: Reading<T>): T {
  if (!read.known) throw read.problem;
  return read.value;
}
