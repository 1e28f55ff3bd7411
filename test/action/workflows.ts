import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { load } from 'js-yaml';

/** Where our workflows stand. */
export const folder = fileURLToPath(new URL('../../.github/workflows', import.meta.url));
/** Their files. */
export const names = globSync('*.{yml,yaml}', { cwd: folder }).toSorted();

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  /** A job that calls a workflow has none. */
  readonly steps?: readonly Step[];
}
export interface Workflow {
  readonly on: Readonly<Record<string, { readonly inputs?: Readonly<Record<string, { type: string }>> }>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const textOf = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
export const workflowOf = (name: string): Workflow => load(textOf(name)) as Workflow;
export const jobsOf = (name: string): readonly Job[] => Object.values(workflowOf(name).jobs);
export const stepsOf = (name: string): readonly Step[] => jobsOf(name).flatMap(({ steps }) => steps ?? []);
