import { isBehind, pullCommits, testMerge } from '../world/pull-diffs.ts';
import type { MergeMethod, PullRequest } from '../world/repositories.ts';
import { type Actor, may } from '../world/roles.ts';
import type { PullRequestParameters, Rule } from '../world/rules.ts';
import type { World } from '../world/world.ts';
import { bypasses, type EffectiveRule, effectiveRules } from './effective-rules.ts';
import { latestRuns, unmetChecks } from './required-checks.ts';
import { unmetReviews } from './reviews.ts';

export type MergeState = 'clean' | 'blocked' | 'dirty' | 'draft' | 'behind' | 'unstable' | 'unknown';

export interface Mergeability {
  /** Whether this actor's merge would go through now. */
  readonly allowed: boolean;
  readonly mergeable: boolean | null;
  readonly state: MergeState;
  /** What GitHub would answer, rule by rule. */
  readonly reasons: readonly string[];
}

export interface MergeWish {
  readonly method?: MergeMethod;
  /** The merge queue itself merges: its own rule does not bind it. */
  readonly fromQueue?: boolean;
  /** The commits whose checks count; the test merge and the head unless told. */
  readonly checkedShas?: readonly string[];
}

function unmetDeployments(pull: PullRequest, environments: readonly string[]): string[] {
  return environments
    .filter(
      (environment) =>
        !pull.repository.deployments.some(
          (one) =>
            one.environment === environment && one.sha === pull.headSha && one.statuses.at(-1)?.state === 'success',
        ),
    )
    .map((environment) => `Required deployment to "${environment}" is expected.`);
}

function unmetStatusChecks(
  pull: PullRequest,
  rule: EffectiveRule['rule'] & { type: 'required_status_checks' },
  wish: MergeWish,
): string[] {
  const { required_status_checks: wanted, strict_required_status_checks_policy: strict } = rule.parameters;
  const shas = wish.checkedShas ?? [testMerge(pull), pull.headSha].filter((sha) => sha !== null);
  const late =
    strict && wish.fromQueue !== true && isBehind(pull)
      ? ['The head branch is not up to date with the base branch.']
      : [];
  return [...unmetChecks(pull.repository, shas, wanted), ...late];
}

function unmetPullRequest(
  world: World,
  pull: PullRequest,
  parameters: PullRequestParameters,
  wish: MergeWish,
): string[] {
  const { method } = wish;
  const methods = parameters.allowed_merge_methods ?? ['merge', 'squash', 'rebase'];
  const refused = method !== undefined && !methods.includes(method);
  return [...unmetReviews(world, pull, parameters), ...(refused ? [`Merge method ${method} is not allowed.`] : [])];
}

/** The rules that need nothing but their name. */
function unmetPlain(pull: PullRequest, type: Rule['type'], wish: MergeWish): string[] {
  const broken: Partial<Record<Rule['type'], boolean>> = {
    merge_queue: wish.fromQueue !== true,
    required_linear_history: wish.method === 'merge',
    required_signatures: !pullCommits(pull).every(({ verification }) => verification.verified),
    update: true,
  };
  return broken[type] === true ? [PLAIN[type] ?? type] : [];
}

const PLAIN: Partial<Record<Rule['type'], string>> = {
  merge_queue: 'Changes must be made through the merge queue',
  required_linear_history: 'This branch must not contain merge commits.',
  required_signatures: 'Commits must have verified signatures.',
  update: 'Cannot update this protected ref.',
};

function unmet(world: World, pull: PullRequest, { rule }: EffectiveRule, wish: MergeWish): string[] {
  if (rule.type === 'required_status_checks') return unmetStatusChecks(pull, rule, wish);
  if (rule.type === 'pull_request') return unmetPullRequest(world, pull, rule.parameters, wish);
  if (rule.type === 'required_deployments')
    return unmetDeployments(pull, rule.parameters.required_deployment_environments);
  return unmetPlain(pull, rule.type, wish);
}

/** What the rules of the base branch hold against merging, for this actor. */
function ruleViolations(world: World, pull: PullRequest, actor: Actor, wish: MergeWish = {}): string[] {
  const { repository } = pull;
  return effectiveRules(world, repository, `refs/heads/${pull.baseRef}`)
    .filter((effective) => !bypasses(effective, actor, repository, 'merge'))
    .flatMap((effective) => unmet(world, pull, effective, wish));
}

function stateOf(pull: PullRequest, conflict: boolean, reasons: readonly string[]): MergeState {
  if (pull.state === 'closed') return 'unknown';
  if (conflict) return 'dirty';
  if (pull.draft) return 'draft';
  if (reasons.length > 0) return reasons.every((reason) => reason.includes('not up to date')) ? 'behind' : 'blocked';
  const failing = latestRuns(pull.repository, pull.headSha).some(
    ({ conclusion, status }) => status !== 'completed' || conclusion === 'failure' || conclusion === 'timed_out',
  );
  return failing ? 'unstable' : 'clean';
}

/** Whether GitHub would let the actor merge, and every reason why not. */
export function mergeability(world: World, pull: PullRequest, actor: Actor, wish: MergeWish = {}): Mergeability {
  const open = pull.state === 'open';
  const conflict = open && testMerge(pull) === null;
  const rules = open ? [...new Set(ruleViolations(world, pull, actor, wish))] : [];
  const writer = may(actor, pull.repository, 'write', ['contents', 'write']);
  const obstacles: [boolean, string][] = [
    [!open, 'Pull Request is not open'],
    [pull.draft, 'Pull Request is still a draft'],
    [conflict, 'Pull Request is not mergeable'],
    [!writer, 'Must have push access to repository'],
    [pull.repository.archived, 'Repository was archived so is read-only.'],
  ];
  const reasons = [...obstacles.flatMap(([holds, reason]) => (holds ? [reason] : [])), ...rules];
  const mergeable = open ? !conflict : null;
  return { allowed: reasons.length === 0, mergeable, state: stateOf(pull, conflict, rules), reasons };
}
