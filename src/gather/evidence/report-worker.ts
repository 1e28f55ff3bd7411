import { parentPort } from 'node:worker_threads';

import { readDelivery } from './read-delivery.ts';

parentPort?.on('message', (bytes: Uint8Array) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage({ read: readDelivery(bytes) });
});
