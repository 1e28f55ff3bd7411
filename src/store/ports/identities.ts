export type NamedKind = 'user' | 'team' | 'organisation' | 'app' | 'repository';

/** What a name meant when an organisation's policy first used it. Names are compared without regard to case. */
export interface NamedAccount {
  readonly organisationId: number;
  readonly kind: NamedKind;
  readonly name: string;
  readonly id: number;
  readonly firstSeenAt: number;
}

export interface AccountNames {
  /** Records the first meaning; answers what stands recorded: another `id` than the one given is an error to show. */
  resolve(account: NamedAccount): Promise<NamedAccount>;
  find(organisationId: number, kind: NamedKind, name: string): Promise<NamedAccount | undefined>;
  /** An owner confirmed the new meaning: the next `resolve` records it. */
  forget(organisationId: number, kind: NamedKind, name: string): Promise<void>;
}

/** Which repository holds an organisation's policy. Counts only once `confirmedBy` is set. */
export interface ControlRepository {
  readonly organisationId: number;
  readonly repositoryId: number;
  readonly firstSeenAt: number;
  readonly confirmedBy: number | null;
  readonly confirmedAt: number | null;
}

export interface ControlRepositories {
  find(organisationId: number): Promise<ControlRepository | undefined>;
  /** Remembers a repository that waits for confirmation; never replaces a recorded one. Answers what stands recorded. */
  propose(organisationId: number, repositoryId: number, at: number): Promise<ControlRepository>;
  /** Binds, replacing any earlier binding: the caller has checked that `accountId` owns the organisation. */
  confirm(binding: {
    readonly organisationId: number;
    readonly repositoryId: number;
    readonly accountId: number;
    readonly at: number;
  }): Promise<void>;
}

/** The last policy of an organisation that loaded without an error. */
export interface KnownPolicy {
  readonly organisationId: number;
  /** Since when a policy is known to exist: its later absence is a failure, not a holiday. */
  readonly seenAt: number;
  readonly lastGood: { readonly commitId: string; readonly text: string; readonly at: number } | null;
}

export interface KnownPolicies {
  find(organisationId: number): Promise<KnownPolicy | undefined>;
  markSeen(organisationId: number, at: number): Promise<void>;
  /** Keeps the newest good text; marks the policy as seen too. */
  saveGood(
    organisationId: number,
    good: { readonly commitId: string; readonly text: string; readonly at: number },
  ): Promise<void>;
}
