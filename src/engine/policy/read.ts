import type { Reason } from '../facts/reason.ts';
import type { AnySetting, Fields } from '../settings/setting.ts';
import { issueReasons, MOST_PROBLEMS, unknownKey, wrongKind } from '../yaml/issues.ts';
import { type MappingNode, type Node, plain } from '../yaml/yaml.ts';
import type { LayerName } from './effective.ts';
import type { Branch, Leaf } from './tree.ts';

/** What reading needs to know beside the node. */
export interface Reading {
  readonly layer: LayerName;
  /** Collects what is wrong. */
  readonly problems: Reason[];
}

type Path = readonly string[];

/** Reads a mapping of known keys. Problems are collected; what has one is left out of the tree. */
export function readFields(node: Node, fields: Fields, path: Path, reading: Reading): Branch {
  const children = new Map<string, Branch | Leaf>();
  for (const { key, keyAt, value } of mappingOf(node, path, reading)?.members ?? []) {
    const setting = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const child = setting && readSetting(value, setting, [...path, key], reading);
    if (child) children.set(key, child);
    if (!setting && reading.problems.length < MOST_PROBLEMS)
      reading.problems.push(unknownKey({ key, at: keyAt, path: [...path, key].join('.'), known: Object.keys(fields) }));
  }
  return { kind: 'branch', children, at: node.at };
}

/** Reads one value; `null` when it has a problem. */
function readSetting(node: Node, setting: AnySetting, path: Path, reading: Reading): Branch | Leaf | null {
  const { fields, entries, items } = setting;
  if (items !== undefined) return readItems(node, items, path, reading);
  if (entries !== undefined) return readEntries(node, setting, path, reading);
  return fields === undefined ? readLeaf(node, setting, path, reading) : readFields(node, fields, path, reading);
}

function readEntries(node: Node, setting: AnySetting, path: Path, reading: Reading): Branch | Leaf | null {
  const { fields = {}, entries } = setting;
  if (node.kind !== 'mapping' || entries === undefined) return readLeaf(node, setting, path, reading);
  const children = new Map<string, Branch | Leaf>();
  for (const { key, value } of node.members) {
    const child = readSetting(
      value,
      Object.hasOwn(fields, key) ? (fields[key] ?? entries) : entries,
      [...path, key],
      reading,
    );
    if (child) children.set(key, child);
  }
  return { kind: 'branch', children, at: node.at };
}

function readItems(node: Node, item: AnySetting, path: Path, reading: Reading): Branch | null {
  if (node.kind !== 'list') {
    reading.problems.push(wrongKind('list', node, path));
    return null;
  }
  const children = new Map<string, Branch | Leaf>();
  for (const [index, value] of node.items.entries()) {
    const child = readSetting(value, item, [...path, String(index + 1)], reading);
    if (child) children.set(String(index), child);
  }
  return { kind: 'branch', children, at: node.at };
}

function readLeaf(node: Node, setting: AnySetting, path: Path, reading: Reading): Leaf | null {
  const parsed = setting.schema.safeParse(plain(node));
  if (parsed.success) return { kind: 'leaf', setting, value: parsed.data, node, layer: reading.layer };
  reading.problems.push(...issueReasons(parsed.error.issues, { node, schema: setting.schema, path }));
  return null;
}

function mappingOf(node: Node, path: Path, reading: Reading): MappingNode | null {
  if (node.kind === 'mapping') return node;
  reading.problems.push(wrongKind('mapping', node, path));
  return null;
}
