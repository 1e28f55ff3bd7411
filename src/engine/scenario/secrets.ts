import { z } from 'zod';

import type { Secrets } from '../facts/secret.ts';
import { expected } from '../settings/expectation.ts';

const text = z.string(expected('text')).min(1, expected('text'));

const secret = z.strictObject({
  detector: z.string(expected('text')).default('named-secret'),
  vendor: z.string(expected('text')).default('Named value'),
  kind: z.string(expected('text')).default('secret'),
  severity: z.enum(['critical', 'high', 'medium', 'low']).default('high'),
  where: z.enum(['head', 'history', 'pushed-away']).default('head'),
  in: z
    .enum(['file', 'title', 'description', 'branch', 'commit-message', 'file-name', 'merge-message', 'comment'])
    .default('file'),
  path: z.string(expected('text')).default(''),
  line: z.int().min(1).default(1),
  column: z.int().min(1).default(1),
  commit: z.nullable(z.string(expected('text'))).default(null),
  fingerprint: text,
  redacted: z.string(expected('text')).default('…'),
  demoted: z.nullable(text).default(null),
  revoke: z.string(expected('text')).default(''),
  'allow-comment': z.boolean(expected('flag')).default(false),
  added: z.boolean(expected('flag')).default(true),
  baselined: z.boolean(expected('flag')).default(false),
});

/** What was found of secrets and not read, as a scenario writes it; never a secret itself. */
export const secretsSchema = z.strictObject({
  findings: z.array(secret, expected('list')).default([]),
  unread: z
    .array(
      z.strictObject({
        in: z
          .enum([
            'file',
            'title',
            'description',
            'branch',
            'commit-message',
            'file-name',
            'merge-message',
            'comment',
            'commits',
            'detectors',
            'baseline',
          ])
          .default('file'),
        path: z.string(expected('text')).default(''),
        commit: z.nullable(z.string(expected('text'))).default(null),
        reason: text,
      }),
      expected('list'),
    )
    .default([]),
});

/** The facts that it tells. */
export function secretsOf({ findings, unread }: z.output<typeof secretsSchema>): Secrets {
  return {
    findings: findings.map(({ 'allow-comment': allowComment, ...rest }) => ({
      ...rest,
      allowComment,
      endLine: rest.line,
    })),
    unread,
  };
}
