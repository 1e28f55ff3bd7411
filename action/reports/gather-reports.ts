import { basename, join } from 'node:path';

import { checkstyleTool } from '../../src/engine/evidence/checkstyle/tool.ts';
import { type ManifestReport, manifestBounds } from '../../src/engine/evidence/manifest/manifest.ts';
import { Stop } from '../stop.ts';
import { hiddenBehind } from './behind-links.ts';
import { committedEntries, untouched } from './committed.ts';
import { copyFile, firstBytes } from './copy.ts';
import { type Recognized, recognize } from './recognize.ts';
import { type FoundFile, type LeftOut, walk, type Walked } from './walk.ts';
import type { Wanted } from './wanted.ts';

/** What was found and copied, and what was not and why. */
export interface Gathered {
  readonly reports: readonly ManifestReport[];
  readonly leftOut: readonly LeftOut[];
}

/** Finds the reports of the workspace and copies them into the output folder. More than the bounds allow stops: a part would pass for the whole. */
export function gatherReports(workspace: string, wanted: Wanted, output: string): Gathered {
  const { files, leftOut, committed } = measuredFiles(workspace, wanted, output);
  const reports: ManifestReport[] = [];
  const declined: LeftOut[] = [];
  let total = 0;
  for (const file of files) {
    const taken = committed.has(file.source) ? 'committed' : take(file, reports.length + 1, wanted, output);
    if (typeof taken === 'string') {
      declined.push({ source: file.source, why: taken });
      continue;
    }
    reports.push(taken);
    total += taken.size;
    if (reports.length > manifestBounds.reports) throw new Stop('too-many-reports', { most: manifestBounds.reports });
    if (total > manifestBounds.totalBytes)
      throw new Stop('reports-too-large', { limit: manifestBounds.totalBytes / 1_000_000 });
  }
  return { reports, leftOut: [...leftOut, ...declined] };
}

/** The files that bear the name of a report, and which of them are the repository's own. */
function measuredFiles(
  workspace: string,
  wanted: Wanted,
  output: string,
): Omit<Walked, 'links'> & { readonly committed: ReadonlySet<string> } {
  const { files, leftOut, links } = walk(workspace, wanted.matches, output);
  if (files.length + links.length === 0) return { files, leftOut, committed: new Set() };
  const entries = committedEntries(workspace);
  for (const link of links) {
    const hidden = entries.get(link.source)?.kind === 'link' ? hiddenBehind(link, workspace, wanted.matches) : null;
    if (hidden !== null) throw new Stop('report-behind-link', { path: hidden, link: link.source });
  }
  const sources = files.map(({ source }) => source);
  return { files, leftOut, committed: untouched(workspace, entries, sources) };
}

function take(file: FoundFile, number: number, wanted: Wanted, output: string): ManifestReport | LeftOut['why'] {
  const path = pathInArtifact(number, file.source);
  try {
    const look = (head: Uint8Array): Partial<Recognized> | null => recognize(head) ?? (wanted.isNamed ? {} : null);
    const copied = copyFile(file.absolute, join(output, path), look);
    if (copied === null) return 'no-report';
    const { seen, size, sha256 } = copied;
    const tool = seen.format === 'checkstyle' ? checkstyleTool(file.source) : null;
    return { path, source: file.source, ...seen, ...(tool === null ? {} : { tool }), size, sha256 };
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop('report-unreadable', { path: file.source });
  }
}

/** Numbered, so that no two are alike, and of letters that every archive and every file system carries. */
function pathInArtifact(number: number, source: string): string {
  const name = basename(source)
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[.-]+/, '_')
    .slice(-80)
    .replace(/^[.-]/, '_');
  return `reports/${String(number).padStart(5, '0')}-${name}`;
}

/** The places of the reports in the workspace, for a reader on this machine. */
export function findReports(workspace: string, wanted: Wanted): readonly string[] {
  const { files, committed } = measuredFiles(workspace, wanted, '');
  const measured = files.filter(({ source }) => !committed.has(source));
  return measured.filter(({ absolute }) => wanted.isNamed || looksLikeReport(absolute)).map(({ source }) => source);
}

function looksLikeReport(absolute: string): boolean {
  try {
    const head = firstBytes(absolute);
    return head !== null && recognize(head) !== null;
  } catch {
    return false;
  }
}
