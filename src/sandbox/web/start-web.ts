import type { AddressInfo } from 'node:net';

import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { streamSSE } from 'hono/streaming';

import { Refusal } from '../github/world/refusal.ts';
import { fullName } from '../github/world/repositories.ts';
import type { Actor } from '../github/world/roles.ts';
import type { World } from '../github/world/world.ts';
import { commentOn, type Form, openWithFile, pullActs } from './acts.ts';
import { issueOf, pullOf, runOf } from './find.ts';
import { type Markup, page, type Visit, visitOf } from './layout.ts';
import { checkRunPage } from './pages/check-run.ts';
import { home } from './pages/home.ts';
import { issuePage } from './pages/issue.ts';
import { pullRequestPage } from './pages/pull-request.ts';
import { repositoryPage } from './pages/repository.ts';

/** The sandbox's pages on this machine. */
export interface Web {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface WebOptions {
  readonly world: World;
  /** 0: any free port. */
  readonly port: number;
  /** Resolves when the App has answered what just happened, or after a moment. */
  readonly answered: () => Promise<void>;
}

type Page = Context<object, '/:owner/:name'>;

/** Serves the pages and carries out what people do on them. */
export async function startWeb({ world, port, answered }: WebOptions): Promise<Web> {
  const app = new Hono();
  readPages(app, world);
  actPages(app, world, answered);
  changes(app, world);
  app.onError((error, context) => {
    const visit = visitIn(context, world);
    const status = error instanceof Refusal && error.status === 404 ? 404 : 500;
    return context.html(
      page(visit, '?', html`<h1>${status === 404 ? visit.say('notFound') : error.message}</h1>`),
      status,
    );
  });
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has an AddressInfo
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(bound)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function readPages(app: Hono, world: World): void {
  const repository = ({ req }: Page) => world.repository(`${req.param('owner')}/${req.param('name')}`);
  const show = (draw: (visit: Visit) => Markup) => (context: Context) => context.html(draw(visitIn(context, world)));
  app.get('/', (context) => show(home)(context));
  app.get('/:owner/:name', (context) => show((visit) => repositoryPage(visit, repository(context)))(context));
  app.get('/:owner/:name/pull/:number', (context) =>
    show((visit) => pullRequestPage(visit, pullOf(repository(context), context.req.param('number'))))(context),
  );
  app.get('/:owner/:name/issues/:number', (context) =>
    show((visit) => issuePage(visit, issueOf(repository(context), context.req.param('number'))))(context),
  );
  app.get('/:owner/:name/runs/:id', (context) => {
    const found = repository(context);
    const run = runOf(found, context.req.param('id'));
    return show((visit) => checkRunPage(visit, found, run, context.req.query('pull') ?? null))(context);
  });
}

function actPages(app: Hono, world: World, answered: () => Promise<void>): void {
  app.post('/visit', async (context) => {
    const form = await formOf(context);
    const here = form('here');
    const options = { path: '/', sameSite: 'Strict', httpOnly: true } as const;
    setCookie(context, 'login', form('login'), options);
    if (form('language') !== '') setCookie(context, 'language', form('language'), options);
    return context.redirect(/^\/(?!\/)/.test(here) ? here : '/', 303);
  });
  const act = async (context: Context, perform: (actor: Actor, form: Form) => string): Promise<Response> => {
    const form = await formOf(context);
    const { login, say } = visitIn(context, world);
    const outcome = attempt(() => perform(actorOf(world, login), form));
    await answered();
    const back = outcome.ok ? outcome.value : new URL(context.req.url).pathname.replace(/\/[a-z]+$/, '');
    return context.redirect(`${back}?answer=${encodeURIComponent(outcome.ok ? say('done') : outcome.message)}`, 303);
  };
  app.post('/:owner/:name/open', (context) =>
    act(context, (actor, form) => {
      const repository = world.repository(`${context.req.param('owner')}/${context.req.param('name')}`);
      const pull = openWithFile({ world, actor, form }, repository);
      return `/${fullName(repository)}/pull/${String(pull.number)}`;
    }),
  );
  app.post('/:owner/:name/:kind{pull|issues}/:number/:act', (context) =>
    act(context, (actor, form) => {
      const { owner, name, kind, number, act: wanted } = context.req.param();
      const repository = world.repository(`${owner}/${name}`);
      if (kind === 'issues') commentOn({ world, actor, form }, issueOf(repository, number));
      else pullActs[wanted]?.({ world, actor, form }, pullOf(repository, number));
      return `/${fullName(repository)}/${kind}/${number}`;
    }),
  );
}

/** Tells open pages that something happened. */
function changes(app: Hono, world: World): void {
  const listeners = new Set<() => void>();
  world.onEvent(() => {
    for (const listener of listeners) listener();
  });
  app.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      await new Promise<void>((resolve) => {
        const tell = (): void => {
          void stream.writeSSE({ event: 'change', data: '' });
        };
        listeners.add(tell);
        stream.onAbort(() => {
          listeners.delete(tell);
          resolve();
        });
      });
    }),
  );
}

function visitIn(context: Context, world: World): Visit {
  const login = getCookie(context, 'login') ?? '';
  const known = [...world.accounts.values()].some((account) => account.login === login);
  const wanted = getCookie(context, 'language') ?? context.req.header('accept-language') ?? 'en';
  return visitOf({
    world,
    login: known ? login : null,
    language: wanted.startsWith('fr') ? 'fr' : 'en',
    answer: context.req.query('answer') ?? null,
    here: new URL(context.req.url).pathname,
  });
}

async function formOf(context: Context): Promise<Form> {
  const body = await context.req.parseBody();
  return (field) => {
    const value = body[field];
    return typeof value === 'string' ? value : '';
  };
}

function actorOf(world: World, login: string | null): Actor {
  return login === null ? { kind: 'anonymous' } : { kind: 'user', account: world.account(login) };
}

type Attempt = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string };

/** GitHub's refusal is an answer to show, not a failure of ours. */
function attempt(perform: () => string): Attempt {
  try {
    return { ok: true, value: perform() };
  } catch (error) {
    if (error instanceof Refusal) {
      const errors = (error.errors ?? []).map((one) => (typeof one === 'string' ? one : (one.message ?? one.code)));
      return { ok: false, message: [`${String(error.status)} ${error.message}`, ...errors].join(' ') };
    }
    throw error;
  }
}
