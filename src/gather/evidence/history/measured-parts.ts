import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import { lowestLevels } from '../../../engine/evidence/analysis/gravity.ts';
import { distinctFindings } from '../../../engine/evidence/analysis/new-findings.ts';
import type { KnownTool, PlacedRun } from '../../../engine/facts/analysis.ts';
import type { FileCoverage } from '../../../engine/facts/coverage.ts';
import type { TestCase, TestName } from '../../../engine/facts/tests.ts';

/** What one delivery measured of a commit, as much as later commits are compared with. */
export interface MeasuredParts {
  readonly coverage: readonly FileCoverage[] | null;
  readonly tests: { readonly ran: readonly TestName[]; readonly skipped: number } | null;
  readonly analysis: readonly KnownTool[] | null;
}

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];
/** What we packed ourselves is never larger. */
const LARGEST = 1 << 30;

/** A file's lines as steps from one to the next, with whether each was covered; branches as rows. */
interface KeptFile {
  readonly p: string;
  readonly n: readonly number[];
  readonly h: string;
  readonly b?: readonly (readonly [line: number, covered: number, total: number])[];
}

interface KeptParts extends Omit<MeasuredParts, 'coverage'> {
  readonly coverage: readonly KeptFile[] | null;
}

export async function packParts({ coverage, tests, analysis }: MeasuredParts): Promise<Uint8Array> {
  const kept: KeptParts = { coverage: coverage?.map(keptFile) ?? null, tests, analysis };
  return packed(JSON.stringify(kept));
}

export async function unpackParts(bytes: Uint8Array): Promise<MeasuredParts> {
  const text = (await unpacked(bytes, { maxOutputLength: LARGEST })).toString();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- packed above
  const { coverage, tests, analysis } = JSON.parse(text) as KeptParts;
  return { coverage: coverage?.map(fileOf) ?? null, tests, analysis };
}

function keptFile({ path, lines, branches }: FileCoverage): KeptFile {
  let last = 0;
  const n = Array.from(lines.numbers, (line) => {
    const step = line - last;
    last = line;
    return step;
  });
  const h = Array.from(lines.hits, (hits) => (hits > 0 ? '1' : '0')).join('');
  const b = branches && Array.from(branches.numbers, (line, at) => row(line, branches.covered[at], branches.total[at]));
  return { p: path, n, h, ...(b === undefined ? {} : { b }) };
}

function row(line: number, covered = 0, total = 0): readonly [number, number, number] {
  return [line, covered, total];
}

function fileOf({ p, n, h, b }: KeptFile): FileCoverage {
  let line = 0;
  const numbers = Uint32Array.from(n, (step) => (line += step));
  const hits = Uint32Array.from(h, (hit) => (hit === '1' ? 1 : 0));
  const branches = b && {
    numbers: Uint32Array.from(b, ([at]) => at),
    covered: Uint32Array.from(b, ([, covered]) => covered),
    total: Uint32Array.from(b, ([, , total]) => total),
  };
  return { path: p, lines: { numbers, hits }, ...(branches === undefined ? {} : { branches }) };
}

/** Test cases as the next commit is compared with them. */
export function keptTests(cases: readonly TestCase[]): NonNullable<MeasuredParts['tests']> {
  const ran = cases.filter(({ outcome }) => outcome !== 'skipped');
  return {
    ran: ran.map(({ file, className, name }) => ({ file, className, name })),
    skipped: cases.length - ran.length,
  };
}

/** Findings as the next commit is compared with them, several runs of a tool together. */
export function keptTools(runs: readonly PlacedRun[]): readonly KnownTool[] {
  return [...Map.groupBy(runs, ({ tool }) => tool)].map(([tool, own]) => ({
    tool,
    rules: lowestLevels(own.flatMap(({ rules }) => rules)),
    findings: distinctFindings(own.flatMap(({ findings }) => findings)).map(({ finding, lineText }) => ({
      rule: finding.rule,
      path: finding.path,
      lineText,
      suppressed: finding.suppressed !== undefined,
    })),
    notifications: own.flatMap(({ notifications }) => notifications),
  }));
}
