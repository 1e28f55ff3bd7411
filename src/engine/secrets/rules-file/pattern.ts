import { RE2JS } from 're2js';

import type { Pattern, PatternMatch, RequiredRule } from '../catalogue/format.ts';

/** Longer expressions are refused: compiling them is itself a cost. */
const LONGEST = 2000;
const SHORTEST_KEYWORD = 3;
/** Values taken of one text by one rule. */
const MOST_MATCHES = 500;

/** What an allow list holds; with `every`, all of its kinds must agree, else one is enough. */
export interface AllowSource {
  readonly every: boolean;
  readonly regexes: readonly string[];
  /** What the expressions look at. */
  readonly target: 'value' | 'match' | 'line';
  readonly stopwords: readonly string[];
  readonly paths: readonly string[];
}

/** What a rule says, whatever the file's language. */
export interface PatternSource {
  readonly expression: string;
  readonly keywords: readonly string[];
  readonly group?: number;
  readonly entropy?: number;
  readonly path?: string;
  readonly allow?: readonly AllowSource[];
  readonly required?: readonly RequiredRule[];
  readonly silent?: boolean;
  readonly composite?: boolean;
}

const compile = (expression: string): RE2JS | string => {
  try {
    return RE2JS.compile(expression);
  } catch (error) {
    return error instanceof Error ? error.message : 'not an RE2 expression';
  }
};

/** The group that holds the value: the one named, else the first that captured something, else the whole match. */
const groupOf = (matcher: ReturnType<RE2JS['matcher']>, named: number | undefined): number => {
  if (named !== undefined && named > 0) return named;
  for (let group = 1; group <= matcher.groupCount(); group++)
    if (matcher.start(group) >= 0 && matcher.end(group) > matcher.start(group)) return group;
  return 0;
};

const finder =
  (expression: RE2JS, named: number | undefined): Pattern['find'] =>
  (text) => {
    const matcher = expression.matcher(text);
    const places: PatternMatch[] = [];
    while (places.length < MOST_MATCHES && matcher.find()) {
      const group = groupOf(matcher, named);
      const [start, end] = [matcher.start(group), matcher.end(group)];
      if (start >= 0 && end > start)
        places.push({ start, end, matchStart: matcher.start(0), matchEnd: matcher.end(0) });
    }
    return places;
  };

const problemOf = ({ expression, keywords }: PatternSource): string | undefined => {
  if (expression.length > LONGEST) return `the expression is longer than ${String(LONGEST)} characters`;
  if (keywords.length === 0) return 'needs at least one keyword';
  const short = keywords.find((keyword) => keyword.length < SHORTEST_KEYWORD);
  return short === undefined
    ? undefined
    : `the keyword "${short}" is shorter than ${String(SHORTEST_KEYWORD)} characters`;
};

type Allows = Pattern['allows'];

const compileAll = (expressions: readonly string[]): readonly RE2JS[] | string => {
  const compiled = expressions.map((each) => compile(each));
  const usable = compiled.filter((each) => typeof each !== 'string');
  return usable.length === compiled.length
    ? usable
    : `in an allow list: ${compiled.find((each) => typeof each === 'string') ?? ''}`;
};

/** Allow lists of a whole file come with each of its rules. */
const known = new WeakMap<AllowSource, Allows | string>();

const compileAllow = (source: AllowSource): Allows | string => {
  const compiled = known.get(source) ?? compileLists(source);
  known.set(source, compiled);
  return compiled;
};

/** Compiles an allow list; answers a sentence when it cannot be used. */
const compileLists = (source: AllowSource): Allows | string => {
  const [regexes, paths] = [compileAll(source.regexes), compileAll(source.paths)];
  if (typeof regexes === 'string') return regexes;
  if (typeof paths === 'string') return paths;
  const stopwords = source.stopwords.map((word) => word.toLowerCase());
  const checks: Allows[] = [];
  if (regexes.length > 0) checks.push((found) => regexes.some((each) => each.matcher(found[source.target]).find()));
  if (stopwords.length > 0) checks.push(({ value }) => stopwords.some((word) => value.toLowerCase().includes(word)));
  if (paths.length > 0)
    checks.push(({ path }) => path !== undefined && paths.some((each) => each.matcher(path).find()));
  if (checks.length === 0) return 'an allow list is empty';
  return source.every
    ? (found) => checks.every((check) => check(found))
    : (found) => checks.some((check) => check(found));
};

interface Compiled {
  readonly expression: RE2JS;
  readonly path: RE2JS | undefined;
  readonly lists: readonly Allows[];
}

/** Compiles the parts of a rule; answers a sentence when one cannot be used. */
const compileParts = (source: PatternSource): Compiled | string => {
  const expression = compile(source.expression);
  if (typeof expression === 'string') return expression;
  if ((source.group ?? 0) > expression.groupCount()) return `has no group ${String(source.group)}`;
  const path = source.path === undefined ? undefined : compile(source.path);
  if (typeof path === 'string') return `in its path: ${path}`;
  const lists = (source.allow ?? []).map((each) => compileAllow(each));
  const broken = lists.find((each) => typeof each === 'string');
  return broken ?? { expression, path, lists: lists.filter((each) => typeof each !== 'string') };
};

/** Compiles an RE2 expression, matched in linear time (re2js); answers a sentence when it cannot be used. */
export const compilePattern = (source: PatternSource): Pattern | string => {
  const parts = problemOf(source) ?? compileParts(source);
  if (typeof parts === 'string') return parts;
  const { expression, path, lists } = parts;
  const { keywords, group, entropy = 0, required = [], silent = false, composite = false } = source;
  return {
    keywords,
    find: finder(expression, group),
    entropy,
    allows: (found) => lists.some((each) => each(found)),
    appliesTo: (given) => path?.matcher(given).find() ?? true,
    required,
    silent,
    composite,
  };
};
