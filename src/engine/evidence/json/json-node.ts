/** What a value can be besides an object or an array. */
export type Scalar = string | number | boolean | null;

/**
 * What a format wants of a JSON value. What a node has no answer for is read over; nothing is kept unless a node keeps it, so
 * a document costs the memory that its reader asks for.
 */
export interface JsonNode {
  scalar?(value: Scalar): void;
  /** Accepts objects: the node of a key's value. */
  key?(name: string): JsonNode | undefined;
  /** Accepts arrays: the node of an item, by its place from 0. */
  item?(index: number): JsonNode | undefined;
  /** The object or array has ended. */
  end?(): void;
}

/** Wants a string. */
export function text(put: (value: string) => void): JsonNode {
  return { scalar: (value) => (typeof value === 'string' ? put(value) : undefined) };
}

/** Wants a number, possibly an infinite one: digits beyond a double are not an error. */
export function number(put: (value: number) => void): JsonNode {
  return { scalar: (value) => (typeof value === 'number' ? put(value) : undefined) };
}

/** Wants `true` or `false`. */
export function flag(put: (value: boolean) => void): JsonNode {
  return { scalar: (value) => (typeof value === 'boolean' ? put(value) : undefined) };
}

/** Wants an object with these keys; others are read over. */
export function object(fields: Readonly<Record<string, JsonNode>>, end?: () => void): JsonNode {
  const byName = new Map(Object.entries(fields));
  return { key: (name) => byName.get(name), ...(end === undefined ? {} : { end }) };
}

/** Wants an object whose keys are data. */
export function entries(node: (name: string) => JsonNode | undefined, end?: () => void): JsonNode {
  return { key: node, ...(end === undefined ? {} : { end }) };
}

/** Wants an array; every item is handled alike. */
export function items(node: JsonNode, end?: () => void): JsonNode {
  return { item: () => node, ...(end === undefined ? {} : { end }) };
}

/** Wants an array whose items are told apart by their place. */
export function tuple(node: (index: number) => JsonNode | undefined, end?: () => void): JsonNode {
  return { item: node, ...(end === undefined ? {} : { end }) };
}
