import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type ManifestReport, manifestBounds } from '../../src/engine/evidence/manifest/manifest.ts';
import { inputs } from '../inputs.ts';
import { copyFile } from '../reports/copy.ts';
import { readList } from '../reports/list.ts';
import { Stop, wrongInput } from '../stop.ts';
import type { Measured } from './measured.ts';

interface HandOver {
  readonly name: string;
  readonly folder: string;
  readonly workspace: string;
  readonly output: string;
}

/**
 * Takes what the measuring job listed, and nothing else that lies in the folder. The digest comes from that job's
 * outputs: a file that another job of the run put in its place is refused.
 */
export function takeOver({ name, folder, workspace, output }: HandOver): Measured {
  const digest = inputs.digest();
  if (digest === null) throw wrongInput('digest-missing');
  const from = existing(resolve(workspace, folder));
  const list = readList(from, digest);
  if (list.name !== name) throw wrongInput('name-differs', { handedOver: list.name, name });
  if (list.reports.reduce((sum, { size }) => sum + size, 0) > manifestBounds.totalBytes)
    throw new Stop('reports-too-large', { limit: manifestBounds.totalBytes / 1_000_000 });
  for (const report of list.reports) copyListed(report, from, output);
  return { workspace: list.workspace, measuredSha: list.measuredSha ?? null, reports: list.reports, leftOut: [] };
}

function existing(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    throw new Stop('list-missing');
  }
}

function copyListed({ path, source, size, sha256 }: ManifestReport, from: string, output: string): void {
  const copied = copyIfThere(join(from, path), join(output, path));
  if (copied === null) throw new Stop('report-missing', { path: source });
  if (copied.size !== size || copied.sha256 !== sha256) throw new Stop('report-replaced', { path: source });
}

function copyIfThere(from: string, to: string): ReturnType<typeof copyFile> {
  try {
    return copyFile(from, to, () => true);
  } catch (error) {
    if (error instanceof Stop) throw error;
    return null;
  }
}
