import { type Kysely, sql as raw } from 'kysely';

import { createTable, type Engine, type TableDescription } from '../columns.ts';

/** What is known of an archive lies beside its bytes: looking for what may go must read none of them. */
const tables: Readonly<Record<string, TableDescription>> = {
  archive: {
    columns: {
      repositoryId: 'number',
      artifactId: 'number',
      installationId: 'number',
      head: 'text',
      size: 'number',
      at: 'number',
      sha256: 'text',
      use: 'text',
      usedAt: 'number',
      awaited: 'number',
      droppedAt: 'number?',
    },
    key: ['repositoryId', 'artifactId'],
    indexes: [
      ['installationId', 'droppedAt'],
      ['repositoryId', 'head'],
    ],
  },
  contractTerm: {
    columns: {
      organisationId: 'number',
      file: 'text',
      repositoryId: 'number',
      name: 'text',
      endsAt: 'number?',
      tail: 'number',
    },
    key: ['organisationId', 'file', 'repositoryId'],
    indexes: [['repositoryId']],
  },
};

export async function createArchiveTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createTable(db, engine, name, table);
  await raw`
    insert into "archive" ("repositoryId", "artifactId", "installationId", "head", "size", "at", "sha256", "use", "usedAt", "awaited", "droppedAt")
    select "repositoryId", "artifactId", "installationId", "head", "size", "at", '', 'none', 0, 0, null from "keptArtifact"
  `.execute(db);
  // Which green heads were merged was not noted yet: all of them count as such, rather than none.
  await raw`
    update "archive" set "use" = 'merged', "usedAt" = "at" where exists (
      select 1 from "judgement" where "judgement"."repositoryId" = "archive"."repositoryId"
      and "judgement"."head" = "archive"."head" and "judgement"."conclusion" = 'success'
    )
  `.execute(db);
}
