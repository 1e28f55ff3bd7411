import type { Store } from '../port.ts';
import { createObjectCache, createShortMemory } from './caches.ts';
import { createCommands, createExemptions, createIncidents } from './decisions.ts';
import { createDeliveries } from './deliveries.ts';
import { createEvidenceRecords } from './evidence.ts';
import { createHistory } from './history.ts';
import { createAccountNames, createControlRepositories, createKnownPolicies } from './identities.ts';
import { createInstallations, createOpenPulls } from './installations.ts';
import type { Sql } from './tables.ts';
import { createPostings, createVerdicts } from './verdicts.ts';
import { within } from './within.ts';

const HEARTBEAT = 1;

/** The store over any SQL engine; the adapters only open the database and name its differences. */
export function createStore(sql: Sql, options: { readonly maxObjectBytes: number }): Store {
  const store: Store = {
    deliveries: createDeliveries(sql),
    history: createHistory(sql),
    evidence: createEvidenceRecords(sql),
    accounts: createAccountNames(sql),
    controlRepositories: createControlRepositories(sql),
    policies: createKnownPolicies(sql),
    objects: createObjectCache(sql, options.maxObjectBytes),
    memory: createShortMemory(sql),
    verdicts: createVerdicts(sql),
    postings: createPostings(sql),
    commands: createCommands(sql),
    exemptions: createExemptions(sql),
    incidents: createIncidents(sql),
    installations: createInstallations(sql),
    openPulls: createOpenPulls(sql),
    async ping() {
      const at = sql.now().getTime();
      await sql.db
        .insertInto('heartbeat')
        .values({ id: HEARTBEAT, at })
        .onConflict((row) => row.column('id').doUpdateSet({ at }))
        .execute();
    },
    together: (work) =>
      within(sql.db, (db) => work(sql.db.isTransaction ? store : createStore({ ...sql, db }, options))),
    close: () => sql.db.destroy(),
  };
  return store;
}
