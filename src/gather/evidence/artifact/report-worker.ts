import { parentPort } from 'node:worker_threads';

import { inPieces } from './in-pieces.ts';
import { summaryOf } from './open-delivery.ts';
import { type ReadDelivery, readDelivery } from './read-delivery.ts';

/** What this thread is asked; `more` brings the rest of what was read last. */
export type ReportRequest =
  | { readonly ask: 'open' | 'read'; readonly bytes: Uint8Array; readonly artifact: string }
  | { readonly ask: 'more' };

let rest: ReturnType<typeof inPieces>[number][] = [];

function answerTo(request: ReportRequest): unknown {
  if (request.ask === 'more') return rest.shift() ?? [];
  if (request.ask === 'open') return summaryOf(request.bytes, request.artifact);
  const read = readDelivery(request.bytes);
  rest = [...inPieces(read?.reports ?? [])];
  return read && ({ ...read, reports: [] } satisfies ReadDelivery);
}

parentPort?.on('message', (request: ReportRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage({ answer: answerTo(request) });
});
