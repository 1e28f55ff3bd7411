import { sql as raw } from 'kysely';

import type { EvidenceRecords } from '../port.ts';
import type { Sql } from './tables.ts';

export function createEvidenceRecords({ db }: Sql): EvidenceRecords {
  return { ...createRuns(db), ...createArtifacts(db), ...createMeasured(db), ...createLists(db), ...createMeasure(db) };
}

function createRuns(db: Sql['db']): Pick<EvidenceRecords, 'recordRun' | 'runsOf'> {
  return {
    async recordRun(run) {
      const inserted = await db
        .insertInto('collectedRun')
        .values(run)
        .onConflict((row) => row.columns(['repositoryId', 'runId', 'attempt']).doNothing())
        .executeTakeFirst();
      return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    runsOf: (repositoryId, head) =>
      db
        .selectFrom('collectedRun')
        .selectAll()
        .where((row) => row.and({ repositoryId, head }))
        .orderBy('runId')
        .orderBy('attempt')
        .execute(),
  };
}

function createArtifacts(
  db: Sql['db'],
): Pick<EvidenceRecords, 'keep' | 'bytesOf' | 'size' | 'sizeOf' | 'shrink' | 'keepers'> {
  return {
    async keep(artifact) {
      await db
        .insertInto('keptArtifact')
        .values({ ...artifact, size: artifact.bytes.length })
        .onConflict((row) => row.columns(['repositoryId', 'artifactId']).doNothing())
        .execute();
    },
    async bytesOf(repositoryId, artifactId) {
      const row = await db
        .selectFrom('keptArtifact')
        .select('bytes')
        .where((kept) => kept.and({ repositoryId, artifactId }))
        .executeTakeFirst();
      return row?.bytes;
    },
    size: (installationId) => sizeWhere(db, { installationId }),
    sizeOf: (repositoryId, head) => sizeWhere(db, { repositoryId, head }),
    shrink: (installationId, bytes) => dropOldest(db, installationId, bytes),
    async keepers() {
      const rows = await db.selectFrom('keptArtifact').select('installationId').distinct().execute();
      return rows.map(({ installationId }) => installationId);
    },
  };
}

async function sizeWhere(
  db: Sql['db'],
  which: { readonly installationId: number } | { readonly repositoryId: number; readonly head: string },
): Promise<number> {
  const row = await db
    .selectFrom('keptArtifact')
    .select((kept) => kept.fn.sum<number | string | null>('size').as('bytes'))
    .where((kept) => kept.and(which))
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

async function dropOldest(db: Sql['db'], installationId: number, bytes: number): Promise<void> {
  const ranked = db
    .selectFrom('keptArtifact')
    .select([
      'repositoryId',
      'artifactId',
      raw<number>`sum("size") over (order by "at" desc, "artifactId" desc)`.as('running'),
    ])
    .where('installationId', '=', installationId)
    .as('ranked');
  const old = await db
    .selectFrom(ranked)
    .select(['ranked.repositoryId', 'ranked.artifactId'])
    .where('ranked.running', '>', bytes)
    .execute();
  for (const { repositoryId, artifactId } of old)
    await db
      .deleteFrom('keptArtifact')
      .where((kept) => kept.and({ repositoryId, artifactId }))
      .execute();
}

function createMeasured(db: Sql['db']): Pick<EvidenceRecords, 'recordMeasured' | 'measuredAt'> {
  return {
    async recordMeasured(measured) {
      const inserted = await db
        .insertInto('measuredCommit')
        .values(measured)
        .onConflict((row) => row.columns(['repositoryId', 'commitId', 'workflow', 'name']).doNothing())
        .executeTakeFirst();
      return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    measuredAt: (repositoryId, commitId) =>
      db
        .selectFrom('measuredCommit')
        .selectAll()
        .where((row) => row.and({ repositoryId, commitId }))
        .orderBy('workflow')
        .orderBy('name')
        .execute(),
  };
}

function createLists(db: Sql['db']): Pick<EvidenceRecords, 'measuredAmong' | 'namesOf' | 'measuredSince'> {
  return {
    measuredAmong: async (repositoryId, commitIds) =>
      commitIds.length === 0
        ? []
        : db
            .selectFrom('measuredCommit')
            .select(['commitId', 'kinds', 'trust'])
            .where('repositoryId', '=', repositoryId)
            .where('commitId', 'in', [...commitIds])
            .execute(),
    namesOf: (repositoryId) =>
      db
        .selectFrom('measuredCommit')
        .select(['workflow', 'name'])
        .distinct()
        .where('repositoryId', '=', repositoryId)
        .orderBy('workflow')
        .orderBy('name')
        .execute(),
    async measuredSince(repositoryId, since, limit) {
      const rows = await db
        .selectFrom('measuredCommit')
        .select(['commitId', (row) => row.fn.min<number>('at').as('first')])
        .where('repositoryId', '=', repositoryId)
        .where('at', '>=', since)
        .groupBy('commitId')
        .orderBy('first', 'desc')
        .orderBy('commitId')
        .limit(limit)
        .execute();
      return rows.map(({ commitId }) => commitId);
    },
  };
}

function createMeasure(db: Sql['db']): Pick<EvidenceRecords, 'measureSince'> {
  return {
    measureSince: ({ repositoryId, digest, since }) =>
      db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom('measure')
          .selectAll()
          .where('repositoryId', '=', repositoryId)
          .executeTakeFirst();
        if (known?.digest === digest) return known.since;
        await trx
          .insertInto('measure')
          .values({ repositoryId, digest, since })
          .onConflict((row) => row.column('repositoryId').doUpdateSet({ digest, since }))
          .execute();
        return since;
      }),
  };
}
