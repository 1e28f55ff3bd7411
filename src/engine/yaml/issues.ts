import type { z } from 'zod';

import type { Place, Reason, Value } from '../facts/reason.ts';
import { expectations } from '../settings/expectation.ts';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';
import { type Node, nodeAt, placeOf } from './yaml.ts';

/** One issue of a schema. */
export type Issue = z.core.$ZodIssue;

/** How many problems of a file are told: whoever repairs these sees the next ones. */
export const MOST_PROBLEMS = 50;

/** Where the value stands that the issues are about. */
export interface Subject {
  readonly node: Node;
  /** `null` when no nested key can be unknown. */
  readonly schema: z.ZodType | null;
  readonly path: readonly string[];
}

/** What was found where something else was expected: the last part of a reason's key. */
export const findings = ['text', 'mapping', 'list', 'nothing'] as const;

/** The issues of one value as reasons of `yamlTexts`, each with the place of the nearest thing that exists. */
export function issueReasons(issues: readonly Issue[], subject: Subject): readonly Reason[] {
  const reasons = issues.slice(0, MOST_PROBLEMS).flatMap((issue) => reasonsOf(issue, [], subject));
  // A value may break several conditions that are told in one sentence.
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

function reasonsOf(issue: Issue, above: readonly PropertyKey[], subject: Subject): readonly Reason[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, subject);
  if (issue.code === 'invalid_key') return issue.issues.map((one) => wrongKey(one, path, subject));
  if (isMissing(issue, path, subject))
    return [{ key: 'missing-key', values: { path: written(subject.path, path) }, at: placeOf(subject.node, path) }];
  if (issue.code === 'invalid_union') {
    if ('options' in issue) return [unknownChoice(issue.options?.map(String) ?? [], path, subject)];
    const branch = closest(issue.errors);
    if (branch !== null) return branch.flatMap((one) => reasonsOf(one, path, subject));
  }
  return [unexpected(issue, path, subject)];
}

/** The word that decides which keys a mapping has is none of those that the language knows. */
function unknownChoice(choices: readonly string[], path: readonly PropertyKey[], subject: Subject): Reason {
  const found = nodeAt(subject.node, path);
  const at = placeOf(subject.node, path);
  const { kind, shown } = finding(found);
  const values = { path: written(subject.path, path), ...shown };
  const meant = found?.kind === 'scalar' ? nearest(String(found.value), choices) : null;
  return meant === null
    ? { key: `expected-choice/${kind}`, values: { ...values, choices }, at }
    : { key: 'unknown-choice-did-you-mean', values: { ...values, meant }, at };
}

/** A key of a mapping with free keys that is not one of the form that keys have there. */
function wrongKey(issue: Issue, path: readonly PropertyKey[], { node, path: above }: Subject): Reason {
  const found = String(path.at(-1) ?? '');
  const at = placeOf(node, path.slice(0, -1), found);
  const values: Record<string, Value> = { path: written(above, path), found };
  return { key: `${expectation(issue, values)}/text`, values, at };
}

/** Of the forms that a value may have, the one that was meant: the one whose outer shape fits. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fitting = branches.filter((branch) => !branch.some(({ path, code }) => path.length === 0 && isShape(code)));
  return fitting.toSorted((one, other) => one.length - other.length)[0] ?? null;
}

function isShape(code: Issue['code']): boolean {
  return code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_format' || code === 'custom';
}

function isMissing(issue: Issue, path: readonly PropertyKey[], { node }: Subject): boolean {
  const isAbout = issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union';
  return isAbout && path.length > 0 && nodeAt(node, path) === undefined;
}

function unknownKeys(keys: readonly string[], path: readonly PropertyKey[], subject: Subject): readonly Reason[] {
  const known = subject.schema === null ? [] : knownKeys(subject.schema, path, subject.node);
  return keys.slice(0, MOST_PROBLEMS).map((key) => {
    const at = placeOf(subject.node, path, key);
    return unknownKey({ key, at, path: written(subject.path, [...path, key]), known });
  });
}

/** A key that the language does not have, and the keys that it has there. */
export interface UnknownKey {
  readonly key: string;
  readonly at: Place;
  /** Dotted path, key included. */
  readonly path: string;
  readonly known: readonly string[];
}

/** The reason for an unknown key, with the known one that was most likely meant. */
export function unknownKey({ key, at, path, known }: UnknownKey): Reason {
  const meant = nearest(key, known);
  return meant === null
    ? { key: 'unknown-key', values: { path, known }, at }
    : { key: 'unknown-key-did-you-mean', values: { path, meant }, at };
}

function unexpected(issue: Issue, path: readonly PropertyKey[], { node, path: above }: Subject): Reason {
  const at = placeOf(node, path);
  const { kind, shown } = finding(nodeAt(node, path));
  const values: Record<string, Value> = { path: written(above, path) || at.path, ...shown };
  return { key: `${expectation(issue, values)}/${kind}`, values, at };
}

/** The reason for a value that is no mapping, or no list, where one is needed. */
export function wrongKind(what: 'mapping' | 'list', node: Node, path: readonly string[]): Reason {
  return unexpected({ code: 'custom', path: [], message: what, input: undefined }, [], { node, schema: null, path });
}

function finding(node: Node | undefined): {
  readonly kind: (typeof findings)[number];
  readonly shown: Record<string, Value>;
} {
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return { kind: 'nothing', shown: {} };
  if (node.kind !== 'scalar') return { kind: node.kind, shown: {} };
  return { kind: 'text', shown: { found: String(node.value) } };
}

/** Key of the sentence that says what was expected; adds the values that it mentions. */
function expectation(issue: Issue, values: Record<string, Value>): string {
  const named = expectations.find((one) => one === issue.message);
  if (named !== undefined && named !== 'choice') return `expected-${named}`;
  if (issue.code === 'invalid_value') {
    values['choices'] = issue.values.map(String);
    return 'expected-choice';
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    values['limit'] = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
    return issue.code === 'too_small' ? 'too-small' : 'too-large';
  }
  const types: Readonly<Record<string, string>> = {
    string: 'text',
    array: 'list',
    object: 'mapping',
    record: 'mapping',
    number: 'count',
    int: 'count',
    boolean: 'flag',
  };
  return `expected-${(issue.code === 'invalid_type' ? types[issue.expected] : undefined) ?? 'anything'}`;
}

function written(above: readonly string[], path: readonly PropertyKey[]): string {
  return [...above, ...path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step)))].join('.');
}
