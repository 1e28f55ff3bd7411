import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { openArchive } from '../../../engine/evidence/archive/open-archive.ts';
import { Unreadable } from '../../../platform/port.ts';
import { type inPieces, takeIn } from './in-pieces.ts';
import { archiveBounds } from './limits.ts';
import { type Summary, summaryOf } from './open-delivery.ts';
import { type ReadDelivery, readDelivery } from './read-delivery.ts';
import type { ReportRequest } from './report-worker.ts';

/**
 * What is read in some ten milliseconds, so that no thread is worth asking: packed bytes, and what the archive's own
 * directory says of the rest. A few packed kilobytes may be megabytes of reports, or a thousand of them.
 */
const SMALL = { packed: 200_000, unpacked: 500_000, files: 100 };
/** A gigabyte of reports takes ten seconds; whoever takes longer does it on purpose. */
const BUDGET_MS = 120_000;
const MEMORY_MEGABYTES = 1_024;
/** Packed bytes after which a thread is ended rather than kept: its memory would stay as large as that took. */
const LARGE = 2_000_000;

/** Reads an artifact without holding up whoever waits for the event loop: all but small ones in a thread. */
export async function readApart(bytes: Uint8Array): Promise<ReadDelivery | null> {
  if (isSmall(bytes)) return readDelivery(bytes);
  return inThread(bytes, async (ask) => {
    const read = await ask<ReadDelivery | null>({ ask: 'read', bytes, artifact: '' });
    if (read === null) return null;
    const reports: ReadDelivery['reports'][number][] = [];
    for (let isMore = true; isMore;) {
      const pieces = await ask<ReturnType<typeof inPieces>[number]>({ ask: 'more' });
      takeIn(reports, pieces);
      isMore = pieces.length > 0;
    }
    return { ...read, reports };
  });
}

/** Says what an artifact holds, as far from the event loop. */
export async function openApart(bytes: Uint8Array, artifact: string): Promise<Summary> {
  return isSmall(bytes)
    ? summaryOf(bytes, artifact)
    : inThread(bytes, (ask) => ask<Summary>({ ask: 'open', bytes, artifact }));
}

/** What cannot be opened is refused as quickly as a small one is read. */
function isSmall(bytes: Uint8Array): boolean {
  if (bytes.length > SMALL.packed) return false;
  const archive = openArchive(bytes, archiveBounds);
  if (!archive.ok) return true;
  const unpacked = [...archive.files.values()].reduce((sum, { size }) => sum + size, 0);
  return archive.files.size <= SMALL.files && unpacked <= SMALL.unpacked;
}

/** The thread that was used last, ready for the next artifact: starting one takes longer than most take to read. */
let idle: Worker | undefined;

type Ask = <T>(request: ReportRequest) => Promise<T>;

async function inThread<T>(bytes: Uint8Array, work: (ask: Ask) => Promise<T>): Promise<T> {
  const worker = idle ?? startWorker();
  idle = undefined;
  const signal = AbortSignal.timeout(BUDGET_MS);
  try {
    const result = await work((request) => asked(worker, request, signal));
    if (bytes.length <= LARGE && idle === undefined) idle = worker;
    return result;
  } catch (cause) {
    throw new Unreadable('too-large', 'report', { cause });
  } finally {
    if (worker !== idle) await worker.terminate();
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./report-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  });
  worker.unref();
  // One that ends while nobody asks it anything is replaced; while somebody does, the asking fails.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (idle === worker) idle = undefined;
  });
  return worker;
}

async function asked<T>(worker: Worker, request: ReportRequest, signal: AbortSignal): Promise<T> {
  worker.postMessage(request, []);
  const answers: readonly unknown[] = await once(worker, 'message', { signal });
  const answer = answers.find((one) => typeof one === 'object' && one !== null && 'answer' in one);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own thread answers nothing else
  return (answer as { readonly answer: T }).answer;
}
