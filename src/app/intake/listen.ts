import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createRouter, type Route } from './router.ts';

const LARGEST_HEADERS = 16 * 1024;
const MOST_CONNECTIONS = 1000;

export interface HttpFront {
  readonly port: number;
  /** Stops listening at once, lets running requests end, then closes what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** Where to listen; port 0: any free one. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Opens the HTTP server; senders that dawdle are cut off. */
export async function listen(options: {
  readonly host: string;
  readonly port: number;
  /** What the operator would change when the port is taken; `PORT or HOST` unless told. */
  readonly setting?: string;
  readonly routes: readonly Route[];
  readonly onError: (error: unknown) => void;
}): Promise<HttpFront> {
  const router = createRouter(options.routes, options.onError);
  const server = createServer(
    {
      maxHeaderSize: LARGEST_HEADERS,
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 2000,
    },
    (request, response) => void router(request, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(options.port, options.host, resolve);
  await promise.catch((cause: unknown) => {
    throw new Error(
      `Port ${options.port} of ${options.host} cannot be opened: choose another ${options.setting ?? 'PORT or HOST'}.`,
      {
        cause,
      },
    );
  });
  server.off('error', reject).on('error', options.onError);
  return { port: portOf(server), close: (graceMs) => close(server, graceMs) };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(late);
}
