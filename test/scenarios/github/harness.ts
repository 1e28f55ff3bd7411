import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { load } from 'js-yaml';

import type { GitHubAppOptions } from '../../../src/app/github-app/github-app.ts';
import { type RunningApp, startGitHubApp } from '../../../src/app/github-app/start-github-app.ts';
import { WEBHOOK_PATH } from '../../../src/app/intake/webhooks.ts';
import { createLogger } from '../../../src/app/server/logger.ts';
import { rules } from '../../../src/engine/rules/index.ts';
import type { Driver, PushWish } from '../../../src/sandbox/github/driver/driver.ts';
import { type FakeGitHub, startFakeGitHub } from '../../../src/sandbox/github/start-fake-github.ts';
import type { App, Installation, Permissions } from '../../../src/sandbox/github/world/apps.ts';
import type { CheckRun } from '../../../src/sandbox/github/world/checks.ts';
import type { PullRequest } from '../../../src/sandbox/github/world/repositories.ts';
import { type CompanyOptions, inhabit, ORGANIZATION, SHOP } from './company.ts';

/** When every scene begins; from then on its time passes as ours does. */
const MORNING = Date.UTC(2026, 9, 14, 8, 0, 0);
const SECRET = ['made', 'up', 'for', 'tests', '4b825dc642cb6eb9'].join('-');
const PATIENCE_MS = 20_000;

export { CONTROL, ORGANIZATION, reviewPolicy, SHOP } from './company.ts';

interface Manifest {
  readonly default_permissions: Permissions;
  readonly default_events: readonly string[];
}
const manifest = load(readFileSync(new URL('../../../app.yml', import.meta.url), 'utf8')) as Manifest;

export interface SceneOptions extends CompanyOptions {
  /** Least time between two evaluations of a pull request; 40 ms unless told, 5 s in production. */
  readonly debounceMs?: number;
  readonly allowedAccounts?: readonly string[];
  /** Whether GitHub is an Enterprise Server, with its API below `/api`. */
  readonly enterprise?: boolean;
  /** Packed bytes of evidence that are kept. */
  readonly evidenceBytes?: number;
  /** How searches for secrets are run. */
  readonly search?: GitHubAppOptions['search'];
}

/** A page as people see it, in one text. */
export interface Gate {
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string;
  /** Title, summary and text. */
  readonly page: string;
  readonly run: CheckRun;
}

/** A fake GitHub with a company on it, the App installed there, and hands to act with. */
export class Scene {
  readonly github: FakeGitHub;
  readonly app: App;
  readonly folder: string;
  readonly options: SceneOptions;
  readonly log: string[] = [];
  #running: RunningApp | undefined;
  #shift = 0;
  readonly #began = Date.now();
  installation: Installation | undefined;

  constructor(github: FakeGitHub, folder: string, options: SceneOptions) {
    this.github = github;
    this.folder = folder;
    this.options = options;
    this.app = github.build.app({
      slug: 'garde-fou',
      permissions: manifest.default_permissions,
      events: manifest.default_events,
      webhookSecret: SECRET,
    });
  }

  now = (): Date => new Date(MORNING + Date.now() - this.#began + this.#shift);

  /** Moves the scene's time forward. */
  pass(milliseconds: number): void {
    this.#shift += milliseconds;
  }

  get running(): RunningApp {
    if (this.#running === undefined) throw new Error('The App does not run: call start().');
    return this.#running;
  }

  /** Starts the App; a second start goes on with the same store. */
  async start(): Promise<void> {
    this.#running = await startGitHubApp({
      appId: this.app.id,
      privateKey: this.app.privateKey,
      githubUrl: this.github.url,
      ...(this.options.enterprise === true ? {} : { apiUrl: this.github.url }),
      allowedAccounts: this.options.allowedAccounts ?? [],
      webhookSecrets: [SECRET],
      host: '127.0.0.1',
      port: 0,
      databaseFile: join(this.folder, 'garde-fou.sqlite'),
      loadRules: () => Promise.resolve(rules),
      now: this.now,
      log: createLogger({ level: 'debug', secrets: [SECRET], write: (line) => this.log.push(line) }),
      writeInterval: 0,
      queueSettings: { debounceMs: this.options.debounceMs ?? 40, backoffMs: 20 },
      schedule: false,
      search: this.options.search,
      evidenceBytes: this.options.evidenceBytes,
    });
    this.app.webhookUrl = `http://127.0.0.1:${String(this.#running.port)}${WEBHOOK_PATH}`;
  }

  async stop(): Promise<void> {
    await this.#running?.stop(1_000);
    this.#running = undefined;
  }

  async install(): Promise<void> {
    this.installation = this.github.build.install(this.app, ORGANIZATION);
    await this.settled();
  }

  /** The organisation takes a permission back from the App. */
  async forbid(permission: string): Promise<void> {
    if (this.installation === undefined) throw new Error('The App is not installed.');
    const left = Object.entries(manifest.default_permissions).filter(([name]) => name !== permission);
    this.github.build.permit(this.installation, Object.fromEntries(left));
    await this.settled();
  }

  as(login: string): Driver {
    return this.github.as(login);
  }

  /** A supplier's pull request: the branch is pushed, then proposed. */
  propose(
    wish: Partial<PushWish> & { readonly by?: string; readonly base?: string; readonly title?: string } = {},
  ): PullRequest {
    const { by = 'an-karim', base, title = 'feat: cart', branch = 'cart', ...push } = wish;
    this.as(by).push(SHOP, { branch, files: { 'src/cart.ts': 'export const cart = 1;\n' }, ...push });
    return this.as(by).openPull(SHOP, { head: branch, title, ...(base === undefined ? {} : { base }) });
  }

  /** Waits until GitHub has told everything and the App has done all that is due. */
  async settled(horizonMs = 3_000): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let calm = 0; calm < 3; calm = (await this.#isCalm(horizonMs)) ? calm + 1 : 0) {
      if (Date.now() > deadline) throw new Error(`Not settled:\n${this.log.slice(-15).join('')}`);
      await sleep(5);
    }
  }

  async #isCalm(horizonMs: number): Promise<boolean> {
    await this.github.settled();
    const { store, queue } = this.running;
    const { pending } = await store.deliveries.state();
    const { active } = await queue.state();
    const next = await queue.nextAt();
    const soon = next !== null && next < this.now().getTime() + horizonMs;
    return pending === 0 && active === 0 && !soon;
  }

  /** Our newest check run of that name on the pull request's head. */
  gate(pull: PullRequest, name = 'Garde-fou'): Gate | null {
    return this.gateAt(pull.headSha, name);
  }

  gateAt(sha: string, name = 'Garde-fou', repository = SHOP): Gate | null {
    const { suites } = this.github.world.repository(repository);
    const runs = suites
      .filter(({ app, headSha }) => app === this.app && headSha === sha)
      .flatMap((suite) => suite.runs)
      .filter((run) => run.name === name);
    const run = runs.toSorted((one, other) => other.id - one.id)[0];
    if (run === undefined) return null;
    const page = [`# ${run.title ?? ''}`, run.summary, run.text]
      .filter((part) => part !== null && part !== '')
      .join('\n\n');
    return { status: run.status, conclusion: run.conclusion, title: run.title ?? '', page: this.#masked(page), run };
  }

  /** Commit ids and the time of day differ from run to run: their place is what counts. */
  #masked(page: string): string {
    const masked = page.replaceAll(/\b[0-9a-f]{12}\b/g, '{commit}').replaceAll(/\b\d\d:\d\d\b/g, '{time}');
    return `${masked.trimEnd()}\n`;
  }

  /** What people read, or nothing when nothing was posted. */
  page(pull: PullRequest, name?: string): string {
    return this.gate(pull, name)?.page ?? '';
  }

  /** The page of a gate that stayed shut; throws when it is open. */
  async pageOfShut(pull: PullRequest): Promise<string> {
    await this.settled();
    if (this.gate(pull)?.conclusion === 'success' || this.mayMerge(pull)) throw new Error('The gate is open.');
    return this.page(pull);
  }

  /** Whether the person could merge right now. */
  mayMerge(pull: PullRequest, login = 'an-karim'): boolean {
    return this.github.mergeability(pull, login).state === 'clean';
  }

  /** Waits until the App asked GitHub for such a path. */
  async asked(path: string): Promise<void> {
    while (!this.github.requests.some((request) => request.path.includes(path))) await sleep(2);
  }

  /** Requests of the App since then, by kind. */
  requests(from = 0): { readonly graphql: number; readonly reads: number; readonly writes: number } {
    const ours = this.github.requests.slice(from).filter(({ path }) => !path.startsWith('/app'));
    const graphql = ours.filter(({ path }) => path === '/graphql').length;
    const reads = ours.filter(({ method, path }) => method === 'GET' && path !== '/graphql').length;
    return { graphql, reads, writes: ours.length - graphql - reads };
  }

  /** Ends the scene; what GitHub would not have understood fails the test. */
  async close(): Promise<void> {
    const { violations } = this.github;
    await this.stop();
    await this.github.close();
    await rm(this.folder, { recursive: true });
    if (violations.length > 0) throw new Error(`GitHub would not understand: ${JSON.stringify(violations, null, 2)}`);
  }
}

/** Where the page of that name is kept, word for word. */
export function pageFile(name: string): string {
  return join(import.meta.dirname, 'pages', `${name}.txt`);
}

/** A company with people, a shop, a policy and the App: everything ready for the first pull request. */
export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  let scene: Scene | undefined;
  const github = await startFakeGitHub({
    now: () => scene?.now() ?? new Date(MORNING),
    enterprise: options.enterprise ?? false,
  });
  scene = new Scene(github, await mkdtemp(join(tmpdir(), 'garde-fou-scene-')), options);
  inhabit(github, scene.app, options);
  await scene.start();
  await scene.install();
  return scene;
}
