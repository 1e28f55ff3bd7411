export type Plan = 'free' | 'team' | 'enterprise';

export interface Account {
  readonly id: number;
  readonly type: 'User' | 'Organization' | 'Bot';
  login: string;
  name: string | null;
  /** The addresses whose commits GitHub attributes to this account. */
  readonly emails: string[];
  readonly createdAt: Date;
  /** A bot's App. */
  readonly appId?: number;
}

export type MembershipState = 'active' | 'pending';

export interface OrganizationMembership {
  readonly account: Account;
  role: 'admin' | 'member';
  state: MembershipState;
}

export interface TeamMembership {
  readonly account: Account;
  role: 'maintainer' | 'member';
  state: MembershipState;
}

export interface Team {
  readonly id: number;
  slug: string;
  name: string;
  description: string;
  privacy: 'closed' | 'secret';
  parent: Team | null;
  readonly createdAt: Date;
  readonly organization: Organization;
  readonly members: Map<number, TeamMembership>;
}

export type PropertyValue = string | readonly string[] | null;

export interface Organization extends Account {
  readonly type: 'Organization';
  plan: Plan;
  basePermission: 'none' | 'read' | 'write' | 'admin';
  readonly members: Map<number, OrganizationMembership>;
  readonly teams: Map<number, Team>;
}

export function isOrganization(account: Account): account is Organization {
  return account.type === 'Organization';
}

export function teamBySlug(organization: Organization, slug: string): Team | undefined {
  return [...organization.teams.values()].find((team) => team.slug === slug);
}

export function childTeams(team: Team): Team[] {
  return [...team.organization.teams.values()].filter((other) => other.parent === team);
}

/** Active members of the team and, as GitHub counts them, of its child teams. */
export function teamMembers(team: Team): Account[] {
  const own = [...team.members.values()].filter(({ state }) => state === 'active').map(({ account }) => account);
  const inherited = childTeams(team).flatMap(teamMembers);
  return [...new Set([...own, ...inherited])];
}
