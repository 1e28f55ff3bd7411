import { presentCheckRun } from '../present/checks.ts';
import type { Account } from '../world/accounts.ts';
import type { App } from '../world/apps.ts';
import type { Annotation, CheckAction, CheckRun, CheckStatus, CheckSuite, Conclusion } from '../world/checks.ts';
import { invalid, Refusal } from '../world/refusal.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';
import { announceSuite, suiteFor } from './check-suites.ts';

export interface CheckRunWish {
  readonly name?: string;
  readonly externalId?: string;
  readonly detailsUrl?: string;
  readonly status?: CheckStatus;
  readonly conclusion?: Conclusion | null;
  readonly startedAt?: Date;
  readonly completedAt?: Date;
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
  readonly actions?: readonly CheckAction[];
}

const LONGEST_TEXT = 65_535;
const MOST_ANNOTATIONS = 50;
const MOST_ACTIONS = 3;

function refuseOversize(wish: CheckRunWish): void {
  const { annotations = [], actions = [] } = wish;
  for (const field of ['summary', 'text'] as const)
    if ((wish[field]?.length ?? 0) > LONGEST_TEXT)
      throw invalid('CheckRun', field, `${field} exceeds a maximum of ${LONGEST_TEXT} characters`);
  if (annotations.length > MOST_ANNOTATIONS)
    throw invalid('CheckRun', 'annotations', `annotations exceeds a maximum quantity of ${MOST_ANNOTATIONS}`);
  if (actions.length > MOST_ACTIONS)
    throw invalid('CheckRun', 'actions', `actions exceeds a maximum quantity of ${MOST_ACTIONS}`);
  const columns = annotations.some(
    (one) => one.start_line !== one.end_line && (one.start_column ?? one.end_column) !== undefined,
  );
  if (columns)
    throw invalid('CheckRun', 'annotations', 'start_column and end_column need start_line and end_line to be equal');
}

function announceRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  told: { action: string; sender: Account; requested_action?: unknown },
): void {
  const { sender, ...rest } = told;
  const forOwner = told.action === 'rerequested' || told.action === 'requested_action';
  announce(world, repository, {
    name: 'check_run',
    sender,
    payload: {
      ...rest,
      check_run: {
        ...presentCheckRun(world, repository, run),
        check_suite: suiteInEvent(world, repository, run.suite),
      },
    },
    ...(forOwner ? { onlyApp: run.suite.app } : {}),
  });
}

function suiteInEvent(world: World, repository: Repository, suite: CheckSuite): Record<string, unknown> {
  const { headBranch, headSha, status, conclusion, id } = suite;
  return {
    id,
    head_branch: headBranch,
    head_sha: headSha,
    status,
    conclusion,
    repository_id: repository.id,
    url: `${world.url}/repos/${fullName(repository)}/check-suites/${id}`,
  };
}

const WORST_FIRST: readonly Conclusion[] = [
  'failure',
  'timed_out',
  'action_required',
  'cancelled',
  'stale',
  'success',
  'neutral',
  'skipped',
];

/** A suite completes when its last run does; its conclusion is the worst of theirs. */
function settleSuite(world: World, repository: Repository, suite: CheckSuite, sender: Account): void {
  const open = suite.runs.some(({ status }) => status !== 'completed');
  suite.updatedAt = world.clock.now();
  if (open) {
    suite.status = 'in_progress';
    suite.conclusion = null;
    return;
  }
  suite.status = 'completed';
  suite.conclusion = WORST_FIRST.find((one) => suite.runs.some(({ conclusion }) => conclusion === one)) ?? null;
  announceSuite(world, repository, suite, { action: 'completed', sender });
}

function apply(world: World, run: CheckRun, wish: CheckRunWish): void {
  run.name = wish.name ?? run.name;
  run.externalId = wish.externalId ?? run.externalId;
  run.detailsUrl = wish.detailsUrl ?? run.detailsUrl;
  run.startedAt = wish.startedAt ?? run.startedAt;
  run.title = wish.title ?? run.title;
  run.summary = wish.summary ?? run.summary;
  run.text = wish.text ?? run.text;
  run.actions = wish.actions ?? run.actions;
  run.annotations.push(...(wish.annotations ?? []));
  applyStatus(world, run, wish);
}

function applyStatus(world: World, run: CheckRun, wish: CheckRunWish): void {
  const { conclusion = null } = wish;
  if (conclusion !== null) {
    run.status = 'completed';
    run.conclusion = conclusion;
    run.completedAt = wish.completedAt ?? world.clock.now();
  } else if (wish.status !== undefined && wish.status !== 'completed') {
    run.status = wish.status;
    run.conclusion = null;
    run.completedAt = null;
  } else if (wish.status === 'completed' && run.conclusion === null) {
    throw invalid('CheckRun', 'conclusion', 'Provide a conclusion when the status is completed');
  }
}

/** Adds a run to a suite; `createCheckRun` is the way of Apps, this one also serves workflow jobs. */
export function addCheckRun(
  world: World,
  repository: Repository,
  suite: CheckSuite,
  wish: CheckRunWish & { name: string },
): CheckRun {
  refuseOversize(wish);
  const run: CheckRun = {
    id: world.newId(),
    suite,
    name: wish.name,
    headSha: suite.headSha,
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: world.clock.tick(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  apply(world, run, wish);
  suite.runs.push(run);
  const sender = suite.app.bot;
  announceRun(world, repository, run, { action: 'created', sender });
  if (run.status === 'completed') announceRun(world, repository, run, { action: 'completed', sender });
  settleSuite(world, repository, suite, sender);
  return run;
}

function appOf(actor: Actor): App {
  if (actor.kind !== 'installation') throw new Refusal(403, 'You must authenticate via a GitHub App.');
  return actor.installation.app;
}

export function createCheckRun(
  world: World,
  repository: Repository,
  actor: Actor,
  wish: CheckRunWish & { name: string; headSha: string },
): CheckRun {
  demand(actor, repository, 'write', ['checks', 'write']);
  const app = appOf(actor);
  if (!repository.store.commits.has(wish.headSha)) throw new Refusal(422, `No commit found for SHA: ${wish.headSha}`);
  return addCheckRun(world, repository, suiteFor(world, repository, app, wish.headSha), wish);
}

export function updateCheckRun(world: World, repository: Repository, run: CheckRun, wish: CheckRunWish): CheckRun {
  refuseOversize(wish);
  const finished = run.status === 'completed';
  world.clock.tick();
  apply(world, run, wish);
  const { suite } = run;
  if (run.status === 'completed' && !finished)
    announceRun(world, repository, run, { action: 'completed', sender: suite.app.bot });
  if ((run.status === 'completed') !== finished) settleSuite(world, repository, suite, suite.app.bot);
  return run;
}

/** An App changes a check run; those of other Apps are out of its reach. */
export function changeCheckRun(
  world: World,
  repository: Repository,
  actor: Actor,
  change: { run: CheckRun; wish: CheckRunWish },
): CheckRun {
  demand(actor, repository, 'write', ['checks', 'write']);
  if (appOf(actor) !== change.run.suite.app)
    throw new Refusal(
      403,
      `Invalid app_id \`${appOf(actor).id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  return updateCheckRun(world, repository, change.run, change.wish);
}

export function rerequestRun(world: World, repository: Repository, run: CheckRun, actor: Actor): void {
  demand(actor, repository, 'write', ['checks', 'write']);
  announceRun(world, repository, run, { action: 'rerequested', sender: accountOf(actor) });
}

export function requestAction(
  world: World,
  repository: Repository,
  run: CheckRun,
  asked: { actor: Actor; identifier: string },
): void {
  demand(asked.actor, repository, 'write', ['checks', 'write']);
  if (!run.actions.some(({ identifier }) => identifier === asked.identifier))
    throw invalid('CheckRun', 'identifier', 'no such action');
  const told = {
    action: 'requested_action',
    sender: accountOf(asked.actor),
    requested_action: { identifier: asked.identifier },
  };
  announceRun(world, repository, run, told);
}

export function rerequestSuite(world: World, repository: Repository, suite: CheckSuite, actor: Actor): void {
  demand(actor, repository, 'write', ['checks', 'write']);
  suite.status = 'queued';
  suite.conclusion = null;
  announceSuite(world, repository, suite, { action: 'rerequested', sender: accountOf(actor) });
}
