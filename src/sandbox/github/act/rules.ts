import { presentProtectionRule, presentRuleset } from '../present/rules.ts';
import { isOrganization, type Organization } from '../world/accounts.ts';
import { grants } from '../world/apps.ts';
import { Refusal } from '../world/refusal.ts';
import type { Repository } from '../world/repositories.ts';
import { accountOf, type Actor, demand, isOwner } from '../world/roles.ts';
import type { BranchProtection, BypassActor, Rule, Ruleset, RulesetConditions } from '../world/rules.ts';
import type { World } from '../world/world.ts';
import { announce, announceInOrganization } from './announce.ts';

export interface RulesetWish {
  readonly name: string;
  readonly target?: Ruleset['target'];
  readonly enforcement: Ruleset['enforcement'];
  readonly bypassActors?: readonly BypassActor[];
  readonly conditions?: RulesetConditions;
  readonly rules?: readonly Rule[];
}

/** Where a ruleset lives. */
export type RulesetHome = Repository | Organization;

function isRepository(home: RulesetHome): home is Repository {
  return 'refs' in home;
}

function demandRuler(home: RulesetHome, actor: Actor): void {
  if (isRepository(home)) {
    demand(actor, home, 'admin', ['administration', 'write']);
    return;
  }
  const app =
    actor.kind === 'installation' &&
    actor.installation.account === home &&
    grants(actor.permissions, 'organization_administration', 'write');
  const owner = actor.kind === 'user' && isOrganization(home) && isOwner(home, actor.account);
  if (!app && !owner)
    throw new Refusal(
      actor.kind === 'installation' ? 403 : 404,
      actor.kind === 'installation' ? 'Resource not accessible by integration' : 'Not Found',
    );
}

function tell(world: World, home: RulesetHome, actor: Actor, told: { action: string; ruleset: Ruleset }): void {
  const payload = { action: told.action, repository_ruleset: presentRuleset(world, told.ruleset, true) };
  const announcement = { name: 'repository_ruleset', sender: accountOf(actor), payload };
  if (isRepository(home)) announce(world, home, announcement);
  else announceInOrganization(world, home, announcement);
}

function shelf(world: World, home: RulesetHome): Map<number, Ruleset> {
  return isRepository(home) ? home.rulesets : world.settingsOf(home).rulesets;
}

export function createRuleset(world: World, home: RulesetHome, actor: Actor, wish: RulesetWish): Ruleset {
  demandRuler(home, actor);
  const at = world.clock.tick();
  const ruleset: Ruleset = {
    id: world.newId(),
    name: wish.name,
    sourceType: isRepository(home) ? 'Repository' : 'Organization',
    sourceId: home.id,
    target: wish.target ?? 'branch',
    enforcement: wish.enforcement,
    bypassActors: wish.bypassActors ?? [],
    conditions: wish.conditions ?? {},
    rules: wish.rules ?? [],
    createdAt: at,
    updatedAt: at,
  };
  shelf(world, home).set(ruleset.id, ruleset);
  tell(world, home, actor, { action: 'created', ruleset });
  return ruleset;
}

export function editRuleset(
  world: World,
  home: RulesetHome,
  actor: Actor,
  change: { ruleset: Ruleset; edit: Partial<RulesetWish> },
): void {
  demandRuler(home, actor);
  const { ruleset, edit } = change;
  Object.assign(ruleset, edit, { updatedAt: world.clock.tick() });
  tell(world, home, actor, { action: 'edited', ruleset });
}

export function deleteRuleset(world: World, home: RulesetHome, actor: Actor, ruleset: Ruleset): void {
  demandRuler(home, actor);
  world.clock.tick();
  shelf(world, home).delete(ruleset.id);
  tell(world, home, actor, { action: 'deleted', ruleset });
}

const OPEN: BranchProtection = {
  checks: null,
  strict: false,
  enforceAdmins: false,
  reviews: null,
  restrictions: null,
  linearHistory: false,
  allowForcePushes: false,
  allowDeletions: false,
  conversationResolution: false,
  signatures: false,
};

/** Protects a branch (or a pattern) the classic way; null lifts the protection. */
export function protectBranch(
  world: World,
  repository: Repository,
  actor: Actor,
  wish: { branch: string; protection: Partial<BranchProtection> | null },
): void {
  demand(actor, repository, 'admin', ['administration', 'write']);
  const { branch, protection } = wish;
  const before = repository.protections.get(branch);
  const at = world.clock.tick();
  const after = { ...OPEN, ...protection };
  if (protection === null) repository.protections.delete(branch);
  else repository.protections.set(branch, after);
  const rule = presentProtectionRule(repository, branch, protection === null ? (before ?? OPEN) : after, at);
  const kept = before === undefined ? { action: 'created' } : { action: 'edited', changes: {} };
  const payload = { ...(protection === null ? { action: 'deleted' } : kept), rule };
  announce(world, repository, { name: 'branch_protection_rule', sender: accountOf(actor), payload });
}
