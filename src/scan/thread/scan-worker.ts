import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';

import type { ScanResult } from '../../engine/secrets/scanner/finding.ts';
import type { SearchFailure } from '../../search/search-content.ts';
import type { Behalf, Task, ThreadData } from './task.ts';

/** Time that a task may take: a start, and so much more for each megabyte. */
export interface Budget {
  readonly milliseconds: number;
  readonly perMegabyte: number;
}

const BUDGET: Budget = { milliseconds: 4000, perMegabyte: 1500 };
/** Until a thread stands with its forms compiled, on a machine that has much else to do. */
const START_MS = 30_000;
const MEGABYTE = 1_000_000;
/** A hostile file may not take the process's memory. */
const MEMORY_MEGABYTES = 512;

const isScanResult = (value: unknown): value is ScanResult =>
  typeof value === 'object' && value !== null && 'findings' in value && 'unread' in value;

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Does one task at a time in a thread of its own, under a watchdog; a task that takes too long costs the thread, not the caller. */
export class ScanWorker {
  readonly #budget: Budget;
  /** Forms that the thread has compiled. */
  readonly #prepared = new Set<string>();
  #worker: Worker | undefined;

  constructor(budget: Budget = BUDGET) {
    this.#budget = budget;
  }

  /** Scans bytes, which the thread takes over; own rules may look at the path, empty for what has none; answers why when it cannot. */
  async scan(bytes: Uint8Array<ArrayBuffer>, path: string, behalf: Behalf): Promise<ScanResult | SearchFailure> {
    const answer = await this.#perform({ ...behalf, does: 'search', bytes, path }, bytes.length, [bytes.buffer]);
    return answer === 'out-of-time' || isScanResult(answer) ? answer : 'worker-failed';
  }

  /** The texts without their secrets; nothing when that could not be done. */
  async hide(texts: readonly string[], behalf: Behalf): Promise<readonly string[] | undefined> {
    const size = texts.reduce((sum, text) => sum + text.length, 0);
    const answer = await this.#perform({ ...behalf, does: 'hide', texts }, size);
    return areTexts(answer) && answer.length === texts.length ? answer : undefined;
  }

  /** Names of the files whose forms are refused; nothing when that could not be found out. */
  async invalid(behalf: Behalf): Promise<readonly string[] | undefined> {
    const answer = await this.#perform({ ...behalf, does: 'check' }, 0);
    return areTexts(answer) ? answer : undefined;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#prepared.clear();
    await worker?.terminate();
  }

  /** A thread that starts and forms that are compiled are our own work: they do not count against the file. */
  async #perform(task: Task, size: number, handOver: readonly ArrayBuffer[] = []): Promise<unknown> {
    const { key, forms, replaces } = task;
    const named = JSON.stringify([forms, replaces]);
    if (!this.#prepared.has(named)) {
      const isReady = await this.#ask({ key, forms, replaces, does: 'prepare' }, START_MS);
      if (isReady !== true) return 'worker-failed';
      this.#prepared.add(named);
    }
    const { milliseconds, perMegabyte } = this.#budget;
    return this.#ask(task, Math.ceil(milliseconds + (perMegabyte * size) / MEGABYTE), handOver);
  }

  async #ask(task: Task, milliseconds: number, handOver: readonly ArrayBuffer[] = []): Promise<unknown> {
    const worker = (this.#worker ??= this.#start());
    const watchdog = AbortSignal.timeout(milliseconds);
    worker.postMessage(task, [...handOver]);
    try {
      const answers: readonly unknown[] = await once(worker, 'message', { signal: watchdog });
      return answers[0];
    } catch {
      await this.close();
      return watchdog.aborted ? 'out-of-time' : 'worker-failed';
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./start-thread.ts', import.meta.url), {
      workerData: { compileCache: getCompileCacheDir() } satisfies ThreadData,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    });
    worker.unref();
    return worker;
  }
}
