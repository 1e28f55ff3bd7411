import type { Kysely, Transaction } from 'kysely';

import type { Tables } from './tables.ts';

/** All or nothing: in a transaction of its own, or as part of the one that is open. */
export function within<T>(db: Kysely<Tables>, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `isTransaction` says
  return db.isTransaction ? work(db as Transaction<Tables>) : db.transaction().execute(work);
}
