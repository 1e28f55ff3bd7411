import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';

import type { Format } from '../catalogue/format.ts';
import { compilePattern } from './pattern.ts';
import type { RuleProblem, RulesFile } from './problem.ts';

const texts = z.array(z.string()).default([]);
const allowList = z.object({ regexes: texts, stopwords: texts });
const peerRule = z.object({
  id: z.string().min(1),
  description: z.string().default(''),
  regex: z.string().optional(),
  keywords: texts,
  secretGroup: z.number().int().nonnegative().optional(),
  entropy: z.number().optional(),
  path: z.string().optional(),
  allowlist: allowList.optional(),
  allowlists: z.array(allowList).default([]),
});
type PeerRule = z.infer<typeof peerRule>;

const peerFile = z.object({ rules: z.array(z.record(z.string(), z.unknown())).default([]) });

/** Keys whose loss makes a rule find more, never less. */
const LEFT_OUT = ['filter', 'validate', 'validator', 'tokenEfficiency', 'specificity'];

/** Lines on which a rule begins, in the order of the file. */
const ruleLines = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, at) => (/^\s*\[\[\s*rules\s*\]\]/.test(line) ? [at + 1] : []));

const allowedBy = (rule: PeerRule, of: 'regexes' | 'stopwords'): readonly string[] =>
  [...(rule.allowlist === undefined ? [] : [rule.allowlist]), ...rule.allowlists].flatMap((list) => list[of]);

const formatOf = (rule: PeerRule): Format | string => {
  if (rule.regex === undefined) return 'has no regex: rules about paths alone are not used';
  if (rule.path !== undefined) return 'limits itself to a path: no path is exempt here';
  const pattern = compilePattern({
    expression: rule.regex,
    keywords: rule.keywords,
    ...(rule.secretGroup === undefined ? {} : { group: rule.secretGroup }),
    ...(rule.entropy === undefined ? {} : { entropy: rule.entropy }),
    allowed: allowedBy(rule, 'regexes'),
    stopwords: allowedBy(rule, 'stopwords'),
  });
  if (typeof pattern === 'string') return pattern;
  const { id } = rule;
  return { id, vendor: id, kind: 'secret', severity: 'high', shapes: [], pattern, revoke: '', source: 'own rule' };
};

const readRule = (given: Record<string, unknown>, line: number): { format?: Format; problem?: RuleProblem } => {
  const name = typeof given['id'] === 'string' ? given['id'] : '';
  const refuse = (reason: string): { problem: RuleProblem } => ({
    problem: { line, rule: name, reason, refused: true },
  });
  if ('required' in given) return refuse('depends on other rules (`required`), which is not supported');
  const rule = peerRule.safeParse(given);
  if (!rule.success)
    return refuse(rule.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const format = formatOf(rule.data);
  if (typeof format === 'string') return refuse(format);
  const left = LEFT_OUT.filter((key) => key in given);
  if (left.length === 0) return { format };
  return { format, problem: { line, rule: name, reason: `left out: ${left.join(', ')}`, refused: false } };
};

const whole = (line: number, reason: string): RulesFile => ({
  formats: [],
  problems: [{ line, rule: '', reason, refused: true }],
});

/** Reads the rules of a gitleaks or betterleaks TOML file; their expressions are RE2 and stay as they are. */
export const readPeerRules = (text: string): RulesFile => {
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (error) {
    return error instanceof TomlError ? whole(error.line, 'not valid TOML') : whole(0, 'not valid TOML');
  }
  const file = peerFile.safeParse(parsed);
  if (!file.success) return whole(0, 'has no list of rules');
  const lines = ruleLines(text);
  const read = file.data.rules.map((rule, at) => readRule(rule, lines[at] ?? 0));
  return {
    formats: read.flatMap(({ format }) => (format === undefined ? [] : [format])),
    problems: read.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
  };
};
