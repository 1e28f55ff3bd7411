import type { RepositoryKey } from './repository-key.ts';

/** Where the App is installed and what it may do there. */
export interface InstallationState {
  readonly id: number;
  readonly account: { readonly id: number; readonly login: string; readonly kind: 'user' | 'organization' };
  readonly suspended: boolean;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly selection: 'all' | 'selected';
}

/** A repository of an installation. */
export interface InstalledRepository {
  readonly key: RepositoryKey;
  readonly defaultBranch: string;
  readonly archived: boolean;
  readonly visibility: 'public' | 'private' | 'internal';
}

/** One attempt of the forge to tell us something. */
export interface DeliveryAttempt {
  readonly id: number;
  /** The same for every attempt of one delivery. */
  readonly guid: string;
  /** Epoch milliseconds. */
  readonly deliveredAt: number;
  /** The forge's words; anything but `OK` did not arrive. */
  readonly status: string;
}

/** What the App does under its own name rather than an installation's. */
export interface AppOffice {
  /** The App's own id: what a required check must be pinned to. */
  readonly appId: number;
  readonly installations: () => Promise<readonly InstallationState[]>;
  readonly installation: (id: number) => Promise<InstallationState>;
  readonly repositories: (installation: number) => Promise<readonly InstalledRepository[]>;
  /** By name; `null` when there is none that the installation sees. */
  readonly repositoryNamed: (installation: number, owner: string, name: string) => Promise<InstalledRepository | null>;
  /** One page of attempts, newest first, whatever became of them; no cursor: the first page. */
  readonly listDeliveries: (
    cursor?: string,
  ) => Promise<{ readonly attempts: readonly DeliveryAttempt[]; readonly next?: string }>;
  readonly redeliver: (deliveryId: number) => Promise<void>;
}
