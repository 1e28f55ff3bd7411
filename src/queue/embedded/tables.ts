import { sql, type Generated, type Kysely, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';

/** A type, not an interface: Kysely wants one that could be indexed by any name. */
export type QueueTables = {
  job: JobRow;
  /** When each key was last started, kept as long as it matters for the debounce. */
  pace: { key: string; startedAt: number };
  /** Turns and pauses of the installations. */
  tenant: { installationId: number; served: number; pausedUntil: number };
  schedule: { name: string; dueAt: number };
};

interface JobRow {
  id: Generated<number>;
  key: string;
  kind: string;
  installationId: number;
  payload: string;
  priority: number;
  state: 'queued' | 'active' | 'dead';
  queuedAt: number;
  /** 0 at once: a clock set back must not hold what could run. */
  runAt: number;
  attempts: number;
  lease: number;
  leaseEndsAt: number;
  error: string;
  diedAt: number;
}

export type Reader = Kysely<QueueTables>;
export type Writer = Transaction<QueueTables>;

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table "job" (
      "id" integer primary key autoincrement,
      "key" text not null,
      "kind" text not null,
      "installationId" integer not null,
      "payload" text not null,
      "priority" integer not null,
      "state" text not null,
      "queuedAt" integer not null,
      "runAt" integer not null,
      "attempts" integer not null,
      "lease" integer not null,
      "leaseEndsAt" integer not null,
      "error" text not null,
      "diedAt" integer not null
    )`.execute(db);
  await sql`create unique index "job_one_a_state" on "job" ("key", "state")`.execute(db);
  await sql`create index "job_by_turn" on "job" ("state", "installationId", "priority" desc, "id")`.execute(db);
  await sql`create table "pace" ("key" text primary key, "startedAt" integer not null)`.execute(db);
  await sql`create index "pace_by_start" on "pace" ("startedAt")`.execute(db);
  await sql`
    create table "tenant" (
      "installationId" integer primary key,
      "served" integer not null,
      "pausedUntil" integer not null
    )`.execute(db);
  await sql`create table "schedule" ("name" text primary key, "dueAt" integer not null)`.execute(db);
}

/** A step once released is never edited: a change of tables is a new line here. */
const steps = { '0001-first-tables': { up: createTables } };

export async function migrateQueue(db: Reader): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(steps) },
    migrationTableName: 'queueMigration',
    migrationLockTableName: 'queueMigrationLock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new Error('The tables of the queue could not be brought up to date: restore a backup or update Garde-fou.', {
      cause: error,
    });
}
