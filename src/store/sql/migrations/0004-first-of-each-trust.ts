import { type Kysely, sql as raw } from 'kysely';

import { createTable, type Engine, type TableDescription } from '../columns.ts';

/** A commit is measured once at each level of trust: what nobody signed for must not take the place of what somebody did. */
const measurement: TableDescription = {
  columns: {
    repositoryId: 'number',
    commitId: 'text',
    workflow: 'text',
    name: 'text',
    trust: 'text',
    runId: 'number',
    kinds: 'text',
    at: 'number',
    bytes: 'bytes',
  },
  key: ['repositoryId', 'commitId', 'workflow', 'name', 'trust'],
  indexes: [['repositoryId', 'at']],
};

export async function createMeasurements(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, 'measurement', measurement);
  await raw`
    insert into "measurement" ("repositoryId", "commitId", "workflow", "name", "trust", "runId", "kinds", "at", "bytes")
    select "repositoryId", "commitId", "workflow", "name", "trust", "runId", "kinds", "at", "bytes" from "measuredCommit"
  `.execute(db);
  await db.schema.dropTable('measuredCommit').execute();
}
