import type { Change, Repository } from '../facts/change.ts';
import type { PieceName, Pieces } from '../facts/facts.ts';
import type { Roster } from '../people/roster.ts';

/** Facts with the pieces `N` read whole. */
export type Seen<N extends PieceName = never> = {
  readonly change: Change;
  readonly repository: Repository;
  readonly judgedAt: string;
  readonly people: Roster;
} & { readonly [K in N]: Pieces[K] };
