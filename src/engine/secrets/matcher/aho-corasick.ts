/** Finds every keyword of a set in one pass over bytes, whatever their number (Aho and Corasick, 1975), ASCII letters in either case. */
export interface KeywordAutomaton<Value> {
  /** Transition table: `next[(state << shift) + column[byte]]` is the next state, with the top bit set when a keyword ends there. */
  readonly next: Readonly<Uint16Array>;
  readonly column: Readonly<Uint8Array>;
  /** What ends at a state. */
  readonly values: readonly (readonly Value[])[];
  readonly shift: number;
}

const ENDS = 0x80_00;

interface Node {
  readonly children: Map<number, number>;
  fail: number;
  ends: number[];
}

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

const columnsOf = (keywords: Iterable<string>): { readonly column: Uint8Array; readonly width: number } => {
  const column = new Uint8Array(256);
  let width = 1;
  for (const keyword of keywords)
    for (const char of keyword) {
      const byte = fold(char.charCodeAt(0));
      if (column[byte] === 0) column[byte] = width++;
    }
  for (let upper = 65; upper <= 90; upper++) column[upper] = column[upper + 32] ?? 0;
  return { column, width };
};

const plant = (keywords: readonly string[], column: Uint8Array): Node[] => {
  const nodes: Node[] = [{ children: new Map(), fail: 0, ends: [] }];
  for (const [index, keyword] of keywords.entries()) {
    let state = 0;
    for (const char of keyword) {
      const edge = column[fold(char.charCodeAt(0))] ?? 0;
      const known = nodes[state]?.children.get(edge);
      if (known === undefined) nodes[state]?.children.set(edge, nodes.length);
      if (known === undefined) nodes.push({ children: new Map(), fail: 0, ends: [] });
      state = known ?? nodes.length - 1;
    }
    nodes[state]?.ends.push(index);
  }
  return nodes;
};

/** Numbers nodes breadth first: the shallow ones, where a walk nearly always is, then lie side by side in the processor's cache. */
const breadthFirst = (nodes: readonly Node[]): Node[] => {
  const order = [0];
  for (const state of order) order.push(...(nodes[state]?.children.values() ?? []));
  const numbers = new Map(order.map((state, number) => [state, number]));
  return order.map((state) => {
    const { children = new Map<number, number>(), fail = 0, ends = [] } = nodes[state] ?? {};
    return { children: new Map(Array.from(children, ([edge, child]) => [edge, numbers.get(child) ?? 0])), fail, ends };
  });
};

const adopt = (nodes: readonly Node[], child: number, suffix: number): void => {
  const node = nodes[child];
  if (node === undefined) return;
  node.fail = suffix;
  node.ends.push(...(nodes[suffix]?.ends ?? []));
};

/** What a missing edge leads to: where the longest proper suffix leads; of the root, back to the root. */
const rowOfSuffix = (nodes: readonly Node[], next: Int32Array, state: number, shift: number): Int32Array => {
  const suffix = (nodes[state]?.fail ?? 0) << shift;
  return state === 0 ? new Int32Array(1 << shift) : next.slice(suffix, suffix + (1 << shift));
};

/** Fills the dense table breadth first. */
const fill = (nodes: readonly Node[], shift: number): Int32Array => {
  const next = new Int32Array(nodes.length << shift);
  const queue = [0];
  for (const state of queue) {
    const suffixes = rowOfSuffix(nodes, next, state, shift);
    next.set(suffixes, state << shift);
    for (const [edge, child] of nodes[state]?.children ?? []) {
      next[(state << shift) + edge] = child;
      adopt(nodes, child, suffixes[edge] ?? 0);
      queue.push(child);
    }
  }
  return next;
};

/** Builds the automaton of a table from keyword to values. */
export const buildAutomaton = <Value>(table: ReadonlyMap<string, readonly Value[]>): KeywordAutomaton<Value> => {
  const keywords = [...table.keys()];
  const all = [...table.values()];
  const { column, width } = columnsOf(keywords);
  const shift = Math.ceil(Math.log2(width));
  const nodes = breadthFirst(plant(keywords, column));
  const next = fill(nodes, shift);
  const marked = Uint16Array.from(nodes, (node, state) => (node.ends.length > 0 ? state | ENDS : state));
  const flagged = new Uint16Array(next.length);
  for (let cell = 0; cell < next.length; cell++) flagged[cell] = marked[next[cell] ?? 0] ?? 0;
  const values = nodes.map((node) => node.ends.flatMap((index) => all[index] ?? []));
  return { next: flagged, column, values, shift };
};

/** Where a walk is: after the byte before `at`, in `state`. */
interface Walk {
  at: number;
  state: number;
}

/** Walks on to the next end of a keyword; tells whether there is one. Nothing is called on the way, which keeps the loop in registers. */
const walkToEnd = <Value>({ next, column, shift }: KeywordAutomaton<Value>, bytes: Uint8Array, walk: Walk): boolean => {
  const { length } = bytes;
  let { at, state } = walk;
  while (at < length) {
    state = next[(state << shift) | (column[bytes[at++] ?? 0] ?? 0)] ?? 0;
    if (state >= ENDS) {
      walk.at = at;
      walk.state = state - ENDS;
      return true;
    }
  }
  return false;
};

/** Walks bytes once and reports each value whose keyword ends before `end`, until told to stop. */
export const eachKeyword = <Value>(
  automaton: KeywordAutomaton<Value>,
  bytes: Uint8Array,
  report: (values: readonly Value[], end: number) => boolean,
): void => {
  const walk: Walk = { at: 0, state: 0 };
  while (walkToEnd(automaton, bytes, walk)) if (!report(automaton.values[walk.state] ?? [], walk.at)) return;
};
