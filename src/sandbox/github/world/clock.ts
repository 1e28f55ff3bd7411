const FIRST_MOMENT = Date.UTC(2026, 2, 2, 9, 0, 0);

/** The world's time: either the caller's, or a fixed start that each act moves by one second. */
export class Clock {
  #fixed: number | undefined = FIRST_MOMENT;
  readonly #source: (() => Date) | undefined;

  constructor(source?: () => Date) {
    this.#source = source;
    if (source !== undefined) this.#fixed = undefined;
  }

  now(): Date {
    return new Date(this.#fixed ?? this.#source?.() ?? FIRST_MOMENT);
  }

  /** The time of a new act. */
  tick(): Date {
    if (this.#fixed !== undefined) this.#fixed += 1_000;
    return this.now();
  }

  set(moment: Date): void {
    this.#fixed = moment.getTime();
  }

  advance(milliseconds: number): void {
    this.#fixed = this.now().getTime() + milliseconds;
  }
}
