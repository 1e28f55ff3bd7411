import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as core from '@actions/core';

import {
  MANIFEST_FILE,
  MANIFEST_VERSION,
  type Manifest,
  TOKEN_FILE,
  artifactNameOf,
} from '../../src/engine/evidence/manifest/manifest.ts';
import { inputs } from '../inputs.ts';
import { announce } from '../page/announce.ts';
import { gatherReports } from '../reports/gather-reports.ts';
import { writeDigested } from '../reports/list.ts';
import { emptyFolder } from '../reports/output-folder.ts';
import { wantedFiles } from '../reports/wanted.ts';
import { checkedOutCommit, currentRun, workspaceFolder } from '../run.ts';
import { exitCodes } from '../stop.ts';
import type { Measured } from './measured.ts';
import { takeOver } from './take-over.ts';
import { requestToken } from './token.ts';

/** `mode: collect`: puts the reports, the manifest and, where the run can have one, the token that is bound to it into one folder. */
export async function collect(): Promise<number> {
  const name = inputs.name();
  const mayBeNone = inputs.mayBeNone();
  const run = currentRun();
  const workspace = workspaceFolder();
  const output = emptyFolder(inputs.text('output'), workspace, name);
  const { reports, leftOut, ...measured } = measuredReports(name, workspace, output);
  if (reports.length === 0) {
    await announce({ name, reports, leftOut, mayBeNone, trust: null });
    return exitCodes.fine;
  }
  const manifest: Manifest = {
    version: MANIFEST_VERSION,
    name,
    run,
    ...(measured.measuredSha === null ? {} : { measuredSha: measured.measuredSha }),
    workspace: measured.workspace,
    ...(inputs.readsOnly() ? { readsOnly: true } : {}),
    reports,
    createdAt: new Date().toISOString(),
  };
  const digest = writeDigested(join(output, MANIFEST_FILE), manifest);
  const { token, trust } = await requestToken(digest);
  if (token !== null) writeFileSync(join(output, TOKEN_FILE), token, { flag: 'wx' });
  await announce({ name, reports, leftOut, mayBeNone, trust });
  core.setOutput('path', output);
  core.setOutput('artifact-name', artifactNameOf(name, run.attempt));
  core.setOutput('count', reports.length);
  core.setOutput('digest', digest);
  core.setOutput('trust-hint', trust === 'signed' ? 'signed-workflow' : 'base-workflow');
  return exitCodes.fine;
}

function measuredReports(name: string, workspace: string, output: string): Measured {
  const handedOver = inputs.text('handed-over');
  if (handedOver !== null) return takeOver({ name, folder: handedOver, workspace, output });
  const wanted = wantedFiles(inputs.lines('reports'), inputs.lines('exclude'));
  const measuredSha = inputs.commit() ?? checkedOutCommit(workspace);
  return { workspace, measuredSha, ...gatherReports(workspace, wanted, output) };
}
