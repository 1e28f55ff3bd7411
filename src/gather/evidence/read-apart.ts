import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { Unreadable } from '../../platform/port.ts';
import { type ReadDelivery, readDelivery } from './read-delivery.ts';

/** Packed bytes that are read in a few milliseconds: no thread is worth starting for them. */
const SMALL = 200_000;
/** A gigabyte of reports takes ten seconds; whoever takes longer does it on purpose. */
const BUDGET_MS = 120_000;
const MEMORY_MEGABYTES = 1_024;

/** Reads an artifact without holding up whoever waits for the event loop: large ones in a thread of their own. */
export async function readApart(bytes: Uint8Array): Promise<ReadDelivery | null> {
  if (bytes.length <= SMALL) return readDelivery(bytes);
  const worker = new Worker(new URL('report-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  });
  worker.unref();
  try {
    worker.postMessage(bytes, []);
    const answers: readonly unknown[] = await once(worker, 'message', { signal: AbortSignal.timeout(BUDGET_MS) });
    const answer = answers.find((one) => typeof one === 'object' && one !== null && 'read' in one);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own thread answers nothing else
    return (answer as { readonly read: ReadDelivery | null }).read;
  } catch (cause) {
    throw new Unreadable('too-large', 'report', { cause });
  } finally {
    await worker.terminate();
  }
}
