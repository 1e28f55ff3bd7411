import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { ScanResult } from '../engine/secrets/scanner/finding.ts';
import type { SearchFailure } from '../search/search-content.ts';

/** Time a file may take: a start, and so much more for each megabyte. */
const BUDGET_MS = 4000;
const BUDGET_MS_PER_MEGABYTE = 1500;
const MEGABYTE = 1_000_000;
/** A hostile file may not take the process's memory. */
const MEMORY_MEGABYTES = 512;

/** What the worker needs before the first file. */
export interface WorkerSettings {
  readonly key: Uint8Array;
  readonly rules?: { readonly name: string; readonly text: string } | undefined;
  readonly budget?: { readonly milliseconds: number; readonly perMegabyte: number };
}

const isScanResult = (value: unknown): value is ScanResult =>
  typeof value === 'object' && value !== null && 'findings' in value && 'unread' in value;

/** Scans one file at a time in a thread of its own, under a watchdog; a file that takes too long costs the thread, not the scan. */
export class ScanWorker {
  readonly #settings: WorkerSettings;
  #worker: Worker | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  /** Scans bytes, which the thread takes over; own rules may look at the path; answers why when it cannot. */
  async scan(bytes: Uint8Array<ArrayBuffer>, path?: string): Promise<ScanResult | SearchFailure> {
    const worker = (this.#worker ??= this.#start());
    const { milliseconds, perMegabyte } = this.#settings.budget ?? {
      milliseconds: BUDGET_MS,
      perMegabyte: BUDGET_MS_PER_MEGABYTE,
    };
    const watchdog = AbortSignal.timeout(Math.ceil(milliseconds + (perMegabyte * bytes.length) / MEGABYTE));
    worker.postMessage({ bytes, path }, [bytes.buffer]);
    try {
      const answers: readonly unknown[] = await once(worker, 'message', { signal: watchdog });
      const answer = answers.find((each) => isScanResult(each));
      return answer ?? 'worker-failed';
    } catch {
      await this.close();
      return watchdog.aborted ? 'out-of-time' : 'worker-failed';
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const { key, rules } = this.#settings;
    const worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: { key, ...(rules === undefined ? {} : { rules }) },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    });
    worker.unref();
    return worker;
  }
}
