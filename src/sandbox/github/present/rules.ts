import type { EffectiveRule } from '../enforce/effective-rules.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import type { BranchProtection, PullRequestParameters, Ruleset } from '../world/rules.ts';
import type { World } from '../world/world.ts';
import { presentAccount, presentApp, presentTeam } from './accounts.ts';
import { type Json, nodeId, stamp } from './json.ts';
import { apiUrl } from './repositories.ts';

function sourceName(world: World, ruleset: Ruleset): string {
  const { sourceType, sourceId } = ruleset;
  const repository = world.repositories.get(sourceId);
  if (sourceType === 'Repository') return repository === undefined ? '' : fullName(repository);
  return world.accounts.get(sourceId)?.login ?? '';
}

export function presentRulesetSummary(world: World, ruleset: Ruleset): Json {
  const source = sourceName(world, ruleset);
  const path = ruleset.sourceType === 'Repository' ? `repos/${source}` : `orgs/${source}`;
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: ruleset.sourceType,
    source,
    enforcement: ruleset.enforcement,
    node_id: nodeId('RepositoryRuleset', ruleset.id),
    _links: { self: { href: `${world.url}/${path}/rulesets/${ruleset.id}` } },
    created_at: stamp(ruleset.createdAt),
    updated_at: stamp(ruleset.updatedAt),
  };
}

/** Only those who may write rules are shown the bypass list. */
export function presentRuleset(world: World, ruleset: Ruleset, withBypass: boolean): Json {
  return {
    ...presentRulesetSummary(world, ruleset),
    ...(withBypass ? { bypass_actors: ruleset.bypassActors.map((actor) => ({ ...actor })) } : {}),
    conditions: ruleset.conditions,
    rules: [...ruleset.rules],
  };
}

export function presentEffectiveRule(world: World, { rule, source }: EffectiveRule): Json {
  if (!('sourceType' in source)) return { ...rule };
  return {
    ...rule,
    ruleset_source_type: source.sourceType,
    ruleset_source: sourceName(world, source),
    ruleset_id: source.id,
  };
}

function presentReviewRule(url: string, reviews: PullRequestParameters): Json {
  return {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: reviews.dismiss_stale_reviews_on_push,
    require_code_owner_reviews: reviews.require_code_owner_review,
    required_approving_review_count: reviews.required_approving_review_count,
    require_last_push_approval: reviews.require_last_push_approval,
  };
}

function presentRestrictions(
  world: World,
  url: string,
  restrictions: NonNullable<BranchProtection['restrictions']>,
): Json {
  return {
    url: `${url}/restrictions`,
    users_url: `${url}/restrictions/users`,
    teams_url: `${url}/restrictions/teams`,
    apps_url: `${url}/restrictions/apps`,
    users: restrictions.users.map((account) => presentAccount(world, account)),
    teams: restrictions.teams.map((team) => presentTeam(world, team)),
    apps: restrictions.apps.map((app) => presentApp(world, app)),
  };
}

const on = (enabled: boolean): Json => ({ enabled });

export function presentProtection(
  world: World,
  repository: Repository,
  branch: string,
  protection: BranchProtection,
): Json {
  const url = `${apiUrl(world, repository)}/branches/${encodeURIComponent(branch)}/protection`;
  const { checks, reviews, restrictions } = protection;
  return {
    url,
    ...(checks === null
      ? {}
      : {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            strict: protection.strict,
            contexts: checks.map(({ context }) => context),
            contexts_url: `${url}/required_status_checks/contexts`,
            checks: checks.map((check) => ({ ...check })),
          },
        }),
    ...(reviews === null ? {} : { required_pull_request_reviews: presentReviewRule(url, reviews) }),
    ...(restrictions === null ? {} : { restrictions: presentRestrictions(world, url, restrictions) }),
    required_signatures: { url: `${url}/required_signatures`, enabled: protection.signatures },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
    required_linear_history: on(protection.linearHistory),
    allow_force_pushes: on(protection.allowForcePushes),
    allow_deletions: on(protection.allowDeletions),
    block_creations: on(false),
    required_conversation_resolution: on(protection.conversationResolution),
    lock_branch: on(false),
    allow_fork_syncing: on(false),
  };
}

/** The form that `branch_protection_rule` events carry. */
export function presentProtectionRule(
  repository: Repository,
  branch: string,
  protection: BranchProtection,
  at: Date,
): Json {
  const { checks, reviews } = protection;
  const level = (enforced: boolean): string => {
    if (!enforced) return 'off';
    return protection.enforceAdmins ? 'everyone' : 'non_admins';
  };
  return {
    id: repository.id,
    repository_id: repository.id,
    name: branch,
    created_at: stamp(at),
    updated_at: stamp(at),
    pull_request_reviews_enforcement_level: level(reviews !== null),
    required_approving_review_count: reviews?.required_approving_review_count ?? 0,
    dismiss_stale_reviews_on_push: reviews?.dismiss_stale_reviews_on_push ?? false,
    require_code_owner_review: reviews?.require_code_owner_review ?? false,
    authorized_dismissal_actors_only: false,
    ignore_approvals_from_contributors: false,
    required_status_checks: (checks ?? []).map(({ context }) => context),
    required_status_checks_enforcement_level: level(checks !== null),
    strict_required_status_checks_policy: protection.strict,
    signature_requirement_enforcement_level: level(protection.signatures),
    linear_history_requirement_enforcement_level: level(protection.linearHistory),
    lock_branch_enforcement_level: 'off',
    admin_enforced: protection.enforceAdmins,
    allow_force_pushes_enforcement_level: level(protection.allowForcePushes),
    allow_deletions_enforcement_level: level(protection.allowDeletions),
    merge_queue_enforcement_level: 'off',
    required_deployments_enforcement_level: 'off',
    required_conversation_resolution_level: level(protection.conversationResolution),
    authorized_actors_only: protection.restrictions !== null,
    authorized_actor_names: (protection.restrictions?.users ?? []).map(({ login }) => login),
  };
}
