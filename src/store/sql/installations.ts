import { z } from 'zod';

import type { Installation, Installations, OpenPull, OpenPulls } from '../port.ts';
import type { Sql, Tables } from './tables.ts';
import { within } from './within.ts';

const permissions = z.record(z.string(), z.string());

export function createInstallations({ db }: Sql): Installations {
  return {
    async save(installation) {
      const row = {
        ...installation,
        suspended: installation.suspended ? 1 : 0,
        permissions: JSON.stringify(installation.permissions),
      };
      await db
        .insertInto('installation')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async find(id) {
      const row = await db.selectFrom('installation').selectAll().where('id', '=', id).executeTakeFirst();
      return row && recordOf(row);
    },
    async list() {
      const rows = await db.selectFrom('installation').selectAll().orderBy('id').execute();
      return rows.map(recordOf);
    },
    remove: (id) =>
      within(db, async (trx) => {
        await trx.deleteFrom('openPull').where('installationId', '=', id).execute();
        await trx.deleteFrom('installation').where('id', '=', id).execute();
      }),
  };
}

const recordOf = (row: Tables['installation']): Installation => ({
  ...row,
  suspended: row.suspended === 1,
  permissions: permissions.parse(JSON.parse(row.permissions)),
});

export function createOpenPulls({ db }: Sql): OpenPulls {
  const all = () => db.selectFrom('openPull').selectAll().orderBy('repositoryId').orderBy('number');
  return {
    save: (pull) => savePulls(db, [pull]),
    async close(repositoryId, number) {
      await db
        .deleteFrom('openPull')
        .where((row) => row.and({ repositoryId, number }))
        .execute();
    },
    replace: (installationId, repositoryId, pulls) =>
      within(db, async (trx) => {
        await trx.deleteFrom('openPull').where('repositoryId', '=', repositoryId).execute();
        await savePulls(
          trx,
          pulls.map((pull) => ({ ...pull, installationId, repositoryId })),
        );
      }),
    ofRepository: (repositoryId) => all().where('repositoryId', '=', repositoryId).execute(),
    ofInstallation: (installationId) => all().where('installationId', '=', installationId).execute(),
    withHead: (repositoryId, head) =>
      all()
        .where((row) => row.and({ repositoryId, head }))
        .execute(),
    withBase: (repositoryId, baseRef) =>
      all()
        .where((row) => row.and({ repositoryId, baseRef }))
        .execute(),
  };
}

async function savePulls(db: Sql['db'], pulls: readonly OpenPull[]): Promise<void> {
  for (const pull of pulls)
    await db
      .insertInto('openPull')
      .values(pull)
      .onConflict((row) => row.columns(['repositoryId', 'number']).doUpdateSet(pull))
      .execute();
}
