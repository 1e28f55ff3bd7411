import { setTimeout as sleep } from 'node:timers/promises';

/** Check runs open the gate, so they go before anything people could wait for. */
export type Urgency = 'check' | 'talk';

interface Waiting {
  readonly urgency: Urgency;
  readonly go: () => void;
}

/** GitHub asks for a second between writes; reads may run side by side, but not all at once. */
export class Limiter {
  readonly #writeInterval: number;
  readonly #maximumReads: number;
  readonly #writes: Waiting[] = [];
  readonly #reads: (() => void)[] = [];
  #reading = 0;
  #pumping = false;

  constructor(options: { readonly writeInterval: number; readonly maximumReads: number }) {
    this.#writeInterval = options.writeInterval;
    this.#maximumReads = options.maximumReads;
  }

  async read<T>(work: () => Promise<T>): Promise<T> {
    if (this.#reading >= this.#maximumReads) await new Promise<void>((go) => this.#reads.push(go));
    this.#reading += 1;
    try {
      return await work();
    } finally {
      this.#reading -= 1;
      this.#reads.shift()?.();
    }
  }

  async write<T>(urgency: Urgency, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.#writes.push({ urgency, go });
      if (!this.#pumping) void this.#pump();
    });
    return work();
  }

  /** Lets one write go, then waits: the next one may have become more urgent meanwhile. */
  async #pump(): Promise<void> {
    this.#pumping = true;
    while (this.#writes.length > 0) {
      const urgent = this.#writes.findIndex(({ urgency }) => urgency === 'check');
      const [next] = this.#writes.splice(Math.max(urgent, 0), 1);
      next?.go();
      await sleep(this.#writeInterval, undefined, { ref: false });
    }
    this.#pumping = false;
  }
}
