import { createHash } from 'node:crypto';

import type { ArchiveFile } from '../../../engine/evidence/archive/open-archive.ts';
import { unpack } from '../../../engine/evidence/archive/unpack.ts';
import type { Parsed, Problem } from '../../../engine/evidence/bytes/problem.ts';
import type { ReadReport } from '../../../engine/evidence/formats.ts';
import { MANIFEST_FILE, type ManifestReport, TOKEN_FILE } from '../../../engine/evidence/manifest/manifest.ts';
import { ReportReader } from '../../../engine/evidence/report-reader.ts';
import { reportReason } from '../../../engine/evidence/report-reason.ts';
import { type DeliveryReasonKey, type ReportKind, type ReportProblem } from '../../../engine/facts/evidence.ts';
import { archiveBounds, inMegabytes } from './limits.ts';
import { type Opened, openDelivery } from './open-delivery.ts';

/** A report that is what its manifest lists. */
export interface ReadEntry {
  readonly path: string;
  /** Where the tool wrote it, relative to the workspace. */
  readonly source: string;
  /** The tool that wrote it, where the format names none. */
  readonly tool: string | null;
  readonly read: ReadReport;
}

/** The reports of one artifact, read from its own bytes. */
export interface ReadDelivery {
  readonly workspace: string;
  readonly reports: readonly ReadEntry[];
  readonly problems: readonly ReportProblem[];
}

/** Reads every report of an artifact; `null` when the archive itself cannot be opened any more. */
export function readDelivery(bytes: Uint8Array): ReadDelivery | null {
  const opened: Opened = openDelivery(bytes, '');
  if (!opened.ok) return null;
  const { manifest, files } = opened.delivery;
  const listed = new Set([MANIFEST_FILE, TOKEN_FILE, ...manifest.reports.map(({ path }) => path)]);
  const strangers = [...files.keys()].filter((path) => !listed.has(path));
  const read = manifest.reports.map((report) => readListed(report, files.get(report.path)));
  return {
    workspace: manifest.workspace,
    reports: read.flatMap((one) => (one !== null && 'read' in one ? [one] : [])),
    problems: [
      ...read.flatMap((one) => (one === null || 'read' in one ? [] : [one])),
      ...strangers.map((path) => problem('report-unlisted', path)),
    ],
  };
}

function problem(key: DeliveryReasonKey, path: string, kind: ReportKind | null = null): ReportProblem {
  const values = key === 'report-too-large' ? { path, limit: inMegabytes(archiveBounds.entryBytes) } : { path };
  return { kind, reason: { key, values } };
}

/** What is said of content in which no format was found. */
const OF_NO_FORMAT: ReadonlySet<Problem['key']> = new Set(['empty', 'encoding', 'unrecognised']);

/** `null`: a report of another kind (load, web pages) than is read here, which is nobody's problem. */
function readListed(listed: ManifestReport, file: ArchiveFile | undefined): ReadEntry | ReportProblem | null {
  const { source, size, sha256 } = listed;
  if (file === undefined) return problem('report-missing', source);
  const hash = createHash('sha256');
  const reader = new ReportReader();
  const broken = unpack(file, (chunk) => {
    hash.update(chunk);
    reader.push(chunk);
  });
  if (broken !== null) return problem('report-malformed', source);
  if (file.size !== size || hash.digest('hex') !== sha256) return problem('report-altered', source);
  return entryOf(listed, reader.end());
}

function entryOf(listed: ManifestReport, parsed: Parsed<ReadReport>): ReadEntry | ReportProblem | null {
  const { path, source, tool = null } = listed;
  if (parsed.ok) return { path, source, tool, read: parsed.value };
  if (OF_NO_FORMAT.has(parsed.problem.key) && isOfAnotherKind(listed)) return null;
  return problem(reportReason(parsed.problem), source, kindOf(listed));
}

/** What a report that cannot be read was meant to be, if the manifest says so: less would hide it from its family. */
function kindOf({ kind }: ManifestReport): ReportKind | null {
  return kind === 'coverage' || kind === 'tests' || kind === 'analysis' ? kind : null;
}

/** Whoever hides a damaged report under such a kind could as well leave it out: what it covered counts as uncovered. */
function isOfAnotherKind(listed: ManifestReport): boolean {
  return listed.kind !== undefined && kindOf(listed) === null;
}
