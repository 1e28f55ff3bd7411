import type { History } from '../port.ts';
import type { Sql } from './tables.ts';
import { within } from './within.ts';

export function createHistory({ db }: Sql): History {
  return { ...createPushes(db), ...createHeads(db), ...createApprovals(db), ...createComments(db) };
}

function createPushes(db: Sql['db']): Pick<History, 'recordPush' | 'pushesTo' | 'pushesOf'> {
  const pushes = () => db.selectFrom('push').selectAll().orderBy('at').orderBy('sourceId');
  return {
    async recordPush(push) {
      await db
        .insertInto('push')
        .values(push)
        .onConflict((row) => row.columns(['repositoryId', 'source', 'sourceId']).doNothing())
        .execute();
    },
    pushesTo: (repositoryId, after) =>
      pushes()
        .where((row) => row.and({ repositoryId, after }))
        .execute(),
    pushesOf: (repositoryId, ref) =>
      pushes()
        .where((row) => row.and({ repositoryId, ref }))
        .execute(),
  };
}

function createHeads(db: Sql['db']): Pick<History, 'recordHead' | 'heads' | 'headsWith'> {
  return {
    recordHead: (head) =>
      within(db, async (trx) => {
        const { repositoryId, number } = head;
        const last = await trx
          .selectFrom('head')
          .select(['sha', 'baseRef', 'position'])
          .where((row) => row.and({ repositoryId, number }))
          .orderBy('position', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (last?.sha === head.sha && last.baseRef === head.baseRef) return false;
        const position = (last?.position ?? 0) + 1;
        await trx
          .insertInto('head')
          .values({ ...head, position })
          .execute();
        return true;
      }),
    heads: (repositoryId, number) =>
      db
        .selectFrom('head')
        .select(['repositoryId', 'number', 'sha', 'baseRef', 'firstSeenAt'])
        .where((row) => row.and({ repositoryId, number }))
        .orderBy('position')
        .execute(),
    headsWith: (repositoryId, sha) =>
      db
        .selectFrom('head')
        .select(['repositoryId', 'number', 'sha', 'baseRef', 'firstSeenAt'])
        .where((row) => row.and({ repositoryId, sha }))
        .orderBy('firstSeenAt')
        .orderBy('number')
        .execute(),
  };
}

function createApprovals(db: Sql['db']): Pick<History, 'recordApproval' | 'approvals'> {
  return {
    async recordApproval(patch) {
      await db
        .insertInto('approvedPatch')
        .values(patch)
        .onConflict((row) => row.columns(['repositoryId', 'reviewId']).doNothing())
        .execute();
    },
    approvals: (repositoryId, number) =>
      db
        .selectFrom('approvedPatch')
        .selectAll()
        .where((row) => row.and({ repositoryId, number }))
        .orderBy('at')
        .orderBy('reviewId')
        .execute(),
  };
}

function createComments(db: Sql['db']): Pick<History, 'recordComment' | 'markCommentEdited' | 'comments'> {
  return {
    async recordComment(comment) {
      await db
        .insertInto('commentApproval')
        .values({ ...comment, editedAt: null })
        .onConflict((row) => row.columns(['repositoryId', 'commentId']).doNothing())
        .execute();
    },
    async markCommentEdited(repositoryId, commentId, at) {
      await db
        .updateTable('commentApproval')
        .set({ editedAt: at })
        .where((row) => row.and({ repositoryId, commentId }))
        .where('editedAt', 'is', null)
        .execute();
    },
    comments: (repositoryId, number) =>
      db
        .selectFrom('commentApproval')
        .selectAll()
        .where((row) => row.and({ repositoryId, number }))
        .orderBy('at')
        .orderBy('commentId')
        .execute(),
  };
}
