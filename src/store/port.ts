import type { ObjectCache, ShortMemory } from './ports/caches.ts';
import type { Commands, Exemptions, Incidents } from './ports/decisions.ts';
import type { Deliveries } from './ports/deliveries.ts';
import type { EvidenceRecords } from './ports/evidence.ts';
import type { History } from './ports/history.ts';
import type { AccountNames, ControlRepositories, KnownPolicies } from './ports/identities.ts';
import type { Installations, OpenPulls } from './ports/installations.ts';
import type { Postings, Verdicts } from './ports/verdicts.ts';

/**
 * Everything the App remembers. Every time is epoch milliseconds, every id is GitHub's numeric one, every commit a full
 * object id. Each method is atomic and durable when its promise resolves; one that throws has changed nothing.
 */
export interface Store {
  readonly deliveries: Deliveries;
  readonly history: History;
  readonly evidence: EvidenceRecords;
  readonly accounts: AccountNames;
  readonly controlRepositories: ControlRepositories;
  readonly policies: KnownPolicies;
  readonly objects: ObjectCache;
  readonly memory: ShortMemory;
  readonly verdicts: Verdicts;
  readonly postings: Postings;
  readonly commands: Commands;
  readonly exemptions: Exemptions;
  readonly incidents: Incidents;
  readonly installations: Installations;
  readonly openPulls: OpenPulls;
  /** What is written through the store that the work is handed becomes durable at once, or not at all when the work fails. */
  together<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Resolves after a durable write, rejects when the store cannot take one. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export * from './ports/archives.ts';
export type * from './ports/caches.ts';
export type * from './ports/decisions.ts';
export type * from './ports/deliveries.ts';
export type * from './ports/evidence.ts';
export type * from './ports/history.ts';
export type * from './ports/identities.ts';
export type * from './ports/installations.ts';
export type * from './ports/verdicts.ts';
