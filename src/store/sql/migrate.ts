import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';

import type { Engine } from './columns.ts';
import { createFirstTables } from './migrations/0001-first-tables.ts';
import { createEvidenceTables } from './migrations/0002-evidence.ts';
import { createArchiveTables } from './migrations/0003-archives.ts';
import { createMeasurements } from './migrations/0004-first-of-each-trust.ts';
import type { Tables } from './tables.ts';

/** A step once released is never edited: a change of tables is a new line here. */
const steps: Readonly<Record<string, (db: Kysely<unknown>, engine: Engine) => Promise<void>>> = {
  '0001-first-tables': createFirstTables,
  '0002-evidence': createEvidenceTables,
  '0003-archives': createArchiveTables,
  '0004-first-of-each-trust': createMeasurements,
};

/** Brings the tables up to date; throws when the database is newer than this program or refuses a step. */
export async function migrateStore(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [name, { up: (target: Kysely<unknown>) => step(target, engine) }]),
  );
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'storeMigration',
    migrationLockTableName: 'storeMigrationLock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new Error('The tables of the store could not be brought up to date: restore a backup or update Garde-fou.', {
      cause: error,
    });
}
