import { startsWithAt } from './ascii.ts';

/** Reads some of `bytes[0..end)` and says how many it used up; the rest comes again, with more behind it. */
export type Consume = (bytes: Uint8Array, end: number) => number;

/** The longest record, tag or token in bytes; a longer one is a problem, not a reason to buffer. */
export const TOKEN_LIMIT = 1 << 20;

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);
const WINDOW = 1 << 16;

/** Turns chunks of any size into windows large enough that cutting a token costs little, without copying large chunks. */
export class ByteWindow {
  readonly #consume: Consume;
  readonly #size: number;
  #kept = new Uint8Array(0);
  #length = 0;
  #begun = false;
  /** Bytes used up before the current window. */
  offset = 0;

  constructor(consume: Consume, size = WINDOW) {
    this.#consume = consume;
    this.#size = size;
  }

  push(chunk: Uint8Array): void {
    if (this.#length === 0 && chunk.length >= this.#size) {
      this.#append(chunk.subarray(this.#hand(chunk, chunk.length)));
      return;
    }
    this.#append(chunk);
    if (this.#length >= this.#size) this.#run();
  }

  /** Hands over what is left; returns it, or nothing when all was used up. */
  end(): Uint8Array {
    if (this.#length > 0) this.#run();
    return this.#kept.subarray(0, this.#length);
  }

  #run(): void {
    const used = this.#hand(this.#kept, this.#length);
    this.#kept.copyWithin(0, used, this.#length);
    this.#length -= used;
  }

  /** Hands a window over; the first one without a byte order mark. */
  #hand(bytes: Uint8Array, end: number): number {
    const skip = this.#begun || !startsWithAt(bytes, 0, BYTE_ORDER_MARK) ? 0 : BYTE_ORDER_MARK.length;
    this.#begun = true;
    this.offset += skip;
    const used = this.#consume(skip === 0 ? bytes : bytes.subarray(skip), end - skip);
    this.offset += used;
    return skip + used;
  }

  #append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#kept.length) {
      const grown = new Uint8Array(Math.max(length, this.#size, this.#kept.length * 2));
      grown.set(this.#kept.subarray(0, this.#length));
      this.#kept = grown;
    }
    this.#kept.set(chunk, this.#length);
    this.#length = length;
  }
}
