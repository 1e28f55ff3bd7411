import type { Commands, Exemptions, Incidents } from '../port.ts';
import type { Sql } from './tables.ts';

const UNFINISHED = '';

export function createCommands({ db }: Sql): Commands {
  return {
    async begin(command) {
      const { repositoryId, commentId } = command;
      await db
        .insertInto('command')
        .values({ ...command, result: UNFINISHED })
        .onConflict((row) => row.columns(['repositoryId', 'commentId']).doNothing())
        .execute();
      const { result } = await db
        .selectFrom('command')
        .select('result')
        .where((row) => row.and({ repositoryId, commentId }))
        .executeTakeFirstOrThrow();
      return result === UNFINISHED;
    },
    async finish(repositoryId, commentId, result) {
      await db
        .updateTable('command')
        .set({ result })
        .where((row) => row.and({ repositoryId, commentId }))
        .execute();
    },
    async countSince(repositoryId, authorId, since) {
      const row = await db
        .selectFrom('command')
        .select((command) => command.fn.countAll<number>().as('rows'))
        .where('repositoryId', '=', repositoryId)
        .where('authorId', '=', authorId)
        .where('at', '>=', since)
        .executeTakeFirst();
      return row?.rows ?? 0;
    },
    list: (repositoryId, number) =>
      db
        .selectFrom('command')
        .selectAll()
        .where((row) => row.and({ repositoryId, number }))
        .orderBy('at')
        .orderBy('commentId')
        .execute(),
  };
}

export function createExemptions({ db }: Sql): Exemptions {
  const ofRepository = (repositoryId: number) =>
    db
      .selectFrom('exemption')
      .selectAll()
      .where('repositoryId', '=', repositoryId)
      .orderBy('givenAt')
      .orderBy('commentId');
  return {
    async give(exemption) {
      await db
        .insertInto('exemption')
        .values({ ...exemption, endedAt: null })
        .onConflict((row) => row.columns(['repositoryId', 'commentId']).doNothing())
        .execute();
    },
    async end(repositoryId, commentId, at) {
      await db
        .updateTable('exemption')
        .set({ endedAt: at })
        .where((row) => row.and({ repositoryId, commentId }))
        .where('endedAt', 'is', null)
        .execute();
    },
    list: (repositoryId, number) => ofRepository(repositoryId).where('number', '=', number).execute(),
    between: (repositoryId, from, to) =>
      ofRepository(repositoryId).where('givenAt', '>=', from).where('givenAt', '<', to).execute(),
  };
}

export function createIncidents({ db }: Sql): Incidents {
  return {
    async raise(incident) {
      const rows = await db
        .insertInto('incident')
        .values(incident)
        .onConflict((row) => row.columns(['repositoryId', 'kind', 'fingerprint']).doNothing())
        .returning('kind')
        .execute();
      return rows.length > 0;
    },
    between: (repositoryId, from, to) =>
      db
        .selectFrom('incident')
        .selectAll()
        .where('repositoryId', '=', repositoryId)
        .where('at', '>=', from)
        .where('at', '<', to)
        .orderBy('at')
        .orderBy('kind')
        .orderBy('fingerprint')
        .execute(),
  };
}
