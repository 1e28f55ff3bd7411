import type { ChangeState, OrganizationKey, Platform, RepositoryKey } from '../platform/port.ts';
import type { SecretSearch } from '../search/secret-search.ts';
import type { Store } from '../store/port.ts';

/** What gathering works with. `now` in epoch milliseconds. */
export interface Tools {
  readonly platform: Platform;
  readonly store: Store;
  readonly secrets: SecretSearch;
  readonly now: () => number;
  /** Packed bytes of evidence that are kept for one installation, when not the usual bound. */
  readonly evidenceBytes?: number | undefined;
}

/** The pull request that facts are gathered about; or a merge group that was built from several of them. */
export interface Subject {
  readonly repository: RepositoryKey;
  readonly organization: OrganizationKey;
  readonly state: ChangeState;
  /** Of the target branch's tip and the head; `null`: they share no history. */
  readonly mergeBase: string | null;
  /** Set when the head is that of a merge group, which runs of its own measure. */
  readonly group?: { /** Epoch milliseconds. */ readonly firstSeenAt: number };
}
