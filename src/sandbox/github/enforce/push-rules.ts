import { commitsBetween, isAncestor } from '../git/history.ts';
import { Refusal } from '../world/refusal.ts';
import type { Repository } from '../world/repositories.ts';
import type { Actor } from '../world/roles.ts';
import type { Rule } from '../world/rules.ts';
import type { World } from '../world/world.ts';
import { bypasses, type EffectiveRule, effectiveRules, protectionOf } from './effective-rules.ts';
import { unmetChecks } from './required-checks.ts';

export interface RefUpdate {
  readonly ref: string;
  /** Undefined where the reference is new. */
  readonly before: string | undefined;
  /** Undefined where it is deleted. */
  readonly after: string | undefined;
}

function changesInPlace({ before, after }: RefUpdate): boolean {
  return before !== undefined && after !== undefined;
}

function violation(repository: Repository, update: RefUpdate, rule: Rule): string | undefined {
  const { before, after } = update;
  const moved = changesInPlace(update) && !isAncestor(repository.store, before ?? '', after ?? '');
  const arriving = after === undefined ? [] : commitsBetween(repository.store, before ?? '', after);
  const broken: Partial<Record<Rule['type'], boolean>> = {
    creation: before === undefined,
    deletion: after === undefined,
    non_fast_forward: moved,
    update: changesInPlace(update),
    pull_request: changesInPlace(update),
    merge_queue: changesInPlace(update),
    required_linear_history: arriving.some(({ parents }) => parents.length > 1),
    required_signatures: arriving.some(({ verification }) => !verification.verified),
  };
  if (rule.type === 'required_status_checks')
    return after === undefined || before === undefined
      ? undefined
      : unmetChecks(repository, [after], rule.parameters.required_status_checks)[0];
  return broken[rule.type] === true ? SENTENCES[rule.type] : undefined;
}

const SENTENCES: Partial<Record<Rule['type'], string>> = {
  creation: 'Cannot create ref due to creations being restricted.',
  deletion: 'Cannot delete this branch',
  non_fast_forward: 'Cannot force-push to this branch',
  update: 'Cannot update this protected ref.',
  pull_request: 'Changes must be made through a pull request.',
  merge_queue: 'Changes must be made through the merge queue',
  required_linear_history: 'This branch must not contain merge commits.',
  required_signatures: 'Commits must have verified signatures.',
};

function restricted(repository: Repository, ref: string, actor: Actor): boolean {
  const allowed = ref.startsWith('refs/heads/') ? protectionOf(repository, ref.slice(11))?.restrictions : undefined;
  if (allowed === undefined || allowed === null || actor.kind === 'anonymous') return false;
  const { account } = actor;
  const inTeam = allowed.teams.some((team) => team.members.get(account.id)?.state === 'active');
  return !allowed.users.includes(account) && !inTeam && !allowed.apps.some(({ id }) => id === account.appId);
}

/** Refuses a direct push that the rules of the reference forbid, as GitHub's server does. */
export function demandPushAllowed(world: World, repository: Repository, update: RefUpdate, actor: Actor): void {
  if (repository.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
  const rules: EffectiveRule[] = effectiveRules(world, repository, update.ref);
  const problems = rules
    .filter((effective) => !bypasses(effective, actor, repository, 'push'))
    .map(({ rule }) => violation(repository, update, rule))
    .filter((problem) => problem !== undefined);
  if (rules.length > 0 && restricted(repository, update.ref, actor))
    problems.push("You're not authorized to push to this branch.");
  if (problems.length > 0)
    throw new Refusal(422, `Repository rule violations found\n\n${[...new Set(problems)].join('\n')}\n\n`);
}
