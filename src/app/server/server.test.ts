import { createHmac, randomUUID } from 'node:crypto';
import { connect } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openEmbeddedQueue } from '../../queue/embedded/open-embedded-queue.ts';
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import type { Store } from '../../store/port.ts';
import { createLogger } from './logger.ts';
import { createMetrics } from './prometheus.ts';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';

const SECRET = '3f5a9c0e7b1d2846aa51';
const PREVIOUS = '9d04b7c2e6f81a3355cc';
const BODY = JSON.stringify({ action: 'opened', installation: { id: 7 } });

const now = () => new Date();
const fail = () => Promise.reject(new Error('password is hunter2'));

let store: Store;
let lines: string[];
let handled: string[];
let running: RunningServer | undefined;
let options: ServerOptions;

beforeEach(async () => {
  const opened = await openEmbeddedStore({ file: ':memory:', now });
  const { queue, schedules } = await openEmbeddedQueue(opened.database, { now, random: () => 0.5, backoffMs: 10 });
  store = opened;
  lines = [];
  handled = [];
  options = {
    host: '127.0.0.1',
    port: 0,
    secrets: [SECRET, PREVIOUS],
    store,
    queue,
    schedules,
    now,
    log: createLogger({ level: 'trace', secrets: [SECRET], write: (line) => void lines.push(line) }),
    route: async ({ guid, installationId }) => [
      { key: guid, kind: 'pull', installationId: installationId ?? 0, payload: '' },
    ],
    async handle({ key }) {
      handled.push(key);
      return { is: 'done' };
    },
  };
});
afterEach(async () => {
  await running?.stop(100);
  running = undefined;
  await store.close();
});

const start = async (change: Partial<ServerOptions> = {}) => {
  running = await startServer({ ...options, ...change });
  return running;
};

const sign = (body: string, secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

function post(server: RunningServer, headers: Record<string, string> = {}, body = BODY): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': sign(body, SECRET),
      ...headers,
    },
  });
}

describe('intake', () => {
  it('answers 202 with a generic text and does the work afterwards', async () => {
    const server = await start();
    const guid = randomUUID();
    const answer = await post(server, { 'x-github-delivery': guid });
    expect([answer.status, await answer.text()]).toEqual([202, 'Accepted\n']);
    await expect.poll(() => handled).toEqual([guid]);
  });

  it('answers a replayed delivery 202 and does its work once', async () => {
    const server = await start();
    const guid = randomUUID();
    const answers = [
      await post(server, { 'x-github-delivery': guid }),
      await post(server, { 'x-github-delivery': guid.toUpperCase() }),
    ];
    await post(server);
    await expect.poll(() => handled).toHaveLength(2);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(handled.filter((key) => key === guid)).toHaveLength(1);
  });

  it('takes both secrets of a rotation', async () => {
    const server = await start();
    expect((await post(server, { 'x-hub-signature-256': sign(BODY, PREVIOUS) })).status).toBe(202);
  });

  const refused: [name: string, status: number, headers: Record<string, string>, body?: string][] = [
    ['a missing signature', 401, { 'x-hub-signature-256': '' }],
    ['the signature of another secret', 401, { 'x-hub-signature-256': sign(BODY, 'development') }],
    ['the signature of another body', 401, { 'x-hub-signature-256': sign('{}', SECRET) }],
    ['a signature that is too short', 401, { 'x-hub-signature-256': 'sha256=00' }],
    ['a delivery id that is no UUID', 400, { 'x-github-delivery': "1' or '1'='1" }],
    ['an event name that is none', 400, { 'x-github-event': '../etc' }],
    ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['signed text that is no JSON', 400, { 'x-hub-signature-256': sign('{', SECRET) }, '{'],
    ['signed JSON that is no object', 400, { 'x-hub-signature-256': sign('[]', SECRET) }, '[]'],
  ];
  it.each(refused)('refuses %s and stores nothing', async (...[, status, headers, body]) => {
    const server = await start();
    expect((await post(server, headers, body)).status).toBe(status);
    expect(await store.deliveries.state()).toEqual({ pending: 0, failed: 0, oldestAt: null });
    expect(handled).toEqual([]);
  });

  it('answers 503 when the store refuses, without saying why', async () => {
    const broken = { ...store.deliveries, accept: () => Promise.reject(new Error('disk full at /data')) };
    const server = await start({ store: { ...store, deliveries: broken } });
    const answer = await post(server);
    expect([answer.status, await answer.text()]).toEqual([503, 'Unavailable, try again later\n']);
  });

  it('answers other paths 404, other methods 405, and a page that throws with a generic 500', async () => {
    const server = await start({ routes: [{ method: 'GET', path: '/pages/*', handle: fail }] });
    const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    expect((await ask('/')).status).toBe(404);
    expect((await ask('/api/github/webhooks')).status).toBe(405);
    const page = await ask('/pages/one');
    expect([page.status, await page.text()]).toEqual([500, 'Internal error\n']);
  });

  it('refuses headers larger than 16 KiB', async () => {
    const server = await start();
    const answer = await post(server, { 'x-filler': 'x'.repeat(20_000) });
    expect(answer.status).toBe(431);
  });

  it('stays up when a sender hangs up in the middle of a body', async () => {
    const server = await start();
    const socket = connect(server.port, '127.0.0.1');
    const headers = ['POST /api/github/webhooks HTTP/1.1', 'host: x', 'content-type: application/json'];
    const signed = [
      `x-github-delivery: ${randomUUID()}`,
      'x-github-event: push',
      `x-hub-signature-256: ${sign('', SECRET)}`,
    ];
    socket.write([...headers, ...signed, 'content-length: 1000', '', '{"half":'].join('\r\n'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    expect((await post(server)).status).toBe(202);
  });

  it.each(['', 'development', 'short', 'your-webhook-secret', 'aaaaaaaaaaaaaaaaaaaaaaaa'])(
    'does not start with the secret "%s"',
    async (secret) => {
      await expect(start({ secrets: [secret] })).rejects.toThrow(/^WEBHOOK_SECRET is /);
      await expect(start({ secrets: [SECRET, secret] })).rejects.toThrow(/^WEBHOOK_SECRET_PREVIOUS is /);
    },
  );
});

describe('worker', () => {
  it('tries a failed job again, and keeps tokens out of the log', async () => {
    const token = ['gh', 's_', 'A1b2C3d4'.repeat(5)].join('');
    const attempts: number[] = [];
    const server = await start({
      handle: async (job) => {
        attempts.push(job.attempts);
        throw new Error(`GitHub refused ${token} and ${SECRET}`);
      },
    });
    await post(server);
    await expect.poll(() => lines.join('')).toContain('a job failed');
    expect(attempts).toEqual([1]);
    expect((await options.queue.state()).scheduled).toBe(1);
    expect(lines.join('')).not.toContain(token);
    expect(lines.join('')).not.toContain(SECRET);
  });

  it('gives up on a delivery that cannot be routed, and takes its redelivery', async () => {
    const guid = randomUUID();
    await store.deliveries.accept([
      { guid, event: 'push', installationId: 7, payload: new Uint8Array(), receivedAt: Date.now() },
    ]);
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await store.deliveries.claim(1, 0);
      await store.deliveries.retry(guid, 'before', 0);
    }
    let broken = true;
    const server = await start({
      route: async (delivery, records) => {
        if (broken) throw new Error('unknown event');
        return options.route(delivery, records);
      },
    });
    await expect
      .poll(async () => (await store.deliveries.failed(1)).map(({ error }) => error))
      .toEqual(['unknown event']);
    broken = false;
    await post(server, { 'x-github-delivery': guid });
    await expect.poll(() => handled).toEqual([guid]);
  });

  it('waits for running jobs at a stop, and gives back those that take too long', async () => {
    const aborted: string[] = [];
    const started: string[] = [];
    const server = await start({
      handle: async ({ key }, signal) => {
        started.push(key);
        const { promise, resolve } = Promise.withResolvers<void>();
        signal.addEventListener('abort', () => {
          aborted.push(key);
          resolve();
        });
        await promise;
        return { is: 'done' };
      },
    });
    await post(server);
    await expect.poll(() => started).toHaveLength(1);
    await server.stop(50);
    expect(aborted).toEqual(started);
    expect(await options.queue.state()).toMatchObject({ queued: 1, active: 0 });
    expect((await options.queue.claim(1))[0]?.attempts).toBe(1);
  });
});

describe('health', () => {
  it('is alive, ready, and tells which check fails without telling why', async () => {
    const server = await start({
      readyChecks: [{ name: 'github', check: () => Promise.reject(new Error('bad key')) }],
    });
    const ask = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
      return [answer.status, await answer.text()];
    };
    expect(await ask('/livez')).toEqual([200, 'alive\n']);
    expect(await ask('/readyz')).toEqual([503, 'github\n']);
  });

  it('does not show its counts to everybody', async () => {
    const server = await start();
    expect(server.metricsPort).toBeNull();
    expect((await fetch(`http://127.0.0.1:${server.port}/metrics`)).status).toBe(404);
  });

  it('counts webhooks and jobs, and shows them at an address of their own', async () => {
    const page = createMetrics(options.store, options.queue, options.now);
    const server = await start({ metrics: page, metricsAt: { address: { host: '127.0.0.1', port: 0 }, page } });
    await post(server);
    await expect.poll(() => handled).toHaveLength(1);
    expect((await fetch(`http://127.0.0.1:${server.port}/metrics`)).status).toBe(404);
    const address = `http://127.0.0.1:${String(server.metricsPort)}`;
    expect((await fetch(`${address}/api/github/webhooks`, { method: 'POST' })).status).toBe(404);
    const answer = await fetch(`${address}/metrics`);
    const text = await answer.text();
    expect(text).toContain('garde_fou_webhooks_total{status="202"} 1');
    expect(text).toMatch(/^garde_fou_queue_dead 0$/m);
    expect(text).toMatch(/^garde_fou_inbox_oldest_seconds 0$/m);
  });
});
