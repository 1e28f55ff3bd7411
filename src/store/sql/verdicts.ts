import type { Judgement, Postings, VerdictRecord, Verdicts } from '../port.ts';
import type { Sql } from './tables.ts';
import { within } from './within.ts';

const JUDGEMENT = [
  'repositoryId',
  'number',
  'head',
  'baseRef',
  'policyDigest',
  'verdictDigest',
  'conclusion',
  'judgedAt',
] as const;

export function createVerdicts({ db }: Sql): Verdicts {
  const judgements = (repositoryId: number) =>
    db
      .selectFrom('judgement')
      .select(JUDGEMENT)
      .where('repositoryId', '=', repositoryId)
      .orderBy('judgedAt')
      .orderBy('number')
      .orderBy('position');
  return {
    find: (repositoryId, number) => findVerdict(db, repositoryId, number),
    save: (verdict) => within(db, (trx) => save(trx, verdict)),
    due: (now, limit) =>
      db.selectFrom('verdict').selectAll().where('changesAt', '<=', now).orderBy('changesAt').limit(limit).execute(),
    withHead: (repositoryId, head) =>
      db
        .selectFrom('verdict')
        .selectAll()
        .where((row) => row.and({ repositoryId, head }))
        .orderBy('number')
        .execute(),
    judgements: (repositoryId, number) => judgements(repositoryId).where('number', '=', number).execute(),
    judgementsOf: (repositoryId, head) => judgements(repositoryId).where('head', '=', head).execute(),
    judgementsBetween: (repositoryId, from, to) =>
      judgements(repositoryId).where('judgedAt', '>=', from).where('judgedAt', '<', to).execute(),
  };
}

const findVerdict = (db: Sql['db'], repositoryId: number, number: number) =>
  db
    .selectFrom('verdict')
    .selectAll()
    .where((row) => row.and({ repositoryId, number }))
    .executeTakeFirst();

async function save(db: Sql['db'], verdict: VerdictRecord): Promise<void> {
  const { repositoryId, number } = verdict;
  const recorded = await findVerdict(db, repositoryId, number);
  if (recorded !== undefined && recorded.judgedAt > verdict.judgedAt) return;
  await db
    .insertInto('verdict')
    .values(verdict)
    .onConflict((row) => row.columns(['repositoryId', 'number']).doUpdateSet(verdict))
    .execute();
  if (recorded !== undefined && sameJudgement(recorded, verdict)) return;
  const last = await db
    .selectFrom('judgement')
    .select((row) => row.fn.max('position').as('position'))
    .where((row) => row.and({ repositoryId, number }))
    .executeTakeFirst();
  const { head, baseRef, policyDigest, verdictDigest, conclusion, judgedAt } = verdict;
  const position = (last?.position ?? 0) + 1;
  await db
    .insertInto('judgement')
    .values({ repositoryId, number, head, baseRef, policyDigest, verdictDigest, conclusion, judgedAt, position })
    .execute();
}

const sameJudgement = (a: Judgement, b: Judgement): boolean =>
  JUDGEMENT.every((column) => column === 'judgedAt' || a[column] === b[column]);

export function createPostings({ db }: Sql): Postings {
  return {
    findCheck: (repositoryId, headSha, name) =>
      db
        .selectFrom('postedCheck')
        .selectAll()
        .where((row) => row.and({ repositoryId, headSha, name }))
        .executeTakeFirst(),
    checksOf: (repositoryId, headSha) =>
      db
        .selectFrom('postedCheck')
        .selectAll()
        .where((row) => row.and({ repositoryId, headSha }))
        .orderBy('name')
        .execute(),
    async saveCheck(check) {
      await db
        .insertInto('postedCheck')
        .values(check)
        .onConflict((row) => row.columns(['repositoryId', 'headSha', 'name']).doUpdateSet(check))
        .execute();
    },
    waitingSince: (before, limit) =>
      db
        .selectFrom('postedCheck')
        .selectAll()
        .where('status', '=', 'in_progress')
        .where('postedAt', '<', before)
        .orderBy('postedAt')
        .limit(limit)
        .execute(),
    findComment: (repositoryId, number, purpose) =>
      db
        .selectFrom('stickyComment')
        .selectAll()
        .where((row) => row.and({ repositoryId, number, purpose }))
        .executeTakeFirst(),
    async saveComment(comment) {
      await db
        .insertInto('stickyComment')
        .values(comment)
        .onConflict((row) => row.columns(['repositoryId', 'number', 'purpose']).doUpdateSet(comment))
        .execute();
    },
  };
}
