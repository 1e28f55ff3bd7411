import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { canonical } from './canonical.ts';

/** SHA-256 (64 hexadecimal digits) of a value's canonical JSON; numbers in typed arrays go in as they lie in memory. */
export function digestOf(value: unknown): string {
  const digest = new Digest();
  digest.add(value);
  return digest.end();
}

/** Characters that are hashed together. */
const CHUNK = 1 << 16;

/** Hashes while it walks: the facts of a large repository would be a text of hundreds of megabytes. */
class Digest {
  readonly #hash = sha256.create();
  #pending = '';

  add(value: unknown): void {
    if (value instanceof Uint32Array) this.#numbers(value);
    else if (Array.isArray(value)) this.#list(value);
    else if (value instanceof Map || value instanceof Set) this.#write(canonical(value));
    else if (typeof value === 'object' && value !== null) this.#members(value);
    else this.#write(canonical(value));
  }

  end(): string {
    this.#flush();
    return bytesToHex(this.#hash.digest());
  }

  #list(items: readonly unknown[]): void {
    this.#write('[');
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#write(',');
      this.add(item);
    }
    this.#write(']');
  }

  #members(object: object): void {
    const members = Object.entries(object)
      .filter(([, member]) => member !== undefined && typeof member !== 'function')
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    this.#write('{');
    for (const [index, [key, member]] of members.entries()) {
      this.#write(`${index > 0 ? ',' : ''}${JSON.stringify(key)}:`);
      this.add(member);
    }
    this.#write('}');
  }

  /** Their count comes first, so that no other value reads the same. */
  #numbers(numbers: Uint32Array): void {
    this.#write(`<${String(numbers.length)}>`);
    this.#flush();
    this.#hash.update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  }

  #write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= CHUNK) this.#flush();
  }

  #flush(): void {
    if (this.#pending !== '') this.#hash.update(utf8ToBytes(this.#pending));
    this.#pending = '';
  }
}
