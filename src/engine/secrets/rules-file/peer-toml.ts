import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';

import type { Format } from '../catalogue/format.ts';
import { type AllowSource, compilePattern } from './pattern.ts';
import type { RuleProblem, RulesFile } from './problem.ts';

const texts = z.array(z.string()).default([]);
const allowList = z.object({
  condition: z.string().default('OR'),
  regexTarget: z.string().default('secret'),
  regexes: texts,
  stopwords: texts,
  paths: texts,
  commits: texts,
});
type AllowList = z.infer<typeof allowList>;
const requiredRule = z.object({ id: z.string(), withinLines: z.number().int().nonnegative().optional() });
const peerRule = z.object({
  id: z.string().min(1),
  regex: z.string().optional(),
  keywords: texts,
  secretGroup: z.number().int().nonnegative().optional(),
  entropy: z.number().optional(),
  filter: z.string().default(''),
  path: z.string().optional(),
  skipReport: z.boolean().default(false),
  required: z.array(requiredRule).default([]),
  allowlist: allowList.optional(),
  allowlists: z.array(allowList).default([]),
});
type PeerRule = z.infer<typeof peerRule>;

const peerFile = z.object({
  rules: z.array(z.record(z.string(), z.unknown())).default([]),
  allowlist: allowList.optional(),
  allowlists: z.array(allowList.extend({ targetRules: z.array(z.string()).optional() })).default([]),
});

/** Keys whose loss makes a rule find more, never less. */
const LEFT_OUT = ['validate', 'validator', 'tokenEfficiency', 'specificity'];

/** Lines on which a rule begins, in the order of the file. */
const ruleLines = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, at) => (/^\s*\[\[\s*rules\s*\]\]/.test(line) ? [at + 1] : []));

const TARGETS: Readonly<Record<string, AllowSource['target']>> = { secret: 'value', match: 'match', line: 'line' };

const sourceOf = (list: AllowList): AllowSource => ({
  every: list.condition.toUpperCase() === 'AND' || list.condition === '&&',
  regexes: list.regexes,
  target: TARGETS[list.regexTarget] ?? 'value',
  stopwords: list.stopwords,
  paths: list.paths,
});

/** Commits are not looked at: a list of commits alone allows nothing, one that needs them as well allows nothing either. */
const usable = (list: AllowList): boolean => {
  const { every, regexes, stopwords, paths } = sourceOf(list);
  return every ? list.commits.length === 0 : regexes.length + stopwords.length + paths.length > 0;
};

const optional = (list: AllowList | undefined): readonly AllowList[] => (list === undefined ? [] : [list]);

/** A filter that asks for entropy before anything else; the rest of it, if any, is left out. */
const ENTROPY = /^\s*\(?\s*entropy\(finding\["secret"\]\)\s*(<=?)\s*(\d+(?:\.\d+)?)\s*\)?\s*(\|\|[\s\S]*)?$/;

interface Filter {
  readonly entropy?: number;
  readonly whole: boolean;
}

const filterOf = (filter: string): Filter => {
  if (filter.trim() === '') return { whole: true };
  const [, operator, bits, rest] = ENTROPY.exec(filter) ?? [];
  if (bits === undefined) return { whole: false };
  // Of `<`, values of exactly that entropy stay.
  return { entropy: Number(bits) - (operator === '<' ? Number.EPSILON * 4 : 0), whole: rest === undefined };
};

/** What the rules of one file say of each other. */
interface Whole {
  readonly ids: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly allow: (id: string) => readonly AllowSource[];
}

const formatOf = (rule: PeerRule, file: Whole): Format | string => {
  const { id, regex, required } = rule;
  if (regex === undefined) return 'has no regex: rules about paths alone are not used';
  const missing = required.find((each) => !file.ids.has(each.id));
  if (missing !== undefined) return `requires the rule "${missing.id}", which is not in the file`;
  const entropy = rule.entropy ?? filterOf(rule.filter).entropy;
  const pattern = compilePattern({
    expression: regex,
    keywords: rule.keywords,
    ...(rule.secretGroup === undefined ? {} : { group: rule.secretGroup }),
    ...(entropy === undefined ? {} : { entropy }),
    ...(rule.path === undefined ? {} : { path: rule.path }),
    allow: [
      ...[...optional(rule.allowlist), ...rule.allowlists].filter((list) => usable(list)).map((list) => sourceOf(list)),
      ...file.allow(id),
    ],
    required: required.map(({ id: other, withinLines }) => ({
      rule: other,
      ...(withinLines === undefined ? {} : { withinLines }),
    })),
    silent: rule.skipReport,
    composite: required.length > 0 || rule.skipReport || file.parts.has(id),
  });
  if (typeof pattern === 'string') return pattern;
  return { id, vendor: id, kind: 'secret', severity: 'high', shapes: [], pattern, revoke: '', source: 'own rule' };
};

const needsColumns = (given: Record<string, unknown>): boolean =>
  Array.isArray(given['required']) &&
  given['required'].some((each: unknown) => typeof each === 'object' && each !== null && 'withinColumns' in each);

const leftOut = (given: Record<string, unknown>, rule: PeerRule): readonly string[] => [
  ...(filterOf(rule.filter).whole ? [] : ['filter']),
  ...LEFT_OUT.filter((key) => key in given),
];

interface Read {
  readonly format?: Format;
  readonly problem?: RuleProblem;
}

const readRule = (given: Record<string, unknown>, line: number, file: Whole): Read => {
  const name = typeof given['id'] === 'string' ? given['id'] : '';
  const refuse = (reason: string): Read => ({ problem: { line, rule: name, reason, refused: true } });
  if (needsColumns(given))
    return refuse('requires another rule within columns (`withinColumns`), which is not supported');
  const rule = peerRule.safeParse(given);
  if (!rule.success)
    return refuse(rule.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const format = formatOf(rule.data, file);
  if (typeof format === 'string') return refuse(format);
  const left = leftOut(given, rule.data);
  if (left.length === 0) return { format };
  return { format, problem: { line, rule: name, reason: `left out: ${left.join(', ')}`, refused: false } };
};

/** A rule is of no use without the rules it requires. */
const withoutOrphans = (formats: readonly Format[]): readonly Format[] => {
  const ids = new Set(formats.map(({ id }) => id));
  return formats.filter(({ pattern }) => pattern?.required.every(({ rule }) => ids.has(rule)) ?? true);
};

const whole = (line: number, reason: string): RulesFile => ({
  formats: [],
  problems: [{ line, rule: '', reason, refused: true }],
});

const wholeOf = ({ rules, allowlist, allowlists }: z.infer<typeof peerFile>): Whole => {
  const ids = rules.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const parts = rules.flatMap(
    ({ required }) =>
      z
        .array(requiredRule)
        .safeParse(required)
        .data?.map(({ id }) => id) ?? [],
  );
  const lists = [...optional(allowlist).map((list) => ({ ...list, targetRules: undefined })), ...allowlists]
    .filter((list) => usable(list))
    .map((list) => ({ targets: list.targetRules, source: sourceOf(list) }));
  return {
    ids: new Set(ids),
    parts: new Set(parts),
    allow: (id) => lists.filter(({ targets }) => targets?.includes(id) ?? true).map(({ source }) => source),
  };
};

/** Rules that a file takes from elsewhere are not here: what is shipped with this scanner stands in their place. */
const extended = (parsed: unknown): readonly RuleProblem[] =>
  typeof parsed === 'object' && parsed !== null && 'extend' in parsed
    ? [{ line: 0, rule: '', reason: 'left out: extend (the rules it takes from elsewhere)', refused: false }]
    : [];

/** Reads the rules of a gitleaks or betterleaks TOML file; their expressions are RE2 and stay as they are. */
export const readPeerRules = (text: string): RulesFile => {
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (error) {
    return error instanceof TomlError ? whole(error.line, 'not valid TOML') : whole(0, 'not valid TOML');
  }
  const parsedFile = peerFile.safeParse(parsed);
  if (!parsedFile.success) return whole(0, 'has no list of rules');
  const lines = ruleLines(text);
  const file = wholeOf(parsedFile.data);
  const read = parsedFile.data.rules.map((rule, at) => ({
    line: lines[at] ?? 0,
    ...readRule(rule, lines[at] ?? 0, file),
  }));
  const formats = read.flatMap(({ format }) => (format === undefined ? [] : [format]));
  const kept = withoutOrphans(formats);
  const problems = read.flatMap(({ format, problem, line }) =>
    format === undefined || kept.includes(format)
      ? (problem ?? [])
      : { line, rule: format.id, reason: 'requires a rule that is refused', refused: true },
  );
  return { formats: kept, problems: [...extended(parsed), ...problems] };
};
