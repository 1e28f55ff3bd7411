import type { AccountNames, ControlRepositories, KnownPolicies, NamedKind } from '../port.ts';
import type { Sql } from './tables.ts';

export function createAccountNames({ db }: Sql): AccountNames {
  const find = (organisationId: number, kind: NamedKind, name: string) =>
    db
      .selectFrom('namedAccount')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('kind', '=', kind)
      .where('name', '=', name.toLowerCase())
      .executeTakeFirst();
  return {
    find,
    async resolve(account) {
      const recorded = { ...account, name: account.name.toLowerCase() };
      await db
        .insertInto('namedAccount')
        .values(recorded)
        .onConflict((row) => row.columns(['organisationId', 'kind', 'name']).doNothing())
        .execute();
      return (await find(account.organisationId, account.kind, account.name)) ?? recorded;
    },
    async forget(organisationId, kind, name) {
      await db
        .deleteFrom('namedAccount')
        .where('organisationId', '=', organisationId)
        .where('kind', '=', kind)
        .where('name', '=', name.toLowerCase())
        .execute();
    },
  };
}

export function createControlRepositories({ db }: Sql): ControlRepositories {
  const find = (organisationId: number) =>
    db.selectFrom('controlRepository').selectAll().where('organisationId', '=', organisationId).executeTakeFirst();
  return {
    find,
    async propose(organisationId, repositoryId, at) {
      const proposed = { organisationId, repositoryId, firstSeenAt: at, confirmedBy: null, confirmedAt: null };
      await db
        .insertInto('controlRepository')
        .values(proposed)
        .onConflict((row) => row.column('organisationId').doNothing())
        .execute();
      return (await find(organisationId)) ?? proposed;
    },
    async confirm({ organisationId, repositoryId, accountId, at }) {
      const confirmation = { repositoryId, confirmedBy: accountId, confirmedAt: at };
      await db
        .insertInto('controlRepository')
        .values({ organisationId, firstSeenAt: at, ...confirmation })
        .onConflict((row) => row.column('organisationId').doUpdateSet(confirmation))
        .execute();
    },
  };
}

export function createKnownPolicies({ db }: Sql): KnownPolicies {
  return {
    async find(organisationId) {
      const row = await db
        .selectFrom('knownPolicy')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { seenAt, commitId, text, at } = row;
      const lastGood = commitId === null || text === null || at === null ? null : { commitId, text, at };
      return { organisationId, seenAt, lastGood };
    },
    async markSeen(organisationId, at) {
      await db
        .insertInto('knownPolicy')
        .values({ organisationId, seenAt: at, commitId: null, text: null, at: null })
        .onConflict((row) => row.column('organisationId').doNothing())
        .execute();
    },
    async saveGood(organisationId, good) {
      await db
        .insertInto('knownPolicy')
        .values({ organisationId, seenAt: good.at, ...good })
        .onConflict((conflict) =>
          conflict
            .column('organisationId')
            .doUpdateSet(good)
            .where((row) => row.or([row('knownPolicy.at', 'is', null), row('knownPolicy.at', '<=', good.at)])),
        )
        .execute();
    },
  };
}
