interface Block<T> {
  readonly length: number;
  subarray(from: number, to: number): T;
}

const BLOCK = 1 << 16;

/** Hands out slices of large blocks: tens of thousands of small typed arrays would cost more than what is in them. */
export class Arena<T extends Block<T>> {
  readonly #make: (length: number) => T;
  #block: T;
  #used = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#block = make(0);
  }

  take(length: number): T {
    if (length > BLOCK / 8) return this.#make(length);
    if (this.#used + length > this.#block.length) {
      this.#block = this.#make(BLOCK);
      this.#used = 0;
    }
    this.#used += length;
    return this.#block.subarray(this.#used - length, this.#used);
  }
}
