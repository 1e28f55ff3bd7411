import { RE2JS } from 're2js';

import type { Pattern } from '../catalogue/format.ts';

/** Longer expressions are refused: compiling them is itself a cost. */
const LONGEST = 2000;
const SHORTEST_KEYWORD = 3;
/** Values taken of one text by one rule. */
const MOST_MATCHES = 500;

/** What a rule says, whatever the file's language. */
export interface PatternSource {
  readonly expression: string;
  readonly keywords: readonly string[];
  readonly group?: number;
  readonly entropy?: number;
  readonly allowed: readonly string[];
  readonly stopwords: readonly string[];
}

const compile = (expression: string): RE2JS | string => {
  try {
    return RE2JS.compile(expression);
  } catch (error) {
    return error instanceof Error ? error.message : 'not an RE2 expression';
  }
};

const finder =
  (expression: RE2JS, group: number | undefined): Pattern['find'] =>
  (text) => {
    const matcher = expression.matcher(text);
    const places: [number, number][] = [];
    while (places.length < MOST_MATCHES && matcher.find()) {
      const chosen = group ?? (matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0);
      const [start, end] = [matcher.start(chosen), matcher.end(chosen)];
      if (start >= 0 && end > start) places.push([start, end]);
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

/** Compiles an RE2 expression, matched in linear time (re2js); answers a sentence when it cannot be used. */
export const compilePattern = (source: PatternSource): Pattern | string => {
  const problem = problemOf(source);
  if (problem !== undefined) return problem;
  const expression = compile(source.expression);
  if (typeof expression === 'string') return expression;
  const allowed = source.allowed.map((each) => compile(each));
  const broken = allowed.find((each) => typeof each === 'string');
  if (broken !== undefined) return `in an allow list: ${broken}`;
  const usable = allowed.filter((each) => typeof each !== 'string');
  const stopwords = source.stopwords.map((word) => word.toLowerCase());
  return {
    keywords: source.keywords,
    find: finder(expression, source.group),
    entropy: source.entropy ?? 0,
    allows: (value) =>
      usable.some((each) => each.matcher(value).find()) || stopwords.some((word) => value.toLowerCase().includes(word)),
  };
};
