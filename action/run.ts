import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

import { context } from '@actions/github';

import { type Manifest, manifestRun } from '../src/engine/evidence/manifest/manifest.ts';
import { Stop } from './stop.ts';

/** Why GitHub gives a run no token; each is told in its own words. */
export type Tokenless = 'fork' | 'dependabot' | 'permission';

/** The workflow run, as the runner tells it: a hint for people and for the App, which asks GitHub itself. */
export function currentRun(): Manifest['run'] {
  const { payload } = context;
  const head: unknown = payload.pull_request?.['head'];
  const read = manifestRun.safeParse({
    id: context.runId,
    attempt: context.runAttempt,
    job: context.job,
    ...(isNamed(context.workflow) ? { workflow: context.workflow } : {}),
    event: context.eventName,
    sha: context.sha,
    ...(hasSha(head) ? { headSha: head.sha } : {}),
    repositoryId: Number(process.env['GITHUB_REPOSITORY_ID']),
  });
  if (!read.success) throw new Stop('not-a-run', { missing: read.error.issues.map(({ path }) => path.join('.')) });
  return read.data;
}

/** A workflow may carry any name; what would deceive a reader is left out. */
function isNamed(workflow: unknown): boolean {
  return manifestRun.shape.workflow.safeParse(workflow).success;
}

function hasSha(head: unknown): head is { readonly sha: string } {
  return typeof head === 'object' && head !== null && 'sha' in head && typeof head.sha === 'string';
}

/** The workspace's real path. */
export function workspaceFolder(): string {
  const given = process.env['GITHUB_WORKSPACE'];
  if (given === undefined || given === '') throw new Stop('not-a-run', { missing: ['GITHUB_WORKSPACE'] });
  return realpathSync(given);
}

/** What a checkout by commit leaves in `.git/HEAD`; `null` on a branch or without a repository. */
export function checkedOutCommit(workspace: string): string | null {
  try {
    return /^([0-9a-f]{40})\n?$/.exec(readFileSync(join(workspace, '.git/HEAD'), 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Why this run can have no token, or `null` when one was offered. */
export function tokenless(): Tokenless | null {
  const isOffered = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].every(
    (name) => (process.env[name] ?? '') !== '',
  );
  if (isOffered) return null;
  if (isFork()) return 'fork';
  return context.actor === 'dependabot[bot]' ? 'dependabot' : 'permission';
}

function isFork(): boolean {
  const change = context.payload.pull_request;
  if (change === undefined) return false;
  return repositoryIdOf(change['head']) !== repositoryIdOf(change['base']);
}

/** The head of a deleted fork has no repository. */
function repositoryIdOf(end: unknown): number | null {
  if (typeof end !== 'object' || end === null || !('repo' in end)) return null;
  const { repo } = end;
  return typeof repo === 'object' && repo !== null && 'id' in repo && typeof repo.id === 'number' ? repo.id : null;
}

/** The branch that the pull request goes to, or where a push began; `null` when the event tells neither. */
export function eventBase(): string | null {
  const { pull_request: change, before } = context.payload as {
    readonly pull_request?: object;
    readonly before?: unknown;
  };
  const base: unknown = change === undefined || !('base' in change) ? undefined : change.base;
  if (typeof base === 'object' && base !== null && 'ref' in base && typeof base.ref === 'string') return base.ref;
  return typeof before === 'string' && /^[0-9a-f]{40}$/.test(before) && !/^0+$/.test(before) ? before : null;
}
