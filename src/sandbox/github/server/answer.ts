import { authenticate, type Gate } from '../auth/authenticate.ts';
import { budgetKey, limitHeaders, type Limits, type RequestRecord } from '../auth/limits.ts';
import type { GraphqlAnswer } from '../graphql/answer.ts';
import { demandNeeds } from '../rest/demand-needs.ts';
import { object } from '../rest/fields.ts';
import type { Call, Reply } from '../rest/route.ts';
import type { Match, Router } from '../rest/router.ts';
import { replyProblems, requestProblems } from '../validation/openapi.ts';
import type { Violation } from '../validation/violation.ts';
import type { Dispatcher } from '../webhooks/dispatcher.ts';
import { notFound, Refusal } from '../world/refusal.ts';
import type { Actor } from '../world/roles.ts';
import { etagOf, type Incoming, type Outgoing } from './request.ts';
import { serviceReply } from './services.ts';

export interface Backend extends Gate {
  readonly router: Router;
  readonly webhooks: Dispatcher;
  readonly limits: Limits;
  readonly requests: RequestRecord[];
  readonly violations: Violation[];
  readonly validate: boolean;
  readonly graphql: (actor: Actor, body: unknown) => Promise<GraphqlAnswer>;
}

const DOCS = 'https://docs.github.com/rest';

function refusalReply(error: unknown): Reply {
  if (error instanceof Refusal) {
    const errors = error.errors === undefined ? {} : { errors: error.errors };
    return {
      status: error.status,
      body: { message: error.message, ...errors, documentation_url: DOCS, status: String(error.status) },
    };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `The fake GitHub broke: ${message}` } };
}

function parse(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
}

function demandValid(backend: Backend, operation: string, incoming: Incoming, body: unknown): void {
  if (!backend.validate) return;
  const problems = requestProblems(operation, incoming.url.searchParams, body);
  if (problems.length === 0) return;
  backend.violations.push({ operation, side: 'request', problems });
  throw new Refusal(422, `Invalid request.\n\n${problems.map(({ path, message }) => `${path} ${message}`).join('\n')}`);
}

function noteReply(backend: Backend, { operation }: Match['route'], { status, body }: Reply): void {
  if (!backend.validate || body === undefined) return;
  // what is checked is what travels: undefined fields are gone
  const problems = replyProblems(operation, status, JSON.parse(JSON.stringify(body)));
  if (problems.length > 0) backend.violations.push({ operation: `${operation} ${status}`, side: 'answer', problems });
}

/** A renamed or transferred repository answers under its former name with a redirect. */
function redirection({ world }: Backend, { params }: Match, incoming: Incoming): Reply | undefined {
  const { owner, repo } = params;
  const id = world.formerNames.get(`${owner}/${repo}`.toLowerCase());
  const repository = world.repositories.get(id ?? 0);
  if (
    owner === undefined ||
    repository === undefined ||
    `${owner}/${repo}`.toLowerCase() === `${repository.owner.login}/${repository.name}`.toLowerCase()
  )
    return undefined;
  const rest = incoming.path.split('/').slice(4).join('/');
  const location = `${world.url}/repositories/${repository.id}${rest === '' ? '' : `/${rest}`}${incoming.url.search}`;
  return {
    status: incoming.method === 'GET' ? 301 : 307,
    headers: { location },
    body: { message: 'Moved Permanently', url: location },
  };
}

/** `/repositories/{id}/…` is the address of a repository that survives renames. */
function byName({ world }: Backend, path: string): string {
  const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = world.repositories.get(Number(id ?? 0));
  return repository === undefined ? path : `/repos/${repository.owner.login}/${repository.name}${rest}`;
}

function restReply(backend: Backend, actor: Actor, incoming: Incoming): Reply {
  const match = backend.router.match(incoming.method, byName(backend, incoming.path));
  if (match === undefined) throw notFound();
  const { route, params } = match;
  const { limits } = backend;
  const body = parse(incoming.body);
  const moved = redirection(backend, match, incoming);
  if (moved !== undefined) return moved;
  demandNeeds(backend.world, actor, route.needs, params);
  demandValid(backend, route.operation, incoming, body);
  const call: Call = {
    world: backend.world,
    actor,
    tokens: backend.tokens,
    webhooks: backend.webhooks,
    budgets: { core: limits.budget(budgetKey('rest', actor)), graphql: limits.budget(budgetKey('graphql', actor)) },
    params,
    query: incoming.url.searchParams,
    // labels may be sent as a bare list
    body: Array.isArray(body) ? { labels: body } : object(body),
    accept: incoming.headers.accept ?? '',
    url: new URL(`${incoming.path}${incoming.url.search}`, backend.world.url),
    credential: incoming.headers.authorization?.split(' ')[1] ?? '',
  };
  const reply = route.handle(call);
  noteReply(backend, route, reply);
  return reply;
}

const MEDIA = 'application/json; charset=utf-8';

function finish(incoming: Incoming, reply: Reply, headers: Record<string, string>): Outgoing {
  const content = reply.raw ?? (reply.body === undefined ? undefined : JSON.stringify(reply.body));
  const common = {
    ...headers,
    ...reply.headers,
    'content-type': reply.raw === undefined ? MEDIA : 'application/octet-stream',
  };
  if (content === undefined || incoming.method !== 'GET' || reply.status !== 200)
    return { status: reply.status, headers: common, body: content };
  const etag = etagOf(content);
  const tagged = { ...common, etag };
  if (incoming.headers['if-none-match'] === etag) return { status: 304, headers: tagged, body: undefined };
  return { status: reply.status, headers: tagged, body: content };
}

function record(incoming: Incoming, actor: Actor | undefined, at: Date): RequestRecord {
  const known = actor === undefined || actor.kind === 'anonymous' ? null : actor;
  return {
    at,
    method: incoming.method,
    path: incoming.path,
    api: incoming.path === '/graphql' ? 'graphql' : 'rest',
    token: actor?.kind ?? 'invalid',
    installationId: actor?.kind === 'installation' ? actor.installation.id : null,
    who: known === null ? null : known.account.login,
    status: 0,
    points: 1,
  };
}

function exhausted(api: 'rest' | 'graphql'): Reply {
  const message = 'API rate limit exceeded for installation.';
  if (api === 'graphql') return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] } };
  return { status: 403, body: { message, documentation_url: DOCS } };
}

async function replyTo(backend: Backend, actor: Actor, incoming: Incoming, noted: RequestRecord): Promise<Reply> {
  const key = budgetKey(noted.api, actor);
  if (backend.limits.isExhausted(key)) return exhausted(noted.api);
  if (noted.api === 'rest') return restReply(backend, actor, incoming);
  if (actor.kind === 'anonymous') throw new Refusal(401, 'Bad credentials');
  const { status, body, points } = await backend.graphql(actor, parse(incoming.body));
  noted.points = points;
  return { status, body };
}

/** Answers one request the way GitHub would. */
export async function answer(backend: Backend, incoming: Incoming): Promise<Outgoing> {
  const now = backend.world.clock.now();
  let actor: Actor | undefined;
  let reply: Reply;
  let noted = record(incoming, undefined, now);
  try {
    const service = serviceReply(backend.world, incoming);
    actor = service === undefined ? authenticate(backend, incoming.headers.authorization) : { kind: 'anonymous' };
    noted = record(incoming, actor, now);
    reply = service ?? (await replyTo(backend, actor, incoming, noted));
  } catch (error) {
    reply = refusalReply(error);
    if (reply.status === 500)
      backend.violations.push({
        operation: `${incoming.method} ${incoming.path}`,
        side: 'answer',
        problems: [{ path: '', message: String(error) }],
      });
  }
  backend.requests.push(noted);
  const key = budgetKey(noted.api, actor ?? { kind: 'anonymous' });
  const base = {
    date: now.toUTCString(),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
  };
  const outgoing = finish(incoming, reply, base);
  noted.status = outgoing.status;
  if (outgoing.status === 304) noted.points = 0;
  backend.limits.spend(key, noted.points);
  return { ...outgoing, headers: { ...limitHeaders(noted.api, backend.limits.budget(key)), ...outgoing.headers } };
}
