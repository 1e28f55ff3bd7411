import { z } from 'zod';

import type { Seen } from '../approvals/seen.ts';
import type { Piece, PieceName, Pieces } from '../facts/facts.ts';
import type { Reason } from '../facts/reason.ts';
import { expected } from '../settings/expectation.ts';
import type { Holding, Predicate, Reach } from './predicate.ts';
import * as registry from './registry.ts';

/** Predicates that must all hold, by key. */
export type Conditions = Readonly<Record<string, unknown>>;

/** Facts in which a piece may be missing. */
export type Gathered = Seen & { readonly [K in PieceName]?: Piece<Pieces[K]> };

/** A predicate whose value has been read by its own schema. */
type AnyPredicate = Predicate<unknown, PieceName>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every predicate only ever meets values that its own schema read and pieces that it declared
const list = Object.values(registry) as unknown as readonly AnyPredicate[];

/** Every predicate by the key under which a policy writes it. */
export const predicates: ReadonlyMap<string, AnyPredicate> = new Map(list.map((one) => [one.key, one]));

/** A mapping of predicates, at least one, as under `when` and `conditions`. */
export const conditions: z.ZodType<Conditions> = z
  .strictObject(Object.fromEntries(list.map(({ key, schema }) => [key, schema.optional()])), expected('mapping'))
  .refine((given) => Object.keys(given).length > 0, expected('mapping'));

/** Whether all of them hold: one that does not decides; otherwise one that cannot be known does. */
export function holdAll(wanted: Conditions, facts: Gathered): Holding {
  const answers = Object.entries(wanted).map(([key, value]) => hold(key, value, facts));
  const state = (['no', 'unknown'] as const).find((one) => answers.some((answer) => answer.state === one)) ?? 'yes';
  const reasons = answers.filter((answer) => answer.state === state).flatMap((answer) => answer.reasons);
  const moments = answers.flatMap(({ changesAt }) => changesAt ?? []).toSorted();
  return { state, reasons, ...(moments[0] === undefined ? {} : { changesAt: moments[0] }) };
}

/** The pieces of the facts that these conditions read. */
export function piecesOf(wanted: Conditions): readonly PieceName[] {
  return [...new Set(Object.keys(wanted).flatMap((key) => predicates.get(key)?.needs ?? []))];
}

/** The conditions that a supplier can sway by writing something, and how. */
export function swayedIn(
  wanted: Conditions,
): readonly { readonly key: string; readonly reach: Exclude<Reach, 'none'> }[] {
  return Object.entries(wanted).flatMap(([key, value]) => {
    const predicate = predicates.get(key);
    const reach = predicate?.suppliersReach(value) ?? 'none';
    const isVouchedFor = predicate?.vouchedForBy?.some((other) => Object.hasOwn(wanted, other)) === true;
    return reach === 'none' || isVouchedFor ? [] : [{ key, reach }];
  });
}

function hold(key: string, value: unknown, facts: Gathered): Holding {
  const predicate = predicates.get(key);
  if (predicate === undefined)
    return { state: 'unknown', reasons: [{ key: 'unknown-predicate', values: { name: key } }] };
  const pieces = predicate.needs.map((name) => [name, facts[name]] as const);
  const problems = pieces.flatMap(([name, piece]) => problemOf(name, piece));
  if (problems.length > 0) return { state: 'unknown', reasons: problems };
  const { change, repository, judgedAt, people } = facts;
  const values = Object.fromEntries(pieces.map(([name, piece]) => [name, piece?.known === true ? piece.value : null]));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each declared piece was just seen to be known
  return predicate.holds({ change, repository, judgedAt, people, ...values } as unknown as Seen<PieceName>, value);
}

function problemOf(name: PieceName, piece: Piece<unknown> | undefined): readonly Reason[] {
  if (piece === undefined) return [{ key: 'not-collected', values: { piece: { term: `piece.${name}` } } }];
  return piece.known ? [] : [piece.problem];
}
