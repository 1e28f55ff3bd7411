import { z } from 'zod';

import { deliveryReasonKeys, trusts } from '../facts/evidence.ts';
import { count } from '../settings/amounts.ts';
import { expected } from '../settings/expectation.ts';
import { since } from '../settings/texts.ts';

const text = z.string(expected('text'));
const texts = z.array(text, expected('list'));
const flag = z.boolean(expected('flag'));
const MOST_LINES = 100_000;

function listOf<T extends z.ZodType>(item: T): z.ZodDefault<z.ZodArray<T>> {
  return z.array(item, expected('list')).default([]);
}

/** `[1, 2, 5]`, or ranges in a text: `1-2, 5`. */
const lines = z.union([
  z.array(count),
  z
    .string(expected('text'))
    .regex(/^(?:\d{1,6}(?:-\d{1,6})?(?:, ?|$))*$/, expected('text'))
    .transform((ranges) => ranges.split(',').flatMap(rangeOf)),
]);

function rangeOf(range: string): readonly number[] {
  const [from = NaN, to = from] = range.trim().split('-').map(Number);
  return range.trim() === '' ? [] : Array.from({ length: Math.min(to - from + 1, MOST_LINES) }, (_, at) => from + at);
}

/** `8/10`: how many of how many. */
const share = z
  .string(expected('text'))
  .regex(/^\d{1,9}\/\d{1,9}$/, expected('text'))
  .transform((written) => {
    const [covered = 0, total = 0] = written.split('/').map(Number);
    return { covered, total };
  });

const LEAST_LONG = 4;

const measuredFile = z.strictObject({
  covered: lines.default([]),
  uncovered: lines.default([]),
  branches: z.record(z.string().regex(/^\d{1,6}$/, expected('count')), share).default({}),
});

const kind = z.enum(['coverage', 'tests', 'analysis']);
const said = {
  reason: z.enum(deliveryReasonKeys),
  values: z.record(z.string(), z.union([text, z.number()])).default({}),
};

const testCase = z.strictObject({
  name: text,
  file: text.default(''),
  class: text.default(''),
  suite: text.default(''),
  outcome: z.enum(['passed', 'failed', 'error', 'skipped']).default('passed'),
  flaky: flag.default(false),
  seconds: count.default(0),
});

const level = z.enum(['error', 'warning', 'note', 'none']);
const finding = z.strictObject({
  rule: text,
  path: text.default(''),
  line: count.default(0),
  text: text.default(''),
  level: level.default('error'),
  message: text.default(''),
  tags: texts.default([]),
  suppressed: z.enum(['in-source', 'external']).optional(),
});

/** A rule by its id, or with the level that a run gives it. */
const rule = z.union([
  text.transform((id) => ({ id, level: 'error' as const })),
  z.strictObject({ id: text, level: level.default('error') }),
]);

/** What a tool says it could not look at. */
const notification = z.strictObject({ id: text.default(''), message: text.default(''), path: text.default('') });

const analysisRun = z.strictObject({
  tool: text,
  format: text.default('sarif'),
  succeeded: flag.optional(),
  rules: listOf(rule),
  findings: listOf(finding),
  notifications: listOf(notification),
});

const delivery = z.strictObject({
  name: text,
  id: text.optional(),
  trust: z.enum(trusts).default('signed-workflow'),
  doubts: listOf(z.strictObject(said)),
  'reads-only': flag.default(false),
  workflow: text.default('.github/workflows/ci.yml'),
  event: text.default('pull_request'),
  /** Of the run that delivered. */
  seconds: count.optional(),
  tested: text.optional(),
  coverage: z.record(z.string(), measuredFile).optional(),
  'lost-paths': texts.default([]),
  'other-text': texts.default([]),
  tests: z.strictObject({ passed: count.default(0), skipped: count.default(0), cases: listOf(testCase) }).optional(),
  analysis: z.array(analysisRun).optional(),
  problems: listOf(z.strictObject({ kind: z.nullable(kind).default(null), ...said })),
});

/** Long lines, or the number of ordinary lines that each stands for: the least that a long one can hold. */
const longLines = z.union([
  lines.transform((some) => Object.fromEntries(some.map((line) => [line, LEAST_LONG]))),
  z.record(z.string(), count),
]);

const change = z.strictObject({
  new: flag.default(false),
  changed: lines,
  code: lines.optional(),
  bare: lines.default([]),
  long: longLines.default({}),
  lines: count.optional(),
});

const stored = z.strictObject({
  lines: share,
  branches: z.nullable(share).default(null),
  origin: z.enum(['measured', 'carried', 'unmeasured']).default('measured'),
});
const storedFiles = z.record(
  z.string(),
  z.union([share.transform((lone) => ({ lines: lone, branches: null, origin: 'measured' as const })), stored]),
);

const base = z.strictObject({
  commit: text.optional(),
  distance: count.default(0),
  coverage: storedFiles.optional(),
  trust: z.enum(trusts).default('signed-workflow'),
  'changed-since': texts.default([]),
  /** A commit whose push run delivered what could not be recorded. */
  refused: text.optional(),
  'measuring-since': texts.default([]),
  tests: z.strictObject({ passed: count.default(0), names: texts.default([]), skipped: count.default(0) }).optional(),
  analysis: z
    .array(
      z.strictObject({
        tool: text,
        rules: listOf(rule),
        findings: listOf(
          z.strictObject({
            rule: text,
            path: text.default(''),
            text: text.default(''),
            suppressed: flag.default(false),
          }),
        ),
        notifications: listOf(notification),
      }),
    )
    .optional(),
});

/** What workflows delivered for the head, what changed line by line, and what was recorded of the target branch. */
export const evidenceSchema = z.strictObject({
  'head-seen': since.optional(),
  deliveries: listOf(delivery),
  missing: listOf(
    z.strictObject({
      name: z.nullable(text).default(null),
      workflow: z.nullable(text).default(null),
      'again-at': since.optional(),
      ...said,
    }),
  ),
  running: texts.default([]),
  'measuring-changed': texts.default([]),
  earlier: listOf(z.strictObject({ workflow: text, times: count, failed: texts.default([]) })),
  'workflow-doubts': listOf(z.strictObject({ workflow: text, ...said })),
  tree: z.enum(['head', 'test-merge', 'working-tree']).default('head'),
  changes: z.record(z.string(), change).default({}),
  'unread-changes': texts.default([]),
  sources: z.record(z.string(), z.nullable(count)).default({}),
  lengths: z.record(z.string(), z.nullable(count)).default({}),
  numbering: z.record(z.string(), z.enum(['line-ends', 'mapped'])).default({}),
  base: base.prefault({}),
  'best-tests': z.nullable(z.strictObject({ ran: count, commit: text.default('best') })).default(null),
  best: listOf(
    z.strictObject({
      component: z.nullable(text).default(null),
      commit: text.default('best'),
      at: since.optional(),
      trust: z.enum(trusts).default('signed-workflow'),
      files: storedFiles,
    }),
  ),
});

/** The evidence of a scenario once read. */
export type EvidenceTold = z.output<typeof evidenceSchema>;
