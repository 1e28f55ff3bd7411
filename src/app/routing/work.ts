import { z } from 'zod';

import type { OrganizationKey, RepositoryKey } from '../../platform/port.ts';
import type { Job, JobRequest } from '../../queue/port.ts';

const repository = z.object({ installation: z.int(), id: z.int(), owner: z.string(), name: z.string() });
const organization = z.object({ installation: z.int(), id: z.int(), login: z.string() });
const ownerId = z.int();
const account = z.object({
  id: z.int(),
  login: z.string(),
  kind: z.enum(['user', 'bot', 'organization', 'mannequin']),
});

/** Everything that a worker does, by kind. */
const works = {
  /** Says that a head is being judged, before anything else happens. */
  mark: z.object({
    repository,
    ownerId,
    number: z.int(),
    head: z.string(),
    baseRef: z.string(),
    defaultBranch: z.string(),
    at: z.number(),
  }),
  /** Judges a pull request and shows the verdict. */
  evaluate: z.object({ repository, ownerId, number: z.int() }),
  /** Takes back what stands on heads that the pull request left. */
  retire: z.object({ repository, ownerId, number: z.int() }),
  /** Judges once more what was merged: a difference is an incident. */
  merged: z.object({ repository, ownerId, number: z.int() }),
  /** Judges the members of a merge group for the group's head. */
  group: z.object({ repository, ownerId, head: z.string(), baseRef: z.string() }),
  /** Finds the pull requests of a commit that an event names. */
  commit: z.object({ repository, ownerId, head: z.string() }),
  /** Writes down what was measured of a commit of the default branch. */
  measure: z.object({ repository, ownerId, head: z.string(), defaultBranch: z.string() }),
  /** Carries out the commands of a comment. */
  command: z.object({
    repository,
    ownerId,
    number: z.int(),
    comment: z.object({ id: z.int(), body: z.string(), at: z.number() }),
    by: account,
  }),
  /** Puts back a comment of ours that somebody else changed or deleted. */
  restore: z.object({
    repository,
    ownerId,
    number: z.int(),
    comment: z.object({ id: z.int(), purpose: z.string(), body: z.string() }),
  }),
  /** Puts right what somebody did to an issue of ours; `before`: its text until then, null for a pull request. */
  'guard-issue': z.object({
    repository,
    ownerId,
    number: z.int(),
    act: z.enum(['closed', 'deleted', 'edited', 'locked', 'transferred']),
    before: z.object({ title: z.string(), body: z.string() }).nullable(),
    by: account,
    guid: z.string(),
    at: z.number(),
  }),
  /** Judges every open pull request of a repository again. */
  repository: z.object({ repository, ownerId }),
  /** Looks at the control repository: what changed there concerns everybody. */
  policy: z.object({ organization, commit: z.string().nullable() }),
  /** Takes note of an installation; `by`: who installed, or chose repositories. */
  installation: z.object({ organization, by: z.object({ id: z.int(), login: z.string() }).nullable() }),
} as const;

export type WorkKind = keyof typeof works;
export type Work = { readonly [K in WorkKind]: { readonly kind: K } & z.infer<(typeof works)[K]> }[WorkKind];
export type WorkOf<K extends WorkKind> = Extract<Work, { readonly kind: K }>;

/** Whoever waits in front of a pull request comes before sweeps; a mark before everybody. */
const priorities: Readonly<Record<WorkKind, number>> = {
  mark: 100,
  retire: 60,
  command: 50,
  group: 40,
  restore: 20,
  'guard-issue': 20,
  evaluate: 20,
  commit: 20,
  measure: 5,
  merged: 10,
  policy: 30,
  installation: 10,
  repository: 0,
};

/** A sweep's evaluations wait behind everything that an event asked for. */
export const IN_BULK = -10;

export function jobFor(work: Work, more: { readonly priority?: number; readonly runAt?: number } = {}): JobRequest {
  const { kind, ...payload } = work;
  return {
    key: keyOf(work),
    kind,
    installationId: installationOf(work),
    payload: JSON.stringify(payload),
    priority: priorities[kind],
    ...more,
  };
}

/** What a job says; throws when it was written by another version. */
export function workOf(job: Job): Work {
  const schema = z.discriminatedUnion('kind', [
    works.mark.extend({ kind: z.literal('mark') }),
    works.evaluate.extend({ kind: z.literal('evaluate') }),
    works.retire.extend({ kind: z.literal('retire') }),
    works.merged.extend({ kind: z.literal('merged') }),
    works.group.extend({ kind: z.literal('group') }),
    works.commit.extend({ kind: z.literal('commit') }),
    works.measure.extend({ kind: z.literal('measure') }),
    works.command.extend({ kind: z.literal('command') }),
    works.restore.extend({ kind: z.literal('restore') }),
    works['guard-issue'].extend({ kind: z.literal('guard-issue') }),
    works.repository.extend({ kind: z.literal('repository') }),
    works.policy.extend({ kind: z.literal('policy') }),
    works.installation.extend({ kind: z.literal('installation') }),
  ]);
  const payload: unknown = JSON.parse(job.payload);
  return schema.parse({ ...(typeof payload === 'object' ? payload : {}), kind: job.kind });
}

function installationOf(work: Work): number {
  return 'repository' in work ? work.repository.installation : work.organization.installation;
}

/** One pull request is judged once at a time; marks and commands do not wait for it. */
function keyOf(work: Work): string {
  if (!('repository' in work)) return `${String(work.organization.installation)}:${work.kind}`;
  return `${String(work.repository.installation)}:${String(work.repository.id)}:${placeIn(work)}`;
}

function placeIn(work: Extract<Work, { readonly repository: RepositoryKey }>): string {
  if (work.kind === 'repository') return 'all';
  return 'number' in work ? placeOfPull(work) : `${work.kind}:${work.head}`;
}

function placeOfPull(work: Extract<Work, { readonly number: number }>): string {
  switch (work.kind) {
    case 'evaluate':
      return String(work.number);
    case 'mark':
      return `${String(work.number)}:mark:${work.head}:${work.baseRef}`;
    case 'merged':
    case 'retire':
      return `${String(work.number)}:${work.kind}`;
    case 'guard-issue':
      return `issue:${work.guid}`;
    case 'command':
    case 'restore':
      return `${work.kind}:${String(work.comment.id)}`;
  }
}

/** The account that owns the work's repository. */
export function organizationOfWork(work: Exclude<Work, { readonly organization: OrganizationKey }>): OrganizationKey {
  const { repository: key, ownerId: id } = work;
  return { installation: key.installation, id, login: key.owner };
}
