import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as core from '@actions/core';

import { type Checked, checkRepository, type PolicySource } from '../../src/check/check.ts';
import { exitCodeOf } from '../../src/check/exit-code.ts';
import { withLocalSearch } from '../../src/check/local-search.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { GitProblem } from '../../src/platform/git/problem.ts';
import { readKey } from '../../src/scan/key.ts';
import { inputs } from '../inputs.ts';
import { writeSummary } from '../page/write-summary.ts';
import { findReports } from '../reports/gather-reports.ts';
import { wantedFiles } from '../reports/wanted.ts';
import { eventBase, workspaceFolder } from '../run.ts';
import { wrongInput } from '../stop.ts';
import { annotate } from './annotate.ts';
import { adviceOf } from './page.ts';

/** `mode: check`: judges the checkout as `garde-fou check` does, without a server; it never decides anything. */
export async function check(): Promise<number> {
  const workspace = workspaceFolder();
  const policy = policyFile(workspace);
  const wanted = wantedFiles(inputs.lines('reports'), inputs.lines('exclude'));
  const checked = await judged(workspace, policy, findReports(workspace, wanted));
  const { judgement, timezone } = checked;
  const reader = { language: inputs.language(), timezone };
  await writeSummary(adviceOf(checked, reader));
  annotate(judgement, reader);
  core.setOutput('outcome', judgement.kind === 'judged' ? judgement.verdict.outcome : judgement.kind);
  return exitCodeOf(judgement);
}

/** What is wrong with the checkout is for the workflow's author to repair. */
async function judged(cwd: string, policy: PolicySource, evidence: readonly string[]): Promise<Checked> {
  const base = inputs.text('base') ?? eventBase();
  const repository = process.env['GITHUB_REPOSITORY'] ?? null;
  const now = new Date().toISOString();
  try {
    const request = { cwd, base, head: null, policy, baseline: null, repository, evidence, rules, now };
    const key = await readKey(undefined, cwd);
    return await withLocalSearch(key, (search) => checkRepository({ ...request, search }));
  } catch (error) {
    if (error instanceof GitProblem) throw wrongInput('checkout-wrong', { message: error.message });
    throw error;
  }
}

function policyFile(workspace: string): PolicySource {
  const given = inputs.text('policy');
  if (given === null) throw wrongInput('policy-missing');
  try {
    return { bytes: readFileSync(resolve(workspace, given)), file: given };
  } catch {
    throw wrongInput('policy-unreadable', { file: given });
  }
}
