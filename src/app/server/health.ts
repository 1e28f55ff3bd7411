import type { ServerResponse } from 'node:http';

import type { Route } from '../intake/router.ts';
import type { MetricsPage } from './metrics.ts';

/** Something that must be well before the App takes work: resolves when it is, rejects with the reason. */
export interface ReadyCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}

const CHECK_MS = 2000;

/** `/livez`: the loop turns. `/readyz`: every check passes in two seconds; names those that do not, never why. */
export function healthRoutes(
  checks: readonly ReadyCheck[],
  onUnready: (name: string, error: unknown) => void,
): readonly Route[] {
  const ready = async (response: ServerResponse) => {
    const results = await Promise.all(checks.map((check) => passes(check, onUnready)));
    const unready = checks.filter((_, index) => results[index] !== true).map(({ name }) => name);
    send(response, unready.length === 0 ? 200 : 503, `${unready.length === 0 ? 'ready' : unready.join(', ')}\n`);
  };
  return [
    { method: 'GET', path: '/livez', handle: (_, response) => send(response, 200, 'alive\n') },
    { method: 'GET', path: '/readyz', handle: (_, response) => ready(response) },
  ];
}

/** `/metrics`, for an address that only the operator reaches: it tells how many organisations are served, and how well. */
export function metricsRoute(metrics: MetricsPage): Route {
  return {
    method: 'GET',
    path: '/metrics',
    handle: async (_, response) => send(response, 200, await metrics.text(), metrics.contentType),
  };
}

function send(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}

async function passes(
  { name, check }: ReadyCheck,
  onUnready: (name: string, error: unknown) => void,
): Promise<boolean> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('It did not answer in time.')), CHECK_MS);
  try {
    await Promise.race([check(), late.promise]);
    return true;
  } catch (error) {
    onUnready(name, error);
    return false;
  } finally {
    clearTimeout(timer);
  }
}
