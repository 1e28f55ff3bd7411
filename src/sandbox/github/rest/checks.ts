import { changeCheckRun, type CheckRunWish, createCheckRun, rerequestRun, rerequestSuite } from '../act/checks.ts';
import { createStatus } from '../act/statuses.ts';
import { latestRuns, latestStatuses } from '../enforce/required-checks.ts';
import { presentAnnotation, presentCheckRun, presentCheckSuite, presentStatus } from '../present/checks.ts';
import type { Json } from '../present/json.ts';
import { apiUrl, presentMinimalRepository } from '../present/repositories.ts';
import type {
  Annotation,
  CheckAction,
  CheckRun,
  CheckStatus,
  CheckSuite,
  Conclusion,
  StatusState,
} from '../world/checks.ts';
import { found, Refusal } from '../world/refusal.ts';
import { resolveCommit } from '../world/repositories.ts';
import { given, moment, numbered, object, objects, requiredText, shaped, text } from './fields.ts';
import { counted, listed } from './paging.ts';
import { created, inRepository, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

function wishOf({ body }: RepositoryCall): CheckRunWish {
  const output = object(body['output']);
  return given({
    name: text(body, 'name'),
    externalId: text(body, 'external_id'),
    detailsUrl: text(body, 'details_url'),
    status: shaped<CheckStatus | undefined>(body['status']),
    conclusion: shaped<Conclusion | undefined>(body['conclusion']),
    startedAt: moment(body, 'started_at'),
    completedAt: moment(body, 'completed_at'),
    title: text(output, 'title'),
    summary: text(output, 'summary'),
    text: text(output, 'text'),
    annotations: shaped<Annotation[] | undefined>(objects(output, 'annotations')),
    actions: shaped<CheckAction[] | undefined>(objects(body, 'actions')),
  });
}

function runOf({ repository, params }: RepositoryCall): CheckRun {
  const id = numbered(params, 'check_run_id');
  return found(repository.suites.flatMap(({ runs }) => runs).find((run) => run.id === id));
}

function suiteOf({ repository, params }: RepositoryCall): CheckSuite {
  const id = numbered(params, 'check_suite_id');
  return found(repository.suites.find((suite) => suite.id === id));
}

function shaOf({ repository, params }: RepositoryCall): string {
  const sha = resolveCommit(repository, params['ref'] ?? '');
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${params['ref']}`);
  return sha;
}

function listRuns(call: RepositoryCall, runs: readonly CheckRun[]): Reply {
  const { query, world, repository } = call;
  const [name, status, app] = [query.get('check_name'), query.get('status'), query.get('app_id')];
  const matching = runs.filter(
    (run) =>
      (name === null || run.name === name) &&
      (status === null || run.status === status) &&
      (app === null || run.suite.app.id === Number(app)),
  );
  const newest = matching.toSorted((a, b) => b.id - a.id);
  return counted(call, newest, { as: 'check_runs', show: (run) => presentCheckRun(world, repository, run) });
}

function runsOfRef(call: RepositoryCall): Reply {
  const sha = shaOf(call);
  const all = call.repository.suites.filter(({ headSha }) => headSha === sha).flatMap(({ runs }) => runs);
  return listRuns(call, call.query.get('filter') === 'all' ? all : latestRuns(call.repository, sha));
}

function combined(call: RepositoryCall): Json {
  const { world, repository } = call;
  const sha = shaOf(call);
  const statuses = latestStatuses(repository, sha);
  const bad = statuses.some(({ state }) => state === 'failure' || state === 'error');
  const good = statuses.length > 0 && statuses.every(({ state }) => state === 'success');
  return {
    state: bad ? 'failure' : good ? 'success' : 'pending',
    statuses: statuses.map((status) => presentStatus(world, repository, status)),
    sha,
    total_count: statuses.length,
    repository: presentMinimalRepository(world, repository),
    commit_url: `${apiUrl(world, repository)}/commits/${sha}`,
    url: `${apiUrl(world, repository)}/commits/${sha}/status`,
  };
}

function postStatus(call: RepositoryCall): Reply {
  const { world, repository, actor, body, params } = call;
  const wish = given({
    context: text(body, 'context'),
    description: text(body, 'description'),
    targetUrl: text(body, 'target_url'),
  });
  const state = shaped<StatusState>(body['state']);
  return created(
    presentStatus(
      world,
      repository,
      createStatus(world, repository, actor, { sha: params['sha'] ?? '', state, ...wish }),
    ),
  );
}

const RUNS = '/repos/{owner}/{repo}/check-runs';
const SUITES = '/repos/{owner}/{repo}/check-suites/{check_suite_id}';
const COMMIT = '/repos/{owner}/{repo}/commits/{ref}';

export const checkRoutes: readonly Route[] = [
  inRepository(`POST ${RUNS}`, 'checks:write', (call) => {
    const { world, repository, actor, body } = call;
    const wish = { ...wishOf(call), name: requiredText(body, 'name'), headSha: requiredText(body, 'head_sha') };
    return created(presentCheckRun(world, repository, createCheckRun(world, repository, actor, wish)));
  }),
  inRepository(`GET ${RUNS}/{check_run_id}`, 'checks:read', (call) =>
    ok(presentCheckRun(call.world, call.repository, runOf(call))),
  ),
  inRepository(`PATCH ${RUNS}/{check_run_id}`, 'checks:write', (call) => {
    const { world, repository, actor } = call;
    return ok(
      presentCheckRun(
        world,
        repository,
        changeCheckRun(world, repository, actor, { run: runOf(call), wish: wishOf(call) }),
      ),
    );
  }),
  inRepository(`GET ${RUNS}/{check_run_id}/annotations`, 'checks:read', (call) => {
    const run = runOf(call);
    return listed(call, run.annotations, (one) => presentAnnotation(call.world, call.repository, run, one));
  }),
  inRepository(`POST ${RUNS}/{check_run_id}/rerequest`, 'checks:write', (call) => {
    rerequestRun(call.world, call.repository, runOf(call), call.actor);
    return created({});
  }),
  inRepository(`GET ${COMMIT}/check-runs`, 'checks:read', runsOfRef),
  inRepository(`GET ${COMMIT}/check-suites`, 'checks:read', (call) => {
    const sha = shaOf(call);
    const app = call.query.get('app_id');
    const matching = call.repository.suites.filter(
      (one) => one.headSha === sha && (app === null || one.app.id === Number(app)),
    );
    return counted(call, matching, {
      as: 'check_suites',
      show: (one) => presentCheckSuite(call.world, call.repository, one),
    });
  }),
  inRepository(`GET ${SUITES}`, 'checks:read', (call) =>
    ok(presentCheckSuite(call.world, call.repository, suiteOf(call))),
  ),
  inRepository(`GET ${SUITES}/check-runs`, 'checks:read', (call) => listRuns(call, suiteOf(call).runs)),
  inRepository(`POST ${SUITES}/rerequest`, 'checks:write', (call) => {
    rerequestSuite(call.world, call.repository, suiteOf(call), call.actor);
    return created({});
  }),
  inRepository('POST /repos/{owner}/{repo}/statuses/{sha}', 'statuses:write', postStatus),
  inRepository(`GET ${COMMIT}/status`, 'statuses:read', (call) => ok(combined(call))),
  inRepository(`GET ${COMMIT}/statuses`, 'statuses:read', (call) => {
    const sha = shaOf(call);
    const matching = call.repository.statuses.filter((status) => status.sha === sha).toReversed();
    return listed(call, matching, (status) => presentStatus(call.world, call.repository, status));
  }),
];
