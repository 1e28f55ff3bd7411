import { parentPort } from 'node:worker_threads';

import { summaryOf } from './open-delivery.ts';
import { type ReadDelivery, readDelivery } from './read-delivery.ts';

/** What this thread is asked; `more` brings the rest of what was read last. */
export type ReportRequest =
  | { readonly ask: 'open' | 'read'; readonly bytes: Uint8Array; readonly artifact: string }
  | { readonly ask: 'more' };

/** Reports that are handed over in one go: whoever takes them in does nothing else meanwhile. */
const AT_ONCE = 250;

let rest: ReadDelivery['reports'] = [];

/** The next reports; empty after the last. */
function next(): ReadDelivery['reports'] {
  const some = rest.slice(0, AT_ONCE);
  rest = rest.slice(AT_ONCE);
  return some;
}

function answerTo(request: ReportRequest): unknown {
  if (request.ask === 'more') return next();
  if (request.ask === 'open') return summaryOf(request.bytes, request.artifact);
  const read = readDelivery(request.bytes);
  rest = read?.reports ?? [];
  return read && { ...read, reports: next() };
}

parentPort?.on('message', (request: ReportRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage({ answer: answerTo(request) });
});
