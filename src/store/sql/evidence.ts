import type { EvidenceRecords } from '../port.ts';
import { createArchives } from './archives.ts';
import type { Sql } from './tables.ts';

export function createEvidenceRecords(sql: Sql): EvidenceRecords {
  const { db } = sql;
  return { ...createArchives(sql), ...createRuns(db), ...createMeasured(db), ...createLists(db), ...createMeasure(db) };
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

function createMeasured(db: Sql['db']): Pick<EvidenceRecords, 'recordMeasured' | 'measuredAt'> {
  return {
    async recordMeasured(measured) {
      const inserted = await db
        .insertInto('measurement')
        .values(measured)
        .onConflict((row) => row.columns(['repositoryId', 'commitId', 'workflow', 'name', 'trust']).doNothing())
        .executeTakeFirst();
      return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    measuredAt: (repositoryId, commitId) =>
      db
        .selectFrom('measurement')
        .selectAll()
        .where((row) => row.and({ repositoryId, commitId }))
        .orderBy('workflow')
        .orderBy('name')
        .orderBy('trust')
        .execute(),
  };
}

function createLists(db: Sql['db']): Pick<EvidenceRecords, 'measuredAmong' | 'namesOf' | 'measuredSince'> {
  return {
    measuredAmong: async (repositoryId, commitIds) =>
      commitIds.length === 0
        ? []
        : db
            .selectFrom('measurement')
            .select(['commitId', 'workflow', 'name', 'kinds', 'trust', 'at'])
            .where('repositoryId', '=', repositoryId)
            .where('commitId', 'in', [...commitIds])
            .execute(),
    namesOf: (repositoryId) =>
      db
        .selectFrom('measurement')
        .select(['workflow', 'name'])
        .distinct()
        .where('repositoryId', '=', repositoryId)
        .orderBy('workflow')
        .orderBy('name')
        .execute(),
    async measuredSince(repositoryId, since, limit) {
      const rows = await db
        .selectFrom('measurement')
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
