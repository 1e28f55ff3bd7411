import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';

import { openSqliteDialect } from '../../src/store/embedded/sqlite-dialect.ts';
import { createEvidenceRecords } from '../../src/store/sql/evidence.ts';
import { migrateStore } from '../../src/store/sql/migrate.ts';
import { createFirstTables } from '../../src/store/sql/migrations/0001-first-tables.ts';
import { createEvidenceTables } from '../../src/store/sql/migrations/0002-evidence.ts';
import type { Tables } from '../../src/store/sql/tables.ts';

const steps = { '0001-first-tables': createFirstTables, '0002-evidence': createEvidenceTables };

/** The tables as they were before archives had a place of their own. */
async function before(db: Kysely<Tables>): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [name, { up: (target: Kysely<unknown>) => step(target, 'sqlite') }]),
  );
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'storeMigration',
    migrationLockTableName: 'storeMigrationLock',
  }).migrateToLatest();
  expect(error).toBeUndefined();
}

test('what an older version kept is still there after an update, and is dropped like any other', async () => {
  const db = new Kysely<Tables>({ dialect: openSqliteDialect(':memory:') });
  await before(db);
  const bytes = new TextEncoder().encode('archive');
  const place = { repositoryId: 1, installationId: 7, head: 'a', runId: 9, at: 5 };
  await db
    .insertInto('keptArtifact')
    .values({ ...place, artifactId: 3, bytes, size: 7 })
    .execute();
  await db
    .insertInto('keptArtifact')
    .values({ ...place, installationId: 8, artifactId: 4, head: 'green', bytes, size: 7 })
    .execute();
  const judged = { repositoryId: 1, number: 2, baseRef: 'main', policyDigest: '', verdictDigest: '', judgedAt: 1 };
  await db
    .insertInto('judgement')
    .values([
      { ...judged, position: 1, head: 'green', conclusion: 'success' },
      { ...judged, position: 2, head: 'a', conclusion: 'failure' },
    ])
    .execute();
  const measured = { repositoryId: 1, commitId: 'c', workflow: 'ci.yml', name: 'unit', runId: 9, kinds: 'coverage' };
  await (db as unknown as Kysely<{ measuredCommit: unknown }>)
    .insertInto('measuredCommit')
    .values({ ...measured, trust: 'base-workflow', bytes, at: 5 })
    .execute();
  await migrateStore(db, 'sqlite');
  await migrateStore(db, 'sqlite');
  const evidence = createEvidenceRecords({ db, now: () => new Date(0), skipLocked: false });
  expect(await evidence.archivesOf(7)).toEqual([
    {
      repositoryId: 1,
      artifactId: 3,
      head: 'a',
      size: 7,
      at: 5,
      use: 'none',
      usedAt: 0,
      awaited: false,
      open: false,
    },
  ]);
  expect((await evidence.archivesOf(8)).map(({ use }) => use)).toEqual(['merged']);
  expect(await evidence.size(7)).toBe(7);
  expect(await evidence.bytesOf(1, 3)).toEqual(bytes);
  expect(await evidence.digestOf(1, 3)).toBeUndefined();
  expect(await evidence.measuredAt(1, 'c')).toEqual([{ ...measured, trust: 'base-workflow', bytes, at: 5 }]);
  await evidence.drop([{ repositoryId: 1, artifactId: 3 }], 6);
  expect([await evidence.size(7), await evidence.bytesOf(1, 3)]).toEqual([0, undefined]);
  await db.destroy();
});
