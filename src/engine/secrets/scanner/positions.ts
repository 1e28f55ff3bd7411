const LINE_FEED = 10;

/** A place people can find. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const utf8 = new TextDecoder();

/** Counts characters, not bytes; by decoding, which is many times faster than looking at each byte of a long line. */
const charactersIn = (bytes: Uint8Array, from: number, to: number): number =>
  utf8.decode(bytes.subarray(from, to)).length;

interface Known {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const BEGINNING: Known = { offset: 0, line: 1, column: 1 };
/** Bytes between two places that are remembered: no question costs a longer walk. */
const STRIDE = 4096;

const goOn = (bytes: Uint8Array, from: Known, offset: number): Known => {
  let { line } = from;
  let lineStart = -1;
  for (let at = from.offset; at < offset; at++) {
    if (bytes[at] !== LINE_FEED) continue;
    line++;
    lineStart = at + 1;
  }
  const column =
    lineStart < 0 ? from.column + charactersIn(bytes, from.offset, offset) : 1 + charactersIn(bytes, lineStart, offset);
  return { offset, line, column };
};

/** The next place to remember, not inside a character. */
const afterStride = (bytes: Uint8Array, from: number): number => {
  let at = from + STRIDE;
  while (at > from + STRIDE - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
};

const lastBefore = (known: readonly Known[], offset: number): Known => {
  let low = 0;
  let high = known.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((known[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return known[low] ?? BEGINNING;
};

/** Turns byte offsets into lines and columns from 1; walks the bytes once, in whatever order it is asked. */
export const positionsIn = (bytes: Uint8Array): ((offset: number) => Position) => {
  const known: Known[] = [BEGINNING];
  return (offset) => {
    let from = lastBefore(known, offset);
    for (let next = afterStride(bytes, from.offset); next <= offset; next = afterStride(bytes, from.offset)) {
      from = goOn(bytes, from, next);
      known.push(from);
    }
    const { line, column } = goOn(bytes, from, offset);
    return { line, column };
  };
};
