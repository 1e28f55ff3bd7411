import {
  boolCoreTag,
  type Event,
  EVENT_ID,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';

import type { Place, Reason } from '../facts/reason.ts';

/** A piece of YAML with the place where it stands. */
export type Node = ScalarNode | ListNode | MappingNode;

/** A text, number, yes/no or nothing. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly at: Place;
}

/** A list. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Place;
}

/** A mapping; no key twice. */
export interface MappingNode {
  readonly kind: 'mapping';
  readonly members: readonly Member[];
  readonly at: Place;
}

/** One key of a mapping with its value. */
export interface Member {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: Node;
}

/** The document, or the first thing that makes it unreadable: a reason of `yamlTexts`. */
export type Parsed = { readonly ok: true; readonly root: Node } | { readonly ok: false; readonly problem: Reason };

const MOST_BYTES = 512 * 1024;
const MOST_NODES = 20_000;
const MOST_ALIASES = 100;
const DEEPEST = 32;

/**
 * Reads one YAML 1.2 document (core schema) with places. Refused: other encodings than UTF-8, 512 KiB, 32 levels, 20,000
 * nodes once aliases are followed, several documents, tags, a key twice, keys that are no plain text. Never throws.
 */
export function parseYaml(source: string | Uint8Array, file: string): Parsed {
  const text = decode(source);
  if (text === null) return refuse('not-utf-8', {}, { path: file });
  if (text.length > MOST_BYTES) return refuse('file-too-large', { limit: MOST_BYTES / 1024 }, { path: file });
  try {
    return build(text, parseEvents(text, { maxDepth: DEEPEST }), file);
  } catch (error) {
    if (!(error instanceof YAMLException)) return refuse('yaml-unreadable', {}, { path: file });
    const { mark } = error;
    const at = mark === undefined ? { path: file } : { path: file, line: mark.line + 1, column: mark.column + 1 };
    return refuse('yaml-syntax', { problem: error.reason }, at);
  }
}

/** The value without its places. Keys become own properties whatever their name. */
export function plain(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
}

/** The value of a key, if the node is a mapping that has it. */
export function member(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.members.find((one) => one.key === key)?.value : undefined;
}

/** The place of what a path leads to, or of the last step that exists; with `key`, the place of that key itself. */
export function placeOf(node: Node, path: readonly PropertyKey[], key?: string): Place {
  const found = path.reduce<Node>((inside, step) => childOf(inside, step) ?? inside, node);
  const named = found.kind === 'mapping' ? found.members.find((one) => one.key === key) : undefined;
  return named?.keyAt ?? found.at;
}

/** What a path leads to. */
export function nodeAt(node: Node, path: readonly PropertyKey[]): Node | undefined {
  return path.reduce<Node | undefined>((inside, step) => inside && childOf(inside, step), node);
}

function childOf(node: Node, step: PropertyKey): Node | undefined {
  return node.kind === 'list' ? node.items[Number(step)] : member(node, String(step));
}

function decode(source: string | Uint8Array): string | null {
  if (typeof source === 'string') return source.isWellFormed() ? source.replace(/^\uFEFF/, '') : null;
  if (source.byteLength > MOST_BYTES * 4) return ' '.repeat(MOST_BYTES + 1);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source);
  } catch {
    return null;
  }
}

function refuse(key: string, values: Reason['values'], at: Place): Parsed {
  return { ok: false, problem: { key, values, at } };
}

/** Thrown inside this file only, because a parser that is nested this deep has no other short way out. */
class Refused extends Error {
  readonly problem: Reason;
  constructor(key: string, values: Reason['values'], at: Place) {
    super(key);
    this.problem = { key, values, at };
  }
}

interface Reading {
  readonly text: string;
  readonly events: readonly Event[];
  readonly place: (offset: number) => Place;
  readonly anchors: Map<string, { readonly node: Node; readonly size: number }>;
  next: number;
  nodes: number;
  aliases: number;
}

function build(text: string, events: readonly Event[], file: string): Parsed {
  const place = placesIn(text, file);
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) return refuse('several-documents', {}, { path: file });
  if (events.length < 3) return refuse('empty-file', {}, { path: file });
  const reading: Reading = { text, events, place, anchors: new Map(), next: 1, nodes: 0, aliases: 0 };
  try {
    return { ok: true, root: readNode(reading, place(0)) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

function readNode(reading: Reading, fallback: Place): Node {
  const event = reading.events[reading.next++];
  if (event?.type === EVENT_ID.ALIAS) return followAlias(reading, event.anchorStart, event.anchorEnd);
  const before = reading.nodes;
  countNodes(reading, 1, fallback);
  if (event?.type === EVENT_ID.SCALAR) return anchored(reading, event, before, readScalar(reading, event, fallback));
  if (event?.type === EVENT_ID.SEQUENCE) {
    const at = reading.place(event.start);
    refuseTag(event.tagStart, at);
    return anchored(reading, event, before, { kind: 'list', items: readItems(reading, at), at });
  }
  if (event?.type === EVENT_ID.MAPPING) {
    const at = reading.place(event.start);
    refuseTag(event.tagStart, at);
    return anchored(reading, event, before, { kind: 'mapping', members: readMembers(reading), at });
  }
  throw new Refused('yaml-unreadable', {}, fallback);
}

function readItems(reading: Reading, at: Place): readonly Node[] {
  const items: Node[] = [];
  while (!ends(reading)) items.push(readNode(reading, at));
  return items;
}

function readMembers(reading: Reading): readonly Member[] {
  const members = new Map<string, Member>();
  while (!ends(reading)) {
    const event = reading.events[reading.next++];
    if (event?.type !== EVENT_ID.SCALAR) throw new Refused('key-is-no-text', {}, placeOfEvent(reading, event));
    const keyAt = placeOfScalar(reading, event);
    refuseTag(event.tagStart, keyAt);
    const key = getScalarValue(reading.text, event);
    if (members.has(key)) throw new Refused('duplicate-key', { key }, keyAt);
    // Such a key would change what objects are instead of being one of their members.
    if (key === '__proto__') throw new Refused('key-is-no-text', {}, keyAt);
    members.set(key, { key, keyAt, value: readNode(reading, keyAt) });
  }
  return [...members.values()];
}

function ends(reading: Reading): boolean {
  const event = reading.events[reading.next];
  if (event !== undefined && event.type !== EVENT_ID.POP) return false;
  reading.next += 1;
  return true;
}

function readScalar(reading: Reading, event: ScalarEvent, fallback: Place): ScalarNode {
  const at = event.valueStart < 0 ? fallback : placeOfScalar(reading, event);
  refuseTag(event.tagStart, at);
  const text = event.valueStart < 0 ? '' : getScalarValue(reading.text, event);
  return { kind: 'scalar', value: event.style === SCALAR_STYLE.PLAIN ? resolve(text) : text, at };
}

function resolve(text: string): ScalarNode['value'] {
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

function followAlias(reading: Reading, from: number, to: number): Node {
  const at = reading.place(from - 1);
  const target = reading.anchors.get(reading.text.slice(from, to));
  if (target === undefined) throw new Refused('unknown-alias', {}, at);
  reading.aliases += 1;
  if (reading.aliases > MOST_ALIASES) throw new Refused('too-many-aliases', { limit: MOST_ALIASES }, at);
  countNodes(reading, target.size, at);
  return target.node;
}

function anchored(
  reading: Reading,
  { anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number },
  before: number,
  node: Node,
): Node {
  if (anchorStart >= 0)
    reading.anchors.set(reading.text.slice(anchorStart, anchorEnd), { node, size: reading.nodes - before });
  return node;
}

function countNodes(reading: Reading, more: number, at: Place): void {
  reading.nodes += more;
  if (reading.nodes > MOST_NODES) throw new Refused('too-many-values', { limit: MOST_NODES }, at);
}

function refuseTag(tagStart: number, at: Place): void {
  if (tagStart >= 0) throw new Refused('tag-refused', {}, at);
}

function placeOfScalar({ place }: Reading, { valueStart, style }: ScalarEvent): Place {
  const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return place(Math.max(0, quoted ? valueStart - 1 : valueStart));
}

function placeOfEvent(reading: Reading, event: Event | undefined): Place {
  return reading.place(event !== undefined && 'start' in event ? event.start : 0);
}

function placesIn(text: string, path: string): (offset: number) => Place {
  const starts = [0];
  for (const { index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + (text.startsWith('\r\n', index) ? 2 : 1));
  return (offset) => {
    const line = lastAtMost(starts, offset);
    return { path, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** Index of the last entry that is not above the limit. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
