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
  readonly lineStart: number;
  readonly column: number;
}

const BEGINNING: Known = { offset: 0, line: 1, lineStart: 0, column: 1 };

/** Goes on from a place already known, so that a whole file costs one walk. */
const goOn = (bytes: Uint8Array, from: Known, offset: number): Known => {
  let { line, lineStart } = from;
  for (let at = from.offset; at < offset; at++) {
    if (bytes[at] !== LINE_FEED) continue;
    line++;
    lineStart = at + 1;
  }
  const moved = line > from.line;
  const column = moved
    ? 1 + charactersIn(bytes, lineStart, offset)
    : from.column + charactersIn(bytes, from.offset, offset);
  return { offset, line, lineStart, column };
};

/** Turns byte offsets into lines and columns from 1; asked in rising order it walks the bytes once. */
export const positionsIn = (bytes: Uint8Array): ((offset: number) => Position) => {
  let known = BEGINNING;
  return (offset) => {
    known = goOn(bytes, offset < known.offset ? BEGINNING : known, offset);
    return { line: known.line, column: known.column };
  };
};
