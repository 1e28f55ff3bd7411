import { createHash } from 'node:crypto';

import { type ArchiveNote, type Archives, archiveUses, type ArchiveUsed, type KeptArtifact } from '../port.ts';
import type { Sql } from './tables.ts';
import { within } from './within.ts';

/** What nobody used yet. */
const UNUSED = { use: 'none', usedAt: 0, awaited: 0, droppedAt: null } as const;
/** Rows of one statement: engines bound its parameters. */
const BATCH = 400;

export function createArchives({ db }: Sql): Archives {
  return { ...createBytes(db), ...createSizes(db), ...createUses(db), ...createTerms(db) };
}

function createBytes(db: Sql['db']): Pick<Archives, 'keep' | 'bytesOf' | 'digestOf' | 'drop'> {
  return {
    keep: (artifact) => within(db, (trx) => keep(trx, artifact)),
    async bytesOf(repositoryId, artifactId) {
      const row = await db
        .selectFrom('keptArtifact')
        .select('bytes')
        .where((kept) => kept.and({ repositoryId, artifactId }))
        .executeTakeFirst();
      return row?.bytes;
    },
    async digestOf(repositoryId, artifactId) {
      const row = await db
        .selectFrom('archive')
        .select('sha256')
        .where((archive) => archive.and({ repositoryId, artifactId }))
        .executeTakeFirst();
      return row === undefined || row.sha256 === '' ? undefined : row.sha256;
    },
    drop: (archives, droppedAt) =>
      within(db, async (trx) => {
        for (const { repositoryId, artifactId } of archives) {
          await trx
            .deleteFrom('keptArtifact')
            .where((kept) => kept.and({ repositoryId, artifactId }))
            .execute();
          await trx
            .updateTable('archive')
            .set({ droppedAt })
            .where((archive) => archive.and({ repositoryId, artifactId }))
            .execute();
        }
      }),
  };
}

async function keep(db: Sql['db'], artifact: KeptArtifact): Promise<void> {
  const { repositoryId, artifactId, installationId, head, bytes, at } = artifact;
  const size = bytes.length;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const noted = await db
    .insertInto('archive')
    .values({ repositoryId, artifactId, installationId, head, size, at, sha256, ...UNUSED })
    .onConflict((row) => row.columns(['repositoryId', 'artifactId']).doNothing())
    .executeTakeFirst();
  const isNew = Number(noted.numInsertedOrUpdatedRows ?? 0) > 0;
  const back = isNew
    ? null
    : await db
        .updateTable('archive')
        .set({ droppedAt: null })
        .where((archive) => archive.and({ repositoryId, artifactId, sha256 }))
        .where('droppedAt', 'is not', null)
        .executeTakeFirst();
  if (!isNew && Number(back?.numUpdatedRows ?? 0) === 0) return;
  await db
    .insertInto('keptArtifact')
    .values({ ...artifact, size })
    .execute();
}

function createSizes(db: Sql['db']): Pick<Archives, 'size' | 'sizeOf' | 'keepers'> {
  const sizes = db.selectFrom('archive').select((row) => row.fn.sum<number | string | null>('size').as('bytes'));
  return {
    async size(installationId) {
      const row = await sizes
        .where('installationId', '=', installationId)
        .where('droppedAt', 'is', null)
        .executeTakeFirst();
      return Number(row?.bytes ?? 0);
    },
    async sizeOf(repositoryId, head) {
      const row = await sizes.where((archive) => archive.and({ repositoryId, head })).executeTakeFirst();
      return Number(row?.bytes ?? 0);
    },
    async keepers() {
      const rows = await db
        .selectFrom('archive')
        .select('installationId')
        .distinct()
        .where('droppedAt', 'is', null)
        .execute();
      return rows.map(({ installationId }) => installationId);
    },
  };
}

function createUses(db: Sql['db']): Pick<Archives, 'markUsed' | 'markMerged' | 'archivesOf'> {
  return {
    markUsed: (used) => within(db, (trx) => markUsed(trx, used)),
    async markMerged(repositoryId, head, usedAt) {
      await db
        .updateTable('archive')
        .set({ use: 'merged', usedAt })
        .where((archive) => archive.and({ repositoryId, head }))
        .where('use', 'in', ['judged', 'green'])
        .execute();
    },
    async archivesOf(installationId) {
      const rows = await db
        .selectFrom('archive')
        .select(['repositoryId', 'artifactId', 'head', 'size', 'at', 'use', 'usedAt', 'awaited'])
        .select((archive) =>
          archive
            .selectFrom('openPull')
            .select('openPull.head')
            .whereRef('openPull.repositoryId', '=', 'archive.repositoryId')
            .whereRef('openPull.head', '=', 'archive.head')
            .limit(1)
            .as('openHead'),
        )
        .where('installationId', '=', installationId)
        .where('droppedAt', 'is', null)
        .execute();
      return rows.map(({ openHead, awaited, ...row }): ArchiveNote => ({
        ...row,
        awaited: awaited === 1,
        open: openHead !== null,
      }));
    },
  };
}

async function markUsed(db: Sql['db'], { repositoryId, artifactId, use, awaited, at }: ArchiveUsed): Promise<boolean> {
  const known = await db
    .selectFrom('archive')
    .select(['use', 'awaited', 'droppedAt'])
    .where((archive) => archive.and({ repositoryId, artifactId }))
    .executeTakeFirst();
  if (known === undefined) return false;
  const isKept = known.droppedAt === null;
  const isMore = archiveUses.indexOf(use) > archiveUses.indexOf(known.use);
  if (!isMore && (!awaited || known.awaited === 1)) return isKept;
  await db
    .updateTable('archive')
    .set({ ...(isMore ? { use, usedAt: at } : {}), awaited: awaited || known.awaited === 1 ? 1 : 0 })
    .where((archive) => archive.and({ repositoryId, artifactId }))
    .execute();
  return isKept;
}

function createTerms(db: Sql['db']): Pick<Archives, 'replaceTerms' | 'termsOf' | 'termsAbout'> {
  return {
    replaceTerms: (organisationId, terms) =>
      within(db, async (trx) => {
        await trx.deleteFrom('contractTerm').where('organisationId', '=', organisationId).execute();
        for (let at = 0; at < terms.length; at += BATCH / 8)
          await trx
            .insertInto('contractTerm')
            .values(terms.slice(at, at + BATCH / 8).map((term) => ({ ...term, organisationId })))
            .execute();
      }),
    termsOf: (organisationId) =>
      db
        .selectFrom('contractTerm')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .orderBy('file')
        .orderBy('repositoryId')
        .execute(),
    async termsAbout(repositoryIds) {
      const found = [];
      for (let at = 0; at < repositoryIds.length; at += BATCH)
        found.push(
          ...(await db
            .selectFrom('contractTerm')
            .selectAll()
            .where('repositoryId', 'in', repositoryIds.slice(at, at + BATCH))
            .orderBy('file')
            .orderBy('repositoryId')
            .execute()),
        );
      return found;
    },
  };
}
