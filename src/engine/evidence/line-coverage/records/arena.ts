interface Block {
  readonly length: number;
}

const BLOCK = 1 << 16;
/** The first block is small and each is twice the one before: ten thousand reports of one line must not take gigabytes. */
const FIRST_BLOCK = 1 << 8;

/** Where part of a block begins. */
export interface Place<T> {
  readonly block: T;
  readonly from: number;
}

/** Hands out parts of large blocks: tens of thousands of small typed arrays would cost more than what is in them. */
export class Arena<T extends Block> {
  readonly #make: (length: number) => T;
  #block: T;
  #used = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#block = make(0);
  }

  take(length: number): Place<T> {
    if (length > BLOCK / 8) return { block: this.#make(length), from: 0 };
    if (this.#used + length > this.#block.length) {
      const wanted = Math.max(FIRST_BLOCK, this.#block.length * 2, length);
      this.#block = this.#make(Math.min(BLOCK, wanted));
      this.#used = 0;
    }
    const from = this.#used;
    this.#used += length;
    return { block: this.#block, from };
  }
}
