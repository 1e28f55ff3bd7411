import { load, YAMLException } from 'js-yaml';
import { z } from 'zod';

import type { Format } from '../catalogue/format.ts';
import { compileShape } from '../matcher/shape.ts';
import { compilePattern } from './pattern.ts';
import type { RuleProblem, RulesFile } from './problem.ts';

const texts = z.array(z.string().min(1)).default([]);
const ownRule = z.strictObject({
  id: z.string().regex(/^[a-z\d][a-z\d-]*$/, 'must be in kebab-case'),
  vendor: z.string().optional(),
  shapes: texts,
  near: texts,
  expression: z.string().optional(),
  keywords: texts,
  severity: z.enum(['critical', 'high', 'medium', 'low']).default('high'),
  revoke: z.string().default(''),
});
type OwnRule = z.infer<typeof ownRule>;

const ownFile = z.object({ rules: z.array(z.unknown()) });

const common = (rule: OwnRule): Format => ({
  id: rule.id,
  vendor: rule.vendor ?? rule.id,
  kind: 'secret',
  severity: rule.severity,
  shapes: rule.shapes,
  ...(rule.near.length === 0 ? {} : { near: rule.near }),
  revoke: rule.revoke,
  source: 'own rule',
});

const formatOf = (rule: OwnRule): Format | string => {
  if (rule.expression === undefined) {
    if (rule.shapes.length === 0) return 'needs `shapes` or an `expression`';
    const broken = rule.shapes.map((shape) => compileShape(shape)).find((shape) => 'problem' in shape);
    return broken !== undefined && 'problem' in broken ? broken.problem : common(rule);
  }
  const { expression, keywords } = rule;
  const pattern = compilePattern({ expression, keywords });
  return typeof pattern === 'string' ? pattern : { ...common(rule), shapes: [], pattern };
};

const ruleLines = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, at) => (/^\s*-\s+\w/.test(line) && /^\s*-\s+[a-z]+:/.test(line) ? [at + 1] : []));

const nameOf = (given: unknown): string =>
  typeof given === 'object' && given !== null && 'id' in given && typeof given.id === 'string' ? given.id : '';

const parseYaml = (text: string): unknown => {
  try {
    return load(text);
  } catch (error) {
    const line = error instanceof YAMLException ? (error.mark?.line ?? -1) + 1 : 0;
    return { problem: { line, rule: '', reason: 'not valid YAML', refused: true } satisfies RuleProblem };
  }
};

const problemIn = (parsed: unknown): RuleProblem | undefined =>
  typeof parsed === 'object' && parsed !== null && 'problem' in parsed
    ? z
        .object({ line: z.number(), rule: z.string(), reason: z.string(), refused: z.boolean() })
        .safeParse(parsed.problem).data
    : undefined;

/** Reads our own YAML: a list under `rules`, each with shapes in our notation or an RE2 expression with keywords. */
export const readOwnRules = (text: string): RulesFile => {
  const parsed = parseYaml(text);
  const broken = problemIn(parsed);
  if (broken !== undefined) return { formats: [], problems: [broken] };
  const file = ownFile.safeParse(parsed);
  if (!file.success)
    return { formats: [], problems: [{ line: 0, rule: '', reason: 'has no list under `rules`', refused: true }] };
  const lines = ruleLines(text);
  const formats: Format[] = [];
  const problems: RuleProblem[] = [];
  for (const [at, given] of file.data.rules.entries()) {
    const rule = ownRule.safeParse(given);
    const format = rule.success
      ? formatOf(rule.data)
      : rule.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    if (typeof format === 'string')
      problems.push({ line: lines[at] ?? 0, rule: nameOf(given), reason: format, refused: true });
    else formats.push(format);
  }
  return { formats, problems };
};
