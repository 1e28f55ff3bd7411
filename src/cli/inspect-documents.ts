import { z } from 'zod';

const count = z.int().min(0);
const share = z.strictObject({ covered: count, total: count });
const lines = share.describe('Unique physical lines; covered when some record hits them');
const branches = share.optional().describe('Absent when no branches were measured');
const format = z.string().describe('Id of the format; several joined by +');

const warnings = z
  .array(
    z.strictObject({
      key: z.string(),
      count: count.describe('How often'),
      path: z.string().optional(),
      line: count.optional(),
      declared: count.optional().describe('What the report’s own totals say'),
      counted: count.optional(),
    }),
  )
  .describe('What is odd in a report that is read all the same; once a key, with its first place');

/** `inspect coverage --json`. */
const coverageDocument = z.strictObject({
  format,
  files: z.array(z.strictObject({ path: z.string(), lines, branches })).describe('Sorted by path, one entry a path'),
  totals: z.strictObject({ lines, branches }),
  warnings,
});

/** `inspect tests --json`. */
const testsDocument = z.strictObject({
  format,
  cases: z.array(
    z.strictObject({
      file: z.string(),
      className: z.string(),
      name: z.string(),
      suites: z.array(z.string()).describe('Names of the suites that hold it, from the outermost'),
      outcome: z.enum(['passed', 'failed', 'error', 'skipped']).describe('Of the last run'),
      flaky: z.boolean().describe('Failed at least once and not in the end'),
      runs: count,
      seconds: z.number(),
    }),
  ),
  totals: z.strictObject({
    tests: count,
    passed: count,
    failed: count,
    errors: count,
    skipped: count,
    flaky: count.describe('Among their outcome'),
  }),
  warnings,
});

const level = z.enum(['error', 'warning', 'note', 'none']);
const tags = z.array(z.string());

/** `inspect analysis --json`. */
const analysisDocument = z.strictObject({
  format,
  runs: z.array(
    z.strictObject({
      tool: z.string(),
      version: z.string(),
      executionSuccessful: z.boolean().optional().describe('Absent: the tool did not say'),
      rules: z.array(z.strictObject({ id: z.string(), level, tags })),
      findings: z.array(
        z.strictObject({
          rule: z.string(),
          level,
          path: z.string(),
          line: count.describe('0: the whole file'),
          message: z.string(),
          tags,
          suppressed: z.enum(['in-source', 'external']).optional(),
          fingerprints: z.record(z.string(), z.string()),
        }),
      ),
      notifications: z
        .array(z.strictObject({ id: z.string(), message: z.string(), path: z.string() }))
        .describe('What the tool says it could not do (SARIF notifications of level error)'),
    }),
  ),
  totals: z.strictObject({
    findings: count,
    error: count,
    warning: count,
    note: count,
    none: count,
    suppressed: count,
  }),
  warnings,
});

/** What `garde-fou inspect KIND` prints with `--json`, by kind. */
export const inspectDocuments = {
  coverage: coverageDocument,
  tests: testsDocument,
  analysis: analysisDocument,
} as const;
