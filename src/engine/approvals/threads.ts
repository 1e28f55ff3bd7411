import type { Thread } from '../facts/discussion.ts';
import type { Seen } from './seen.ts';

/** The threads that count as open: not resolved, or resolved by somebody who neither opened them nor is a client. */
export function openThreads({ threads, people }: Seen<'threads'>): readonly Thread[] {
  return threads.filter(
    ({ resolved, resolvedBy, opener }) =>
      !resolved || resolvedBy === null || (resolvedBy.id !== opener?.id && !people.isClient(resolvedBy)),
  );
}
