import {
  createRuleset,
  deleteRuleset,
  editRuleset,
  protectBranch,
  type RulesetHome,
  type RulesetWish,
} from '../act/rules.ts';
import { isEnforced, rulesetRules, rulesetsOf } from '../enforce/effective-rules.ts';
import type { Json } from '../present/json.ts';
import { presentEffectiveRule, presentProtection, presentRuleset, presentRulesetSummary } from '../present/rules.ts';
import { type Account, isOrganization, teamBySlug } from '../world/accounts.ts';
import type { App } from '../world/apps.ts';
import { found, Refusal } from '../world/refusal.ts';
import type { Repository } from '../world/repositories.ts';
import { may } from '../world/roles.ts';
import type { BranchProtection, BypassActor, Rule, Ruleset, RulesetConditions } from '../world/rules.ts';
import { flag, given, numbered, object, objects, requiredText, shaped, text, texts, whole } from './fields.ts';
import { listed } from './paging.ts';
import {
  type Call,
  created,
  inOrganization,
  inRepository,
  NO_CONTENT,
  ok,
  type Reply,
  type RepositoryCall,
  type Route,
} from './route.ts';

function wishOf({ body }: Call): Partial<RulesetWish> {
  return given({
    name: text(body, 'name'),
    target: shaped<Ruleset['target'] | undefined>(body['target']),
    enforcement: shaped<Ruleset['enforcement'] | undefined>(body['enforcement']),
    bypassActors: shaped<BypassActor[] | undefined>(body['bypass_actors']),
    conditions: shaped<RulesetConditions | undefined>(body['conditions']),
    rules: shaped<Rule[] | undefined>(body['rules']),
  });
}

function mayRule(call: Call, home: RulesetHome): boolean {
  return 'refs' in home && may(call.actor, home, 'admin', ['administration', 'write']);
}

function create(call: Call, home: RulesetHome): Reply {
  const { world, actor, body } = call;
  const wish = {
    ...wishOf(call),
    name: requiredText(body, 'name'),
    enforcement: shaped<Ruleset['enforcement']>(body['enforcement']),
  };
  return created(presentRuleset(world, createRuleset(world, home, actor, wish), true));
}

function own(call: Call, rulesets: Iterable<Ruleset>): Ruleset {
  const id = numbered(call.params, 'ruleset_id');
  return found([...rulesets].find((one) => one.id === id));
}

function change(call: Call, home: RulesetHome, rulesets: Iterable<Ruleset>): Reply {
  const ruleset = own(call, rulesets);
  editRuleset(call.world, home, call.actor, { ruleset, edit: wishOf(call) });
  return ok(presentRuleset(call.world, ruleset, true));
}

function remove(call: Call, home: RulesetHome, rulesets: Iterable<Ruleset>): Reply {
  deleteRuleset(call.world, home, call.actor, own(call, rulesets));
  return NO_CONTENT;
}

function ofOrganization(call: Call): { home: RulesetHome; rulesets: Iterable<Ruleset> } {
  const home = call.world.organization(call.params['org'] ?? '');
  return { home, rulesets: call.world.settingsOf(home).rulesets.values() };
}

/** GitHub refuses to protect private repositories of the Free plan. */
function demandPlan(repository: Repository): void {
  if (!isEnforced(repository))
    throw new Refusal(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
}

function protectedBranch(call: RepositoryCall): [string, BranchProtection] {
  const branch = call.params['branch'] ?? '';
  demandPlan(call.repository);
  const protection = call.repository.protections.get(branch);
  if (protection === undefined) throw new Refusal(404, 'Branch not protected');
  return [branch, protection];
}

function reviewsOf(body: Json): BranchProtection['reviews'] {
  if (body['required_pull_request_reviews'] === null || body['required_pull_request_reviews'] === undefined)
    return null;
  const sent = object(body['required_pull_request_reviews']);
  return {
    required_approving_review_count: whole(sent, 'required_approving_review_count') ?? 1,
    dismiss_stale_reviews_on_push: flag(sent, 'dismiss_stale_reviews') ?? false,
    require_code_owner_review: flag(sent, 'require_code_owner_reviews') ?? false,
    require_last_push_approval: flag(sent, 'require_last_push_approval') ?? false,
    required_review_thread_resolution: flag(body, 'required_conversation_resolution') ?? false,
  };
}

function checksOf(body: Json): BranchProtection['checks'] {
  if (body['required_status_checks'] === null || body['required_status_checks'] === undefined) return null;
  const sent = object(body['required_status_checks']);
  const pinned = objects(sent, 'checks')?.map((one) => ({
    context: requiredText(one, 'context'),
    app_id: whole(one, 'app_id') ?? null,
  }));
  return pinned ?? (texts(sent, 'contexts') ?? []).map((context) => ({ context, app_id: null }));
}

function restrictionsOf(call: RepositoryCall): BranchProtection['restrictions'] {
  const { body, world, repository } = call;
  if (body['restrictions'] === null || body['restrictions'] === undefined) return null;
  const sent = object(body['restrictions']);
  const users = (texts(sent, 'users') ?? []).map((login): Account => world.account(login));
  const teams = (texts(sent, 'teams') ?? []).map((slug) =>
    found(isOrganization(repository.owner) ? teamBySlug(repository.owner, slug) : undefined),
  );
  const apps = (texts(sent, 'apps') ?? []).map((slug): App =>
    found([...world.apps.values()].find((app) => app.slug === slug)),
  );
  return { users, teams, apps };
}

function protect(call: RepositoryCall): Reply {
  const { world, repository, actor, body } = call;
  demandPlan(repository);
  const branch = call.params['branch'] ?? '';
  const protection = {
    checks: checksOf(body),
    strict: flag(object(body['required_status_checks']), 'strict') ?? false,
    enforceAdmins: flag(body, 'enforce_admins') ?? false,
    reviews: reviewsOf(body),
    restrictions: restrictionsOf(call),
    linearHistory: flag(body, 'required_linear_history') ?? false,
    allowForcePushes: flag(body, 'allow_force_pushes') ?? false,
    allowDeletions: flag(body, 'allow_deletions') ?? false,
    conversationResolution: flag(body, 'required_conversation_resolution') ?? false,
  };
  protectBranch(world, repository, actor, { branch, protection });
  return ok(presentProtection(world, repository, branch, found(repository.protections.get(branch))));
}

const PROTECTION = '/repos/{owner}/{repo}/branches/{branch}/protection';
const RULESETS = '/repos/{owner}/{repo}/rulesets';

export const ruleRoutes: readonly Route[] = [
  inRepository(`GET ${RULESETS}`, 'metadata:read', (call) => {
    const { world, repository, query } = call;
    const all =
      query.get('includes_parents') === 'false' ? [...repository.rulesets.values()] : rulesetsOf(world, repository);
    return listed(call, all, (one) => presentRulesetSummary(world, one));
  }),
  inRepository(`POST ${RULESETS}`, 'administration:write', (call) => create(call, call.repository), 'admin'),
  inRepository(`GET ${RULESETS}/{ruleset_id}`, 'metadata:read', (call) =>
    ok(presentRuleset(call.world, own(call, rulesetsOf(call.world, call.repository)), mayRule(call, call.repository))),
  ),
  inRepository(
    `PUT ${RULESETS}/{ruleset_id}`,
    'administration:write',
    (call) => change(call, call.repository, call.repository.rulesets.values()),
    'admin',
  ),
  inRepository(
    `DELETE ${RULESETS}/{ruleset_id}`,
    'administration:write',
    (call) => remove(call, call.repository, call.repository.rulesets.values()),
    'admin',
  ),
  inRepository('GET /repos/{owner}/{repo}/rules/branches/{branch}', 'metadata:read', (call) => {
    demandPlan(call.repository);
    const rules = rulesetRules(call.world, call.repository, `refs/heads/${call.params['branch']}`);
    return listed(call, rules, (rule) => presentEffectiveRule(call.world, rule));
  }),
  inRepository(
    `GET ${PROTECTION}`,
    'administration:read',
    (call) => ok(presentProtection(call.world, call.repository, ...protectedBranch(call))),
    'admin',
  ),
  inRepository(`PUT ${PROTECTION}`, 'administration:write', protect, 'admin'),
  inRepository(
    `DELETE ${PROTECTION}`,
    'administration:write',
    (call) => {
      const [branch] = protectedBranch(call);
      protectBranch(call.world, call.repository, call.actor, { branch, protection: null });
      return NO_CONTENT;
    },
    'admin',
  ),
  inOrganization('GET /orgs/{org}/rulesets', 'organization_administration:write', (call) =>
    listed(call, [...ofOrganization(call).rulesets], (one) => presentRulesetSummary(call.world, one)),
  ),
  inOrganization('POST /orgs/{org}/rulesets', 'organization_administration:write', (call) =>
    create(call, ofOrganization(call).home),
  ),
  inOrganization('GET /orgs/{org}/rulesets/{ruleset_id}', 'organization_administration:write', (call) =>
    ok(presentRuleset(call.world, own(call, ofOrganization(call).rulesets), true)),
  ),
  inOrganization('PUT /orgs/{org}/rulesets/{ruleset_id}', 'organization_administration:write', (call) =>
    change(call, ofOrganization(call).home, ofOrganization(call).rulesets),
  ),
  inOrganization('DELETE /orgs/{org}/rulesets/{ruleset_id}', 'organization_administration:write', (call) =>
    remove(call, ofOrganization(call).home, ofOrganization(call).rulesets),
  ),
];
