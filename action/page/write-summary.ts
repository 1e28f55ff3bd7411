import * as core from '@actions/core';

/** GitHub refuses more than 1 MiB a step. */
const MOST_BYTES = 1_000_000;

/** Adds Markdown to the job summary; outside a runner there is none, which changes nothing. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await core.summary.addRaw(Buffer.from(markdown).subarray(0, MOST_BYTES).toString('utf8'), true).write();
}
