import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { registerApp } from './act/apps.ts';
import { createUser } from './act/organizations.ts';
import { ACTIONS_APP_ID } from './act/workflows.ts';
import { actionsActor } from './auth/actions-token.ts';
import { budgetKey, Limits, type RequestRecord } from './auth/limits.ts';
import { TokenStore } from './auth/tokens.ts';
import { Builder } from './driver/builder.ts';
import { Driver } from './driver/driver.ts';
import { pullAt, type PullRef, repositoryAt, type RepositoryRef } from './driver/refs.ts';
import { type Mergeability, mergeability } from './enforce/mergeability.ts';
import { routes } from './rest/registry.ts';
import { Router } from './rest/router.ts';
import { answer, type Backend } from './server/answer.ts';
import { Faults } from './server/faults.ts';
import { readRequest, send } from './server/request.ts';
import { eventProblems } from './validation/openapi.ts';
import type { Violation } from './validation/violation.ts';
import { Dispatcher } from './webhooks/dispatcher.ts';
import type { App, Permissions } from './world/apps.ts';
import type { Clock } from './world/clock.ts';
import { found } from './world/refusal.ts';
import type { DeployKey } from './world/repositories.ts';
import { type Actor } from './world/roles.ts';
import { World } from './world/world.ts';

export interface FakeGitHubOptions {
  readonly port?: number;
  /** The time; unless told, a fixed moment that each act moves by one second. */
  readonly now?: () => Date;
  /** Serves the API below `/api/v3` and `/api/graphql` alone, as a GitHub Enterprise Server does. */
  readonly enterprise?: boolean;
  /** Checks requests and answers against GitHub's own description; true unless told. */
  readonly validate?: boolean;
  /** Checks webhook payloads too; costs a tenth of a second for each kind of event, hence false unless told. */
  readonly validateEvents?: boolean;
}

export interface FakeGitHub {
  readonly url: string;
  readonly world: World;
  readonly clock: Clock;
  /** Makes accounts, teams, repositories, Apps. */
  readonly build: Builder;
  readonly webhooks: Dispatcher;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly requests: RequestRecord[];
  /** What was said or answered that GitHub would not understand; tests hold it empty. */
  readonly violations: Violation[];
  /** A person's or bot's hands. */
  as(login: string): Driver;
  /** An App's hands where it is installed. */
  asApp(app: App, account: string): Driver;
  /** The hands of a workflow with its GITHUB_TOKEN. */
  asActions(repository: RepositoryRef, permissions?: Permissions): Driver;
  /** Whoever holds a deploy key of the repository. */
  withDeployKey(repository: RepositoryRef, key: DeployKey): Driver;
  /** An installation access token, as the App would get one. */
  tokenFor(app: App, account: string, permissions?: Permissions): string;
  /** Whether the person's merge would go through now; whoever is not named has no rights. */
  mergeability(pull: PullRef, login?: string): Mergeability;
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** The accounts and the App that GitHub itself brings. */
function inhabit(world: World): App {
  createUser(world, 'ghost', { id: 10_137, emails: [] });
  createUser(world, 'web-flow', { id: 19_864_447, emails: ['noreply@github.com'] });
  return registerApp(world, {
    id: ACTIONS_APP_ID,
    slug: 'github-actions',
    name: 'GitHub Actions',
    botId: 41_898_282,
    permissions: {
      actions: 'write',
      checks: 'write',
      contents: 'write',
      issues: 'write',
      pull_requests: 'write',
      statuses: 'write',
    },
    events: [],
    keys: { privateKey: '', publicKey: '' },
  });
}

function checkEvents(world: World, violations: Violation[]): void {
  world.onEvent(({ name, payload }) => {
    const travels: unknown = JSON.parse(
      JSON.stringify({ ...payload, installation: payload['installation'] ?? { id: 1, node_id: 'x' } }),
    );
    const { action } = payload;
    const problems = eventProblems(name, typeof action === 'string' ? action : null, travels);
    if (problems.length > 0) violations.push({ operation: `${name} ${String(action)}`, side: 'event', problems });
  });
}

function handsOf(
  world: World,
  tokens: TokenStore,
  actions: App,
): Pick<FakeGitHub, 'as' | 'asApp' | 'asActions' | 'withDeployKey' | 'tokenFor' | 'mergeability'> {
  const tokenFor = (app: App, account: string, permissions?: Permissions): string => {
    const installation = found(world.installationOf(app, world.account(account)));
    return tokens.mint(installation, { permissions }).value;
  };
  const personal = (login: string): Actor => ({ kind: 'user', account: world.account(login) });
  return {
    as: (login) => new Driver(world, personal(login)),
    asApp: (app, account) => new Driver(world, tokens.actorOf(tokenFor(app, account))),
    asActions: (repository, permissions) =>
      new Driver(world, actionsActor(actions, repositoryAt(world, repository), permissions)),
    withDeployKey: (repository, key) =>
      new Driver(world, {
        kind: 'deploy-key',
        account: key.addedBy,
        repository: repositoryAt(world, repository),
        key,
      }),
    tokenFor,
    mergeability: (pull, login) =>
      mergeability(world, pullAt(world, pull), login === undefined ? { kind: 'anonymous' } : personal(login)),
  };
}

function serve(backend: Backend, faults: Faults, enterprise: boolean): Server {
  return createServer((request, response) => {
    const exchange = async (): Promise<void> => {
      const incoming = await readRequest(request, backend.world.url);
      if (enterprise && !incoming.url.pathname.startsWith('/api/')) {
        await send(response, { status: 404, headers: {}, body: 'Not Found' }, undefined);
        return;
      }
      const fault = faults.strike(incoming);
      await send(response, await answer(backend, incoming), fault);
    };
    exchange().catch(() => response.destroy());
  });
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** Starts a GitHub of its own on 127.0.0.1. */
export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const { port = 0, now, enterprise = false, validate = true, validateEvents = false } = options;
  const world = new World(now);
  const actions = inhabit(world);
  const [tokens, webhooks, limits, faults] = [
    new TokenStore(world),
    new Dispatcher(world),
    new Limits(world.clock),
    new Faults(),
  ];
  const [requests, violations]: [RequestRecord[], Violation[]] = [[], []];
  if (validateEvents) checkEvents(world, violations);
  const graphql: Backend['graphql'] = async (actor, body) => {
    // loaded on the first query: most tests send none
    const { answerGraphql } = await import('./graphql/answer.ts');
    return answerGraphql({ world, actor, violations, budget: limits.budget(budgetKey('graphql', actor)) }, body);
  };
  const backend: Backend = {
    world,
    tokens,
    actions,
    webhooks,
    limits,
    requests,
    violations,
    validate,
    router: new Router(routes),
    graphql,
  };
  const server = serve(backend, faults, enterprise);
  await listen(server, port);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has such an address
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: world.url,
    world,
    clock: world.clock,
    build: new Builder(world),
    webhooks,
    faults,
    limits,
    requests,
    violations,
    ...handsOf(world, tokens, actions),
    settled: async () => webhooks.settled(),
    close: async () => close(server),
  };
}
