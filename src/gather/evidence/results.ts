import { lowestLevels } from '../../engine/evidence/analysis/gravity.ts';
import { unitedFindings } from '../../engine/evidence/analysis/new-findings.ts';
import { mergeTests } from '../../engine/evidence/tests/merge-tests.ts';
import type { AnalysisFacts, BaseAnalysis, KnownTool, PlacedRun } from '../../engine/facts/analysis.ts';
import type { BaseTests, TestCase, TestFacts } from '../../engine/facts/tests.ts';
import type { Subject, Tools } from '../tools.ts';
import type { ReadDelivery } from './artifact/read-delivery.ts';
import type { OwnDelivery } from './collect/deliveries.ts';
import { counted, nearestRecorded, type RecordedAncestor, type Wanted } from './history/base-line.ts';
import { bestTests, namesRun } from './history/best-tests.ts';
import { type MeasuredParts, unpackParts } from './history/measured-parts.ts';
import { filesAt } from './tree/measured-tree.ts';
import { placedRuns } from './tree/placed-runs.ts';

/** What results are gathered from, and what of the target branch they are compared with. */
export interface ResultSources {
  readonly deliveries: readonly OwnDelivery[];
  readonly counting: Omit<Wanted, 'kind'>;
}

/** The test cases of one delivery; `null` when it has no test report. */
export function casesOf({ reports }: ReadDelivery): readonly TestCase[] | null {
  const tests = reports.flatMap(({ read }) => (read.kind === 'tests' ? [read.report] : []));
  return tests.length === 0 ? null : mergeTests(tests).cases;
}

/** The test cases that were delivered, and those recorded before. */
export async function testFacts(
  tools: Tools,
  subject: Subject,
  { deliveries, counting, missesTests }: ResultSources & { readonly missesTests: boolean },
): Promise<TestFacts> {
  const told = deliveries.flatMap(({ judged, read }) => {
    const cases = casesOf(read);
    return cases === null ? [] : [{ delivery: judged.id, cases }];
  });
  const { repository, mergeBase } = subject;
  const wanted = { kind: 'tests', ...counting } as const;
  const best =
    missesTests && mergeBase !== null ? await bestTests(tools, repository, { commit: mergeBase, ...wanted }) : null;
  return { deliveries: told, base: await baseTests(tools, subject, wanted), best };
}

async function baseTests(tools: Tools, subject: Subject, wanted: Wanted): Promise<BaseTests | null> {
  const base = await recordedBefore(tools, subject, wanted);
  if (base === null) return null;
  const tests = base.parts.flatMap((part) => part.tests ?? []);
  const skipped = tests.reduce((sum, one) => sum + one.skipped, 0);
  return { ...base.found, ran: namesRun(base.parts), skipped };
}

/** The findings that were delivered on the files of the tree that was analysed, and those recorded before. */
export async function analysisFacts(
  tools: Tools,
  subject: Subject,
  { deliveries, counting }: ResultSources,
): Promise<AnalysisFacts> {
  const { repository } = subject;
  const told: { readonly delivery: string; readonly runs: readonly PlacedRun[] }[] = [];
  for (const { judged, read } of deliveries) {
    if (!read.reports.some((report) => report.read.kind === 'analysis')) continue;
    const tested = await filesAt(tools, repository, judged.tested.commit);
    const runs = await placedRuns(tools, repository, { read, tested });
    if (runs !== null) told.push({ delivery: judged.id, runs });
  }
  return { deliveries: told, base: await baseAnalysis(tools, subject, { kind: 'analysis', ...counting }) };
}

async function baseAnalysis(tools: Tools, subject: Subject, wanted: Wanted): Promise<BaseAnalysis | null> {
  const base = await recordedBefore(tools, subject, wanted);
  if (base === null) return null;
  const byTool = Map.groupBy(
    base.parts.flatMap((part) => part.analysis ?? []),
    ({ tool }) => tool,
  );
  return { ...base.found, tools: [...byTool].map(([tool, own]) => together(tool, own)) };
}

/** A tool that several deliveries ran: each looked at its own part. */
function together(tool: string, own: readonly KnownTool[]): KnownTool {
  return {
    tool,
    rules: lowestLevels(own.flatMap(({ rules }) => rules)),
    findings: unitedFindings(own.map(({ findings }) => findings)),
    notifications: own.flatMap(({ notifications }) => notifications),
  };
}

async function recordedBefore(
  tools: Tools,
  { repository, mergeBase }: Subject,
  wanted: Wanted,
): Promise<{ readonly found: RecordedAncestor; readonly parts: readonly MeasuredParts[] } | null> {
  const found = mergeBase === null ? null : await nearestRecorded(tools, repository, { commit: mergeBase, ...wanted });
  if (found === null) return null;
  const all = await tools.store.evidence.measuredAt(repository.id, found.commit);
  const recorded = counted(all, wanted);
  return { found, parts: await Promise.all(recorded.map(({ bytes }) => unpackParts(bytes))) };
}
