import { z } from 'zod';

import { canonical } from './canonical.ts';
import { expected } from './expectation.ts';
import type { Described } from './limits.ts';
import type { Order, Setting } from './setting.ts';

const MOST_ENTRIES = 1000;

/** A list without an order: a repository's own file cannot set it. */
export function list<T>(item: z.ZodType<T>, { words, initial }: Described<readonly T[]>): Setting<readonly T[]> {
  return { schema: z.array(item, expected('list')).max(MOST_ENTRIES, expected('list')), words, initial };
}

/** A list that says something: one entry at least. */
export function someOf<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(item, expected('some-of')).min(1, expected('some-of')).max(MOST_ENTRIES, expected('some-of'));
}

/** What is forbidden or required: a repository may add entries, never remove one. */
export function denyList<T>(item: z.ZodType<T>, described: Described<readonly T[]>): Setting<readonly T[]> {
  return { ...list(item, described), order: union() };
}

/** What is accepted: a repository may keep fewer entries, never add one. */
export function allowList<T>(item: z.ZodType<T>, described: Described<readonly T[]>): Setting<readonly T[]> {
  return { ...list(item, described), order: intersection() };
}

function union<T>(): Order<readonly T[]> {
  return { direction: 'add', join: (one, other) => sorted([...one, ...other]), equal: sameMembers };
}

function intersection<T>(): Order<readonly T[]> {
  return {
    direction: 'keep-only',
    join: (one, other) => {
      const kept = new Set(other.map(canonical));
      return sorted(one.filter((entry) => kept.has(canonical(entry))));
    },
    equal: sameMembers,
  };
}

function sorted<T>(entries: readonly T[]): readonly T[] {
  const byText = new Map(entries.map((entry) => [canonical(entry), entry]));
  return [...byText].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

function sameMembers<T>(one: readonly T[], other: readonly T[]): boolean {
  return canonical(sorted(one)) === canonical(sorted(other));
}
