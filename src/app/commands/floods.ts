import type { Account } from '../../engine/facts/account.ts';
import type { Store } from '../../store/port.ts';

const HOUR = 3_600_000;

/** Somebody sent more than anybody needs. */
export interface Flood {
  readonly of: 'commands' | 'people';
  /** Where it is told. */
  readonly repositoryId: number;
  readonly number: number | null;
  readonly by: Account;
  /** How many an hour go unremarked. */
  readonly most: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Tells of a flood, once an account and hour. */
export async function raiseFlood({ incidents }: Store, flood: Flood): Promise<void> {
  const { of, repositoryId, number, by, most, at } = flood;
  await incidents.raise({
    repositoryId,
    number,
    kind: 'flood',
    fingerprint: `${of} ${String(by.id)} ${hourOf(at)}`,
    detail: JSON.stringify({ of, by: by.login, account: by.id, most }),
    at,
  });
}

/** The hour of a moment, as a name. */
export function hourOf(at: number): string {
  return String(Math.floor(at / HOUR));
}
