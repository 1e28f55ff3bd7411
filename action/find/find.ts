import * as core from '@actions/core';

import { inputs } from '../inputs.ts';
import { announce } from '../page/announce.ts';
import { gatherReports } from '../reports/gather-reports.ts';
import { writeList } from '../reports/list.ts';
import { emptyFolder } from '../reports/output-folder.ts';
import { wantedFiles } from '../reports/wanted.ts';
import { checkedOutCommit, currentRun, workspaceFolder } from '../run.ts';
import { exitCodes } from '../stop.ts';

/** `mode: find`, in the measuring job: copies the reports, lists them, and gives the digest of the list out. */
export async function find(): Promise<number> {
  const name = inputs.name();
  const mayBeNone = inputs.mayBeNone();
  const { job, attempt } = currentRun();
  const workspace = workspaceFolder();
  const wanted = wantedFiles(inputs.lines('reports'), inputs.lines('exclude'));
  const measuredSha = inputs.commit() ?? checkedOutCommit(workspace);
  const output = emptyFolder(inputs.text('output'), workspace, name);
  const { reports, leftOut } = gatherReports(workspace, wanted, output);
  if (!(await announce({ name, reports, leftOut, mayBeNone, trust: null }))) return exitCodes.fine;
  const digest = writeList(output, {
    version: 1,
    name,
    workspace,
    ...(measuredSha === null ? {} : { measuredSha }),
    reports: reports.map((report) => Object.assign({}, report, { job })),
  });
  core.setOutput('path', output);
  core.setOutput('artifact-name', `garde-fou-reports-${name}-${attempt}`);
  core.setOutput('count', reports.length);
  core.setOutput('digest', digest);
  return exitCodes.fine;
}
