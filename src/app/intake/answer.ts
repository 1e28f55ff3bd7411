import type { ServerResponse } from 'node:http';

const TEXTS = {
  202: 'Accepted',
  400: 'Bad request',
  401: 'Not signed',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Unavailable, try again later',
} as const;

export type GenericStatus = keyof typeof TEXTS;

/** Answers with a fixed text: nothing of what happened inside leaves the house. */
export function answer(response: ServerResponse, status: GenericStatus, headers: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return;
  const text = `${TEXTS[status]}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(text);
}

/** Answers and hangs up: the rest of the body is never read. */
export function answerAndClose(response: ServerResponse, status: GenericStatus): void {
  response.once('finish', () => response.socket?.destroySoon());
  answer(response, status, { connection: 'close' });
}
