import { minimatch } from 'minimatch';

import { isOrganization, type Organization } from '../world/accounts.ts';
import type { Repository } from '../world/repositories.ts';
import { type Actor, isOwner, roleOf } from '../world/roles.ts';
import type { BranchProtection, BypassActor, Rule, Ruleset, RulesetConditions } from '../world/rules.ts';
import type { World } from '../world/world.ts';

export interface EffectiveRule {
  readonly rule: Rule;
  readonly source: Ruleset | BranchProtection;
}

/** Private repositories of the Free plan can store rules, and GitHub enforces none of them. */
export function isEnforced(repository: Repository): boolean {
  if (repository.visibility === 'public') return true;
  return isOrganization(repository.owner) && repository.owner.plan !== 'free';
}

function matchesName(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => pattern === '~ALL' || minimatch(name, pattern, { dot: true }));
}

function matchesRef(conditions: RulesetConditions, repository: Repository, ref: string): boolean {
  const matches = (patterns: readonly string[] = []): boolean =>
    matchesName(patterns, ref) ||
    (patterns.includes('~DEFAULT_BRANCH') && ref === `refs/heads/${repository.defaultBranch}`);
  const { ref_name: names } = conditions;
  return names === undefined || (matches(names.include) && !matches(names.exclude));
}

type PropertyCondition = NonNullable<NonNullable<RulesetConditions['repository_property']>['include']>[number];

function hasProperty(repository: Repository, { name, property_values: wanted }: PropertyCondition): boolean {
  const value = repository.properties.get(name) ?? null;
  return (typeof value === 'string' ? [value] : (value ?? [])).some((one) => wanted.includes(one));
}

function isNamed(names: NonNullable<RulesetConditions['repository_name']>, { name }: Repository): boolean {
  return matchesName(names.include ?? [], name) && !matchesName(names.exclude ?? [], name);
}

function matchesRepository(conditions: RulesetConditions, repository: Repository): boolean {
  const { repository_name: names, repository_id: ids, repository_property: properties } = conditions;
  if (names !== undefined) return isNamed(names, repository);
  if (ids !== undefined) return ids.repository_ids?.includes(repository.id) ?? false;
  const has = (condition: PropertyCondition): boolean => hasProperty(repository, condition);
  return (properties?.include ?? []).every(has) && !(properties?.exclude ?? []).some(has);
}

/** The repository's own rulesets and those of its organisation that reach it. */
export function rulesetsOf(world: World, repository: Repository): Ruleset[] {
  const inherited = isOrganization(repository.owner) ? [...world.settingsOf(repository.owner).rulesets.values()] : [];
  return [
    ...repository.rulesets.values(),
    ...inherited.filter((ruleset) => matchesRepository(ruleset.conditions, repository)),
  ];
}

export function protectionOf(repository: Repository, branch: string): BranchProtection | undefined {
  const exact = repository.protections.get(branch);
  if (exact !== undefined) return exact;
  return [...repository.protections].find(([pattern]) => minimatch(branch, pattern))?.[1];
}

function rulesOfProtection(protection: BranchProtection): Rule[] {
  const { checks, strict, reviews } = protection;
  const required = (checks ?? []).map(({ context, app_id: id }) =>
    id === null || id === -1 ? { context } : { context, integration_id: id },
  );
  const rules: Rule[] = [];
  if (checks !== null)
    rules.push({
      type: 'required_status_checks',
      parameters: { required_status_checks: required, strict_required_status_checks_policy: strict },
    });
  if (reviews !== null) rules.push({ type: 'pull_request', parameters: reviews });
  else if (protection.conversationResolution) rules.push({ type: 'pull_request', parameters: RESOLUTION_ONLY });
  if (protection.linearHistory) rules.push({ type: 'required_linear_history' });
  if (protection.signatures) rules.push({ type: 'required_signatures' });
  if (!protection.allowForcePushes) rules.push({ type: 'non_fast_forward' });
  if (!protection.allowDeletions) rules.push({ type: 'deletion' });
  return rules;
}

const RESOLUTION_ONLY = {
  required_approving_review_count: 0,
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_review_thread_resolution: true,
};

/** The active ruleset rules of a reference, as `GET …/rules/branches/{branch}` lists them. */
export function rulesetRules(world: World, repository: Repository, ref: string): EffectiveRule[] {
  const target = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  return rulesetsOf(world, repository)
    .filter((ruleset) => ruleset.enforcement === 'active' && ruleset.target === target)
    .filter((ruleset) => matchesRef(ruleset.conditions, repository, ref))
    .flatMap((source) => source.rules.map((rule) => ({ rule, source })));
}

/** Everything that binds a reference, classic protection included; nothing where the plan enforces nothing. */
export function effectiveRules(world: World, repository: Repository, ref: string): EffectiveRule[] {
  if (!isEnforced(repository)) return [];
  const branch = ref.startsWith('refs/heads/') ? ref.slice(11) : undefined;
  const protection = branch === undefined ? undefined : protectionOf(repository, branch);
  const classic =
    protection === undefined ? [] : rulesOfProtection(protection).map((rule) => ({ rule, source: protection }));
  return [...rulesetRules(world, repository, ref), ...classic];
}

const ROLE_OF_ID: Readonly<Record<number, string>> = { 2: 'maintain', 4: 'write', 5: 'admin' };

function isBypassActor(one: BypassActor, actor: Actor, repository: Repository): boolean {
  if (one.actor_type === 'Integration')
    return actor.kind === 'installation' && actor.installation.app.id === one.actor_id;
  if (actor.kind !== 'user') return false;
  const { owner } = repository;
  if (one.actor_type === 'OrganizationAdmin') return isOwner(owner, actor.account);
  if (one.actor_type === 'RepositoryRole') return ROLE_OF_ID[one.actor_id ?? 0] === roleOf(repository, actor.account);
  if (one.actor_type !== 'Team' || !isOrganization(owner)) return false;
  return teamHas(owner, one.actor_id, actor.account.id);
}

function teamHas(organization: Organization, teamId: number | null, accountId: number): boolean {
  return organization.teams.get(teamId ?? 0)?.members.get(accountId)?.state === 'active';
}

/** Whether the actor may ignore the rule, on a direct push or (more often allowed) when merging a pull request. */
export function bypasses(
  effective: EffectiveRule,
  actor: Actor,
  repository: Repository,
  how: 'push' | 'merge',
): boolean {
  const { source } = effective;
  if ('enforceAdmins' in source)
    return !source.enforceAdmins && actor.kind === 'user' && roleOf(repository, actor.account) === 'admin';
  return source.bypassActors.some(
    (one) => (how === 'merge' || one.bypass_mode !== 'pull_request') && isBypassActor(one, actor, repository),
  );
}
