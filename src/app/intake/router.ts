import type { IncomingMessage, ServerResponse } from 'node:http';

import { answer } from './answer.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

export interface Route {
  readonly method: 'GET' | 'POST';
  /** An exact path, or a prefix that ends in `/*`. */
  readonly path: string;
  readonly handle: Handler;
}

/** Finds the route of a request; errors of handlers are reported, and answered with a generic text. */
export function createRouter(
  routes: readonly Route[],
  onError: (error: unknown, request: IncomingMessage) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const url = urlOf(request);
    if (url === undefined) return answer(response, 400);
    const here = routes.filter(({ path }) => matches(path, url.pathname));
    if (here.length === 0) return answer(response, 404);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = here.find((candidate) => candidate.method === method);
    if (route === undefined) return answer(response, 405, { allow: here.map((other) => other.method).join(', ') });
    try {
      await route.handle(request, response, url);
    } catch (error) {
      onError(error, request);
      answer(response, 500);
    }
  };
}

const urlOf = (request: IncomingMessage): URL | undefined =>
  URL.parse(request.url ?? '', 'http://localhost') ?? undefined;

const matches = (path: string, asked: string): boolean =>
  path.endsWith('/*') ? asked.startsWith(path.slice(0, -1)) : asked === path;
