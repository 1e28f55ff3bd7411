import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { load } from 'js-yaml';

const WORKFLOW = fileURLToPath(new URL('../../.github/workflows/evidence.yml', import.meta.url));

interface Step {
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The step of the reusable workflow that measures with a tool, as it stands there. */
function measuringStep(tool: string): Step {
  const { jobs } = load(readFileSync(WORKFLOW, 'utf8')) as { jobs: { measure: { steps: readonly Step[] } } };
  const steps = jobs.measure.steps.filter(
    (step) => step.run !== undefined && step.if === `\${{ inputs.tool == '${tool}' }}`,
  );
  const [step] = steps;
  if (step === undefined || steps.length > 1) throw new Error(`${WORKFLOW} has ${steps.length} steps for ${tool}.`);
  return step;
}

export interface Ran {
  readonly code: number | null;
  readonly log: string;
}

/** Where a measuring script runs: a checkout, the runner's temporary folder, and where tools are looked for. */
export interface Place {
  readonly workspace: string;
  readonly temporary: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs the measuring script of a tool as the runner does: a file, bash without profiles, ending with the first error. */
export function runMeasuringScript(tool: string, { workspace, temporary, env }: Place): Ran {
  const { run = '', env: own = {} } = measuringStep(tool);
  const script = join(temporary, 'measure.sh');
  writeFileSync(script, run);
  const { status, stdout, stderr, error } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: workspace,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    env: {
      HOME: temporary,
      LANG: 'C.UTF-8',
      ...env,
      ...own,
      CI: 'true',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temporary,
    },
  });
  if (error !== undefined) throw error;
  return { code: status, log: `${stdout}${stderr}` };
}
