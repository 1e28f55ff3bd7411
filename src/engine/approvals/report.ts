import type { Reason } from '../facts/reason.ts';
import type { Count, Uncounted } from './count.ts';

/** Whose approvals count and whose do not, over all counts of one rule. */
export interface Tally {
  /** Logins, sorted. */
  readonly counted: readonly string[];
  /** Login to the key of the reason, for people whom no count counts. */
  readonly notCounted: Readonly<Record<string, string>>;
  /** The same, as sentences. */
  readonly reasons: readonly Reason[];
}

/** Sums counts up. One line a person: being outside of one scope says less than why another did not count them. */
export function tallyOf(counts: readonly Count[]): Tally {
  const counted = new Set(counts.flatMap((count) => count.counted.map(({ login }) => login)));
  const all = counts.flatMap(({ notCounted }) => notCounted).filter(({ account }) => !counted.has(account.login));
  const telling = [...all.filter(isOutside), ...all.filter((one) => !isOutside(one)).toReversed()];
  const uncounted = [...new Map(telling.map((one) => [one.account.id, one])).values()].toSorted(
    (one, other) => one.account.id - other.account.id,
  );
  return {
    counted: [...counted].toSorted(),
    notCounted: Object.fromEntries(uncounted.map(({ account, key }) => [account.login, key])),
    reasons: uncounted.map(reasonOf),
  };
}

function reasonOf({ account: { login }, key, commit, addition }: Uncounted): Reason {
  if (addition !== undefined)
    return { key: 'put-on-both-sides', values: { login, by: addition.by.login, date: { date: addition.at } } };
  return { key, values: { login, commit: commit === null ? { term: 'none' } : { commit } } };
}

/** The values without those that say the same. */
export function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function isOutside({ key }: Uncounted): boolean {
  return key === 'outside';
}
