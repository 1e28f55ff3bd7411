import { z } from 'zod';

import { expected } from '../../settings/expectation.ts';
import { line, login } from '../../settings/texts.ts';

/** Slug of GitHub's own Actions app. */
export const ACTIONS = 'github-actions';

/** GitHub's own bot that posts what workflows say. */
const ACTIONS_BOT = 'github-actions[bot]';

/** A check by name and App: its slug, or its number, which nobody can take over after a rename. */
export interface RequiredRun {
  readonly kind: 'run';
  readonly name: string;
  readonly app: string | number;
}

/** A job of a workflow. `trust`: whether a pull request that changes the workflow file may still be believed. */
export interface RequiredJob {
  readonly kind: 'job';
  readonly name: string;
  readonly workflow: string;
  readonly event: string;
  readonly trust: 'unchanged' | 'any';
}

/** A commit status by context and by the account that posts it. */
export interface RequiredStatus {
  readonly kind: 'status';
  readonly name: string;
  readonly by: string;
}

/** One entry of `checks.required`. */
export type Required = RequiredRun | RequiredJob | RequiredStatus;

const workflowPath = z.string(expected('text')).regex(/^\.github\/workflows\/[^/\p{Cc}]+\.ya?ml$/u, expected('text'));

const tool = z
  .strictObject(
    {
      name: line,
      app: z.union([line, z.int(expected('count'))]),
      workflow: workflowPath.optional(),
      event: z.enum(['pull_request', 'pull_request_target', 'merge_group', 'push'], expected('choice')).optional(),
      trust: z.enum(['unchanged', 'any'], expected('choice')).optional(),
    },
    expected('mapping'),
  )
  .transform(({ name, app, workflow, event = 'pull_request', trust = 'unchanged' }): Required =>
    workflow === undefined ? { kind: 'run', name, app } : { kind: 'job', name, workflow, event, trust },
  );

const status = z
  .strictObject({ status: line, by: login }, expected('mapping'))
  .transform(({ status: name, by }): Required => ({ kind: 'status', name, by }));

/** How an entry is written: `{ name, app, workflow? }` or `{ status, by }`. */
export const required: z.ZodType<Required> = z.union([tool, status]);

/** Whether an entry would believe anybody's workflow: any job can create a check run or a status of any name. */
export function trustsAnyWorkflow(entry: Required): boolean {
  if (entry.kind === 'run') return entry.app === ACTIONS || entry.app === ACTIONS_APP;
  return entry.kind === 'status' && entry.by.toLowerCase() === ACTIONS_BOT;
}

/** Number of the Actions app on github.com. */
const ACTIONS_APP = 15_368;
