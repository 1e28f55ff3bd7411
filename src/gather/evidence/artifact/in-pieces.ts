/** Where a list lies in a value: keys and places, outermost first. */
type Path = readonly (string | number)[];

/** A value without its long lists, or some items of one of them; `at`: the value's number. */
type Piece =
  | { readonly at: number; readonly frame: unknown }
  | { readonly at: number; readonly path: Path; readonly items: readonly unknown[] };

/** Items of a list that travel together. */
const LONGEST = 1_000;
/** Values and items that are taken in in one go, a few milliseconds' work. */
const AT_ONCE = 50_000;

/**
 * Takes values of plain objects and lists apart, so that whoever takes them in from a thread can do something else
 * between two messages: the pieces of each message, in order.
 */
export function inPieces(values: readonly unknown[]): readonly (readonly Piece[])[] {
  const messages: Piece[][] = [];
  let weight = AT_ONCE;
  for (const piece of values.flatMap(piecesOf)) {
    const more = weightOf('frame' in piece ? piece.frame : piece.items);
    if (weight + more > AT_ONCE) messages.push([]);
    weight = weight + more > AT_ONCE ? more : weight + more;
    messages.at(-1)?.push(piece);
  }
  return messages;
}

/** Puts the pieces of one more message onto what was taken in before. */
export function takeIn(values: unknown[], pieces: readonly Piece[]): void {
  for (const piece of pieces)
    if ('frame' in piece) values[piece.at] = piece.frame;
    else listAt(values[piece.at], piece.path).push(...piece.items);
}

function piecesOf(value: unknown, at: number): readonly Piece[] {
  const slices: Piece[] = [];
  const frame = frameOf(value, [], (path, list) => {
    for (let from = 0; from < list.length; from += LONGEST)
      slices.push({ at, path, items: list.slice(from, from + LONGEST) });
  });
  return [{ at, frame }, ...slices];
}

/** The same without its long lists, which go elsewhere. */
function frameOf(value: unknown, path: Path, isLong: (path: Path, list: readonly unknown[]) => void): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    if (list.length <= LONGEST) return list.map((item, index) => frameOf(item, [...path, index], isLong));
    isLong(path, list);
    return [];
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, frameOf(item, [...path, key], isLong)]));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function weightOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + weightOf(item), 1);
  if (!isPlain(value)) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + weightOf(item), 1);
}

function listAt(value: unknown, path: Path): unknown[] {
  let found = value;
  for (const key of path) found = isHolder(found) ? found[key] : undefined;
  return Array.isArray(found) ? found : [];
}

function isHolder(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
