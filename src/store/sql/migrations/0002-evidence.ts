import type { Kysely } from 'kysely';

import { createTable, type Engine, type TableDescription } from '../columns.ts';

const tables: Readonly<Record<string, TableDescription>> = {
  collectedRun: {
    columns: {
      repositoryId: 'number',
      runId: 'number',
      attempt: 'number',
      head: 'text',
      event: 'text',
      workflow: 'text',
      json: 'text',
      at: 'number',
    },
    key: ['repositoryId', 'runId', 'attempt'],
    indexes: [['repositoryId', 'head']],
  },
  keptArtifact: {
    columns: {
      repositoryId: 'number',
      artifactId: 'number',
      installationId: 'number',
      runId: 'number',
      head: 'text',
      size: 'number',
      at: 'number',
      bytes: 'bytes',
    },
    key: ['repositoryId', 'artifactId'],
    indexes: [['installationId', 'at']],
  },
  measuredCommit: {
    columns: {
      repositoryId: 'number',
      commitId: 'text',
      workflow: 'text',
      name: 'text',
      runId: 'number',
      trust: 'text',
      kinds: 'text',
      at: 'number',
      bytes: 'bytes',
    },
    key: ['repositoryId', 'commitId', 'workflow', 'name'],
    indexes: [['repositoryId', 'at']],
  },
  measure: {
    columns: { repositoryId: 'number', digest: 'text', since: 'number' },
    key: ['repositoryId'],
  },
};

export async function createEvidenceTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createTable(db, engine, name, table);
  await db.schema.createIndex('head_by_repositoryId_sha').on('head').columns(['repositoryId', 'sha']).execute();
}
