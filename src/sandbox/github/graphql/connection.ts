import { type Args, refused, type View } from './graph.ts';

const LARGEST_PAGE = 100;

function cursorOf(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64');
}

function indexOf(cursor: unknown): number | undefined {
  if (typeof cursor !== 'string') return undefined;
  const match = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (match === null) throw refused('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(match[1]);
}

function size(args: Args): { first: number | undefined; last: number | undefined } {
  const [first, last] = [args['first'], args['last']].map((value) => (typeof value === 'number' ? value : undefined));
  if (first === undefined && last === undefined)
    throw refused(
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate the connection.',
    );
  if ((first ?? last ?? 0) > LARGEST_PAGE)
    throw refused(
      'EXCESSIVE_PAGINATION',
      `Requesting ${first ?? last} records on the connection exceeds the \`first\` limit of 100 records.`,
    );
  return { first, last };
}

/** A page of a list, with cursors that mean positions. */
export function connection<T>(args: Args, items: readonly T[], show: (item: T) => unknown, more: View = {}): View {
  const { first, last } = size(args);
  const after = indexOf(args['after']);
  const before = indexOf(args['before']);
  let [start, end] = [after === undefined ? 0 : after + 1, before ?? items.length];
  if (first !== undefined) end = Math.min(end, start + first);
  if (last !== undefined) start = Math.max(start, end - last);
  const indexes = Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
  const nodeAt = (index: number): unknown => {
    const item = items[index];
    return item === undefined ? null : show(item);
  };
  return {
    totalCount: items.length,
    nodes: () => indexes.map(nodeAt),
    edges: () => indexes.map((index) => ({ cursor: cursorOf(index), node: nodeAt(index) })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: indexes.length === 0 ? null : cursorOf(start),
      endCursor: indexes.length === 0 ? null : cursorOf(end - 1),
    },
    ...more,
  };
}
