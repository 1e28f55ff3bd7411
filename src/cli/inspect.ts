import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { chunksOf, readBytes } from '../check/read-reports.ts';
import type { AnalysisReport } from '../engine/evidence/analysis/report.ts';
import type { Problem } from '../engine/evidence/bytes/problem.ts';
import type { ReadReport } from '../engine/evidence/formats.ts';
import { mergeCoverage } from '../engine/evidence/line-coverage/merge-coverage.ts';
import { type CoverageReport, branchShare, lineShare, reportTotals } from '../engine/evidence/line-coverage/report.ts';
import { flooredPoints } from '../engine/evidence/line-coverage/threshold.ts';
import { mergeTests } from '../engine/evidence/tests/merge-tests.ts';
import { type TestReport, testTotals } from '../engine/evidence/tests/report.ts';
import type { Finding, FindingLevel } from '../engine/facts/analysis.ts';
import type { Share } from '../engine/facts/coverage.ts';
import type { Warning } from '../engine/facts/evidence.ts';
import { visible } from '../engine/locales/escape.ts';

/** What a command may touch. */
export interface InspectIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly cwd: string;
}

const USAGE = 'usage: garde-fou inspect coverage|tests|analysis FILE… [--json]   (FILE - is standard input)\n';
const WRONG_USE = 2;

const KINDS: readonly ReadReport['kind'][] = ['coverage', 'tests', 'analysis'];

/** A document for `--json` and the same for people. */
interface Shown {
  readonly json: unknown;
  readonly lines: readonly string[];
}

/** `garde-fou inspect coverage|tests|analysis FILE…`: what was read in reports, to people or as one JSON document. */
export async function inspect(args: readonly string[], io: InspectIo): Promise<number> {
  const asked = parsed(args);
  if (asked === undefined) {
    io.stderr.write(USAGE);
    return WRONG_USE;
  }
  try {
    const shown = show(asked.kind, await readAll(asked.files, asked.kind, io));
    io.stdout.write(asked.json ? `${JSON.stringify(shown.json)}\n` : `${shown.lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    io.stderr.write(`${visible(error instanceof Error ? error.message : String(error))}\n`);
    return WRONG_USE;
  }
}

function parsed(
  args: readonly string[],
): { kind: ReadReport['kind']; files: readonly string[]; json: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [what, ...files] = positionals;
    const kind = KINDS.find((known) => known === what);
    return kind === undefined || files.length === 0 ? undefined : { kind, files, json: values.json };
  } catch {
    return undefined;
  }
}

/** Every report once: the same bytes given twice would count their hits and cases twice. */
async function readAll(
  files: readonly string[],
  kind: ReadReport['kind'],
  io: InspectIo,
): Promise<readonly ReadReport[]> {
  const byDigest = new Map<string, ReadReport>();
  for (const file of files) {
    const { digest, report } = await readOne(file, io);
    if (report.kind !== kind) throw new Error(`${file}: holds ${report.kind} (${report.format}), not ${kind}.`);
    byDigest.set(digest, report);
  }
  return [...byDigest.values()];
}

async function readOne(file: string, io: InspectIo): Promise<{ readonly digest: string; readonly report: ReadReport }> {
  const { digest, read } = await bytesOf(file, io);
  if (!read.ok) throw new Error(`${file}: ${problemText(read.problem)}`);
  return { digest, report: read.value };
}

async function bytesOf(file: string, io: InspectIo): ReturnType<typeof readBytes> {
  try {
    return await readBytes(file === '-' ? io.stdin : chunksOf(resolve(io.cwd, file)));
  } catch (error) {
    throw new Error(`${file}: ${unreadable(errorCode(error))}`, { cause: error });
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; look at its name, and at the folder that you stand in.',
  EISDIR: 'is a folder; name the report in it.',
  EACCES: 'may not be read by you; let yourself read it, or copy it to where you may.',
};

function unreadable(code: string): string {
  return UNREADABLE[code] ?? `cannot be read (${code}).`;
}

const PROBLEM_TEXTS: Readonly<Record<Problem['key'], string>> = {
  empty: 'is empty; look in the log of the tool why it wrote nothing',
  unrecognised: 'is no report of a known format; docs/evidence.md lists them',
  encoding: 'is in an encoding that is not read; write it as UTF-8',
  malformed: 'is malformed',
  truncated: 'ends too early',
  'entity-declared': 'declares entities, which are never read',
  'too-deep': 'is nested too deeply',
  'too-long': 'has a record that is too long',
  'too-many': 'has too many records',
};

function problemText({ key, line, offset, detail }: Problem): string {
  const place = line === undefined ? (offset === undefined ? '' : ` at byte ${offset}`) : ` at line ${line}`;
  return `${PROBLEM_TEXTS[key]}${place}${detail === undefined ? '' : ` (${detail})`}.`;
}

function show(kind: ReadReport['kind'], reports: readonly ReadReport[]): Shown {
  const format = [...new Set(reports.map((report) => report.format))].toSorted().join('+');
  switch (kind) {
    case 'coverage':
      return showCoverage(
        format,
        mergeCoverage(reports.flatMap((read) => (read.kind === 'coverage' ? [read.report] : []))),
      );
    case 'tests':
      return showTests(format, mergeTests(reports.flatMap((read) => (read.kind === 'tests' ? [read.report] : []))));
    case 'analysis':
      return showAnalysis(
        format,
        reports.flatMap((read) => (read.kind === 'analysis' ? [read.report] : [])),
      );
  }
}

function showCoverage(format: string, report: CoverageReport): Shown {
  const totals = reportTotals(report);
  const files = report.files.map(({ path, lines, branches }) =>
    Object.assign({ path, lines: lineShare(lines) }, branches === undefined ? {} : { branches: branchShare(branches) }),
  );
  const rows = files.map(({ path, lines }) => `${shareText(lines)}  ${visible(path)}`);
  const branchText = totals.branches === undefined ? '' : `, branches ${shareText(totals.branches)}`;
  return {
    json: { format, files, totals, warnings: report.warnings },
    lines: [
      ...rows,
      `${format}: ${files.length} files, lines ${shareText(totals.lines)}${branchText}`,
      ...warned(report.warnings),
    ],
  };
}

function showTests(format: string, report: TestReport): Shown {
  const totals = testTotals(report);
  const bad = report.cases.filter(({ outcome, flaky }) => outcome !== 'passed' || flaky);
  const rows = bad.map(
    (test) => `${test.flaky ? 'flaky' : test.outcome}  ${visible([test.file, test.className, test.name].join(' '))}`,
  );
  const counts = Object.entries(totals).map(([name, count]) => `${count} ${name}`);
  return {
    json: { format, cases: report.cases, totals, warnings: report.warnings },
    lines: [...rows, `${format}: ${counts.join(', ')}`, ...warned(report.warnings)],
  };
}

function showAnalysis(format: string, reports: readonly AnalysisReport[]): Shown {
  const runs = reports.flatMap((report) => report.runs);
  const warnings = reports.flatMap((report) => report.warnings);
  const findings = runs.flatMap((run) => run.findings);
  const totals = analysisTotals(findings);
  const rows = findings.map(
    (one) => `${one.suppressed === undefined ? one.level : 'suppressed'}  ${visible(placeOf(one))}`,
  );
  const counts = Object.entries(totals).map(([name, count]) => `${count} ${name}`);
  return {
    json: { format, runs, totals, warnings },
    lines: [...rows, `${format}: ${runs.length} runs, ${counts.join(', ')}`, ...warned(warnings)],
  };
}

function placeOf({ path, line, rule, message }: Finding): string {
  return `${path}:${line} ${rule} ${message}`;
}

function analysisTotals(
  findings: readonly Finding[],
): Readonly<Record<FindingLevel | 'findings' | 'suppressed', number>> {
  const live = findings.filter(({ suppressed }) => suppressed === undefined);
  const count = (level: FindingLevel): number => live.filter((finding) => finding.level === level).length;
  return {
    findings: live.length,
    error: count('error'),
    warning: count('warning'),
    note: count('note'),
    none: count('none'),
    suppressed: findings.length - live.length,
  };
}

function shareText(share: Share): string {
  const points = flooredPoints(share);
  const percent = share.total === 0 ? '—' : `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')} %`;
  return `${share.covered}/${share.total} ${percent}`;
}

function warned(warnings: readonly Warning[]): readonly string[] {
  return warnings.map(({ key, count, path, line, declared, counted }) => {
    const place = [path, line].filter((part) => part !== undefined && part !== '').join(':');
    const numbers = declared === undefined ? '' : ` declared ${declared}, counted ${counted ?? 0}`;
    return `warning: ${key} ×${count} ${visible(place)}${numbers}`.trimEnd();
  });
}
