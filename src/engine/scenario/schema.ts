import { z } from 'zod';

import { permissions } from '../facts/account.ts';
import { count, duration } from '../settings/amounts.ts';
import { expected } from '../settings/expectation.ts';
import { since, until } from '../settings/texts.ts';
import { evidenceSchema } from './evidence-schema.ts';
import { expectation } from './expectation.ts';
import { secretsSchema } from './secrets.ts';

const text = z.string(expected('text'));
const sha = text.min(1, expected('text'));
const login = text.min(1, expected('text'));
const person = z.nullable(login);
const texts = z.array(text, expected('list'));
const logins = z.array(login, expected('list'));
const flag = z.boolean(expected('flag'));

function listOf<T extends z.ZodType>(item: T): z.ZodDefault<z.ZodArray<T>> {
  return z.array(item, expected('list')).default([]);
}

const repository = z.strictObject({
  id: z.int().optional(),
  name: text.default('acme/shop'),
  'default-branch': text.default('main'),
  'protected-branches': texts.optional(),
  visibility: z.enum(['public', 'private', 'internal']).default('private'),
  topics: texts.default([]),
  properties: z.record(z.string(), z.union([text, texts])).default({}),
});

const pullRequest = z.strictObject({
  number: count.default(1),
  title: text.default(''),
  body: text.default(''),
  state: z.enum(['open', 'closed', 'merged']).default('open'),
  draft: flag.default(false),
  author: person.default(null),
  base: text.optional(),
  'base-head': sha.optional(),
  'merge-base': z.nullable(sha).optional(),
  head: sha.optional(),
  'head-branch': text.default('work'),
  fork: z.union([flag, z.literal('deleted')]).default(false),
  labels: texts.default([]),
  milestone: z.nullable(text).default(null),
  created: since.optional(),
  'requested-reviewers': z.strictObject({ users: logins.default([]), teams: texts.default([]) }).prefault({}),
});

const commit = z.strictObject({
  sha,
  parents: z.array(sha, expected('list')).default([]),
  author: person.default(null),
  'author-name': text.optional(),
  'author-email': text.optional(),
  committer: person.optional(),
  'committer-name': text.optional(),
  'committer-email': text.optional(),
  message: text.default(''),
  trailers: z.array(person, expected('list')).default([]),
  verified: flag.optional(),
  signer: person.optional(),
  'update-merge': z.enum(['clean', 'changed', 'unknown']).optional(),
});

const file = z.strictObject({
  path: text,
  'previous-path': text.optional(),
  status: z.enum(['added', 'modified', 'removed', 'renamed', 'copied']).default('modified'),
  additions: count.default(0),
  deletions: count.default(0),
  kind: z.enum(['file', 'submodule', 'symlink', 'lfs-pointer']).default('file'),
  binary: flag.default(false),
});

const review = z.strictObject({
  id: text.optional(),
  user: person,
  state: z.enum(['approved', 'changes-requested', 'commented', 'dismissed']),
  commit: z.nullable(sha).optional(),
  submitted: since.optional(),
  body: text.default(''),
  edited: flag.default(false),
  'dismissed-by': person.default(null),
});

const comment = z.strictObject({
  id: text.optional(),
  user: person,
  body: text,
  created: since.optional(),
  edited: flag.default(false),
});

const thread = z.strictObject({
  path: text.default(''),
  opener: person.default(null),
  resolved: flag.default(false),
  'resolved-by': person.default(null),
});

const conclusion = z.enum([
  'success',
  'failure',
  'neutral',
  'cancelled',
  'timed-out',
  'action-required',
  'skipped',
  'stale',
  'startup-failure',
  'running',
]);
const said = { conclusion, head: sha.optional() };
const toolRun = z.strictObject({
  name: text,
  app: text,
  'app-id': z.int().optional(),
  workflow: text.optional(),
  event: text.optional(),
  ...said,
});
const status = z.strictObject({ status: text, by: person, ...said });

const deployment = z.strictObject({
  environment: text,
  head: sha.optional(),
  state: z.enum(['success', 'failure', 'error', 'pending', 'in-progress', 'queued', 'inactive']),
});

const recorded = z.strictObject({
  pushes: listOf(z.strictObject({ head: sha, by: person, at: since })),
  patches: z.record(z.string(), text).default({}),
  approvals: z
    .record(z.string(), z.strictObject({ head: sha, base: text.optional(), patch: z.nullable(text).optional() }))
    .default({}),
  'base-changes': listOf(z.strictObject({ at: since, from: text, to: text })),
});

const waiver = z.strictObject({
  id: text,
  waives: text,
  reason: text.default(''),
  'requested-by': text.default(''),
  'approved-by': text.default(''),
  created: since.optional(),
  expires: z.nullable(until).default(null),
  'maximum-uses': z.nullable(count).default(null),
  source: z.enum(['file', 'command']).default('file'),
  bypass: z.enum(['used-in-tests', 'false-positive', 'fix-later']).optional(),
  scope: z
    .strictObject({
      paths: texts.default([]),
      'pull-request': z.nullable(count).default(null),
      head: z.nullable(sha).default(null),
      deliverable: z.nullable(text).default(null),
    })
    .prefault({}),
});

const emergency = z.strictObject({
  head: sha.optional(),
  base: text.optional(),
  reason: text,
  by: logins,
  lasts: duration.default(86_400_000),
  at: since.optional(),
});

/** What GitHub answered instead of a piece: a status, or `too-many` where it shows no more. */
const unreadable = z.union([z.literal([401, 403, 404, 429, 500, 502, 503]), z.literal(['too-many', 'fork-deleted'])]);

/** A scenario as it is written: the policy's own spelling, GitHub's terms, what is absent is empty. */
export const scenarioSchema = z.strictObject({
  policy: z.union([z.record(z.string(), z.unknown()), text], expected('mapping')),
  'repository-policy': z.record(z.string(), z.unknown()).optional(),
  baseline: z.record(z.string(), z.unknown()).optional(),
  now: since.default('2026-01-05T09:00:00.000Z'),
  repository: repository.prefault({}),
  accounts: z
    .record(
      z.string(),
      z.strictObject({ id: z.int().optional(), kind: z.enum(['user', 'bot', 'organization', 'mannequin']).optional() }),
    )
    .default({}),
  'missing-accounts': logins.default([]),
  'replaced-accounts': logins.default([]),
  teams: z.record(z.string(), logins).default({}),
  members: z.nullable(logins).default(null),
  permissions: z.record(z.string(), z.enum(permissions)).default({}),
  'pull-request': pullRequest.prefault({}),
  commits: listOf(commit),
  files: listOf(file),
  'disputed-files': texts.default([]),
  reviews: listOf(review),
  comments: listOf(comment),
  threads: z.union([z.strictObject({ unresolved: count }), z.array(thread)]).default([]),
  checks: listOf(z.union([toolRun, status])),
  deployments: listOf(deployment),
  codeowners: z.nullable(text).default(null),
  contents: z.record(z.string(), z.nullable(text)).default({}),
  recorded: recorded.prefault({}),
  evidence: evidenceSchema.prefault({}),
  secrets: secretsSchema.prefault({}),
  unreadable: z.record(z.string(), unreadable).default({}),
  waivers: listOf(waiver),
  emergency: emergency.optional(),
  expect: expectation.optional(),
});

/** A scenario once read. */
export type ScenarioFile = z.output<typeof scenarioSchema>;
