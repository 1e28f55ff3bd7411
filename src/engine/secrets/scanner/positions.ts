const LINE_FEED = 10;

/** A place people can find. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Counts characters, not bytes, of UTF-8. */
const columnOf = (bytes: Uint8Array, lineStart: number, offset: number): number => {
  let column = 1;
  for (let at = lineStart; at < offset; at++) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) column++;
  return column;
};

/** Turns byte offsets, asked in rising order for speed, into lines and columns from 1. */
export const positionsIn = (bytes: Uint8Array): ((offset: number) => Position) => {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    if (offset < lineStart) {
      line = 1;
      lineStart = 0;
    }
    for (
      let at = bytes.indexOf(LINE_FEED, lineStart);
      at >= 0 && at < offset;
      at = bytes.indexOf(LINE_FEED, lineStart)
    ) {
      line++;
      lineStart = at + 1;
    }
    return { line, column: columnOf(bytes, lineStart, offset) };
  };
};
