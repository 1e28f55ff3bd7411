import type { Account, Permission } from '../../engine/facts/account.ts';
import type { RepositoryKey } from './repository-key.ts';

/** An organisation as one installation sees it. */
export interface OrganizationKey {
  readonly installation: number;
  readonly id: number;
  readonly login: string;
}

/** A team with the people in it, nested teams included, pending invitations not. */
export interface Team {
  readonly id: number;
  readonly members: readonly Account[];
}

/** A key that belongs to a repository and may push to it; `addedBy` null: the forge does not tell. */
export interface DeployKey {
  readonly addedBy: string | null;
}

/** Who is behind a name, and what they may do. */
export interface PeopleBook {
  /** `null`: nobody has that login. */
  readonly user: (organization: OrganizationKey, login: string) => Promise<Account | null>;
  /** `null`: there is no such team. */
  readonly team: (organization: OrganizationKey, slug: string) => Promise<Team | null>;
  readonly members: (organization: OrganizationKey) => Promise<readonly Account[]>;
  /** Whether the account owns the organisation now, invitation accepted. */
  readonly isOwner: (organization: OrganizationKey, login: string) => Promise<boolean>;
  /** Access of a login, and the account that the forge means by it today. */
  readonly permission: (
    repository: RepositoryKey,
    login: string,
  ) => Promise<{ readonly account: Account; readonly permission: Permission }>;
  /** Keys that may push. */
  readonly deployKeys: (repository: RepositoryKey) => Promise<readonly DeployKey[]>;
}
