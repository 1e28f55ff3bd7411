import { Kysely } from 'kysely';

import type { Store } from '../port.ts';
import { createStore } from '../sql/create-store.ts';
import { migrateStore } from '../sql/migrate.ts';
import type { Tables } from '../sql/tables.ts';
import { openSqliteDialect } from './sqlite-dialect.ts';

export interface EmbeddedStoreOptions {
  /** The database file, or `:memory:`. */
  readonly file: string;
  readonly now: () => Date;
  /** Bound of the object cache; 512 MiB when absent. */
  readonly maxObjectBytes?: number;
}

export interface EmbeddedStore extends Store {
  /** The open file, for the queue that lives in it. Closed by the store. */
  readonly database: Kysely<object>;
}

const DEFAULT_OBJECT_BYTES = 512 * 1024 * 1024;

/** Opens (and creates) the one-file store; throws a sentence that names the file when it cannot. */
export async function openEmbeddedStore({
  file,
  now,
  maxObjectBytes = DEFAULT_OBJECT_BYTES,
}: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const database = new Kysely<object>({ dialect: open(file) });
  const db = database.withTables<Tables>();
  await migrateStore(db, 'sqlite');
  return { ...createStore({ db, now, skipLocked: false }, { maxObjectBytes }), database };
}

function open(file: string) {
  try {
    return openSqliteDialect(file);
  } catch (cause) {
    throw new Error(`The database file ${file} cannot be opened: check that its folder exists and is writable.`, {
      cause,
    });
  }
}
