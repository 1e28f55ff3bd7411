import type { AnalysisFacts, BaseAnalysis, PlacedRun } from '../facts/analysis.ts';
import type { WorkflowJob } from '../facts/check.ts';
import type {
  BaseCoverage,
  ChangedLines,
  CoverageFacts,
  DeliveredCoverage,
  FileCoverage,
  FileShare,
} from '../facts/coverage.ts';
import type { DeliveredReport, Delivery, Evidence } from '../facts/evidence.ts';
import type { Pieces } from '../facts/facts.ts';
import type { TestCase, TestFacts } from '../facts/tests.ts';
import type { EvidenceTold } from './evidence-schema.ts';

/** What the evidence of a scenario is about. */
export interface EvidenceContext {
  readonly head: string;
  readonly mergeBase: string;
  readonly now: string;
  /** The checks of the scenario that are jobs of a workflow. */
  readonly jobs: readonly WorkflowJob[];
}

type DeliveryTold = EvidenceTold['deliveries'][number];

/** The pieces of evidence that a scenario tells. */
export function evidenceOf(
  told: EvidenceTold,
  context: EvidenceContext,
): Pick<Pieces, 'evidence' | 'coverage' | 'tests' | 'analysis'> {
  return {
    evidence: arrivedOf(told, context),
    coverage: coverageOf(told, context),
    tests: testsOf(told, context),
    analysis: analysisOf(told, context),
  };
}

function idOf({ id, name }: DeliveryTold, index: number): string {
  return id ?? `${name} ${index + 1}`;
}

function arrivedOf(told: EvidenceTold, { head, now, jobs }: EvidenceContext): Evidence {
  return {
    headSeen: told['head-seen'] ?? now,
    deliveries: told.deliveries.map((one, index): Delivery => ({
      id: idOf(one, index),
      name: one.name,
      trust: one.trust,
      ...(one['reads-only'] ? { readsOnly: true } : {}),
      doubts: one.doubts.map(({ reason, values }) => ({ key: reason, values })),
      run: {
        id: index + 1,
        attempt: 1,
        workflow: one.workflow,
        event: one.event,
        ...(one.seconds === undefined ? {} : { seconds: one.seconds }),
      },
      tested: one.tested ?? head,
      reports: reportsOf(one),
      problems: one.problems.map(({ kind, reason, values }) => ({ kind, reason: { key: reason, values } })),
    })),
    problems: told.missing.map(({ name, workflow, reason, values, 'again-at': againAt }) => ({
      name,
      workflow,
      reason: { key: reason, values },
      ...(againAt === undefined ? {} : { againAt }),
    })),
    jobs,
    running: told.running,
    measuringChanged: told['measuring-changed'],
    earlier: told.earlier,
    workflowDoubts: told['workflow-doubts'].map(({ workflow, reason, values }) => ({
      workflow,
      reason: { key: reason, values },
    })),
  };
}

function reportsOf({ coverage, tests, analysis }: DeliveryTold): readonly DeliveredReport[] {
  return [
    ...(coverage === undefined ? [] : [report('coverage', 'lcov')]),
    ...(tests === undefined ? [] : [report('tests', 'junit')]),
    ...(analysis === undefined ? [] : [report('analysis', analysis[0]?.format ?? 'sarif')]),
  ];
}

function report(kind: DeliveredReport['kind'], format: string): DeliveredReport {
  return { path: `${kind}.report`, kind, format, warnings: [] };
}

function coverageOf(told: EvidenceTold, { head, mergeBase, now }: EvidenceContext): CoverageFacts {
  return {
    tree: { commit: head, comparedWith: mergeBase, kind: told.tree },
    deliveries: told.deliveries.flatMap((one, index) => deliveredCoverage(one, idOf(one, index))),
    changes: Object.entries(told.changes)
      .map(changeOf)
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    unread: told['unread-changes'],
    sources: new Map(Object.entries(told.sources)),
    lengths: new Map(Object.entries(told.lengths)),
    numbering: new Map(Object.entries(told.numbering)),
    base: baseCoverage(told, mergeBase, now),
    ...(told.base.refused === undefined ? {} : { baseRefused: told.base.refused }),
    best: told.best.map(({ component, files, at = now, ...rest }) => ({
      component,
      stored: { ...rest, at, files: sharesOf(files) },
    })),
  };
}

function deliveredCoverage(
  { coverage, 'lost-paths': lost, 'other-text': otherText }: DeliveryTold,
  delivery: string,
): readonly DeliveredCoverage[] {
  if (coverage === undefined) return [];
  const files = Object.entries(coverage)
    .map(fileOf)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const of = files.length + lost.length;
  return [{ delivery, files, otherText, lost: { count: lost.length, of, paths: lost.map(lostPath) } }];
}

function lostPath(path: string): DeliveredCoverage['lost']['paths'][number] {
  return { path, candidates: [] };
}

function fileOf([path, { covered, uncovered, branches }]: [
  string,
  NonNullable<DeliveryTold['coverage']>[string],
]): FileCoverage {
  const hits = new Map([...uncovered.map((line) => [line, 0] as const), ...covered.map((line) => [line, 1] as const)]);
  const numbers = Uint32Array.from(hits.keys()).toSorted();
  const lines = { numbers, hits: numbers.map((line) => hits.get(line) ?? 0) };
  const at = Uint32Array.from(Object.keys(branches), Number).toSorted();
  if (at.length === 0) return { path, lines };
  const column = (key: 'covered' | 'total'): Uint32Array => at.map((line) => branches[String(line)]?.[key] ?? 0);
  return { path, lines, branches: { numbers: at, covered: column('covered'), total: column('total') } };
}

function changeOf([path, { new: isNew, changed, code = changed, bare, long, lines }]: [
  string,
  EvidenceTold['changes'][string],
]): ChangedLines {
  return {
    path,
    isNew,
    changed: ascending(changed),
    code: ascending(code),
    bare: ascending(bare),
    long: new Map(Object.entries(long).map(([line, weight]) => [Number(line), weight])),
    lines: lines ?? Math.max(0, ...changed),
  };
}

function ascending(some: readonly number[]): Uint32Array {
  return Uint32Array.from(new Set(some)).toSorted();
}

function sharesOf(files: EvidenceTold['best'][number]['files']): readonly FileShare[] {
  return Object.entries(files)
    .map(([path, share]) => ({ path, ...share }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function baseCoverage({ base }: EvidenceTold, mergeBase: string, at: string): BaseCoverage | null {
  const {
    coverage,
    commit = mergeBase,
    distance,
    trust,
    'changed-since': changed,
    'measuring-since': measuringSince,
  } = base;
  if (coverage === undefined) return null;
  return { commit, at, trust, distance, files: sharesOf(coverage), changedSince: new Set(changed), measuringSince };
}

function testsOf({ deliveries, base, 'best-tests': best }: EvidenceTold, { mergeBase }: EvidenceContext): TestFacts {
  const { tests, commit = mergeBase, distance } = base;
  return {
    deliveries: deliveries.flatMap((one, index) =>
      one.tests === undefined ? [] : [{ delivery: idOf(one, index), cases: casesOf(one.tests) }],
    ),
    best,
    base:
      tests === undefined
        ? null
        : {
            commit,
            distance,
            skipped: tests.skipped,
            ran: [...numbered('case', tests.passed), ...tests.names].map((name) => ({ file: '', className: '', name })),
          },
  };
}

function casesOf({ passed, skipped, cases }: NonNullable<DeliveryTold['tests']>): readonly TestCase[] {
  const quiet = { file: '', className: '', suites: [], flaky: false, runs: 1, seconds: 0 };
  return [
    ...numbered('case', passed).map((name): TestCase => ({ ...quiet, name, outcome: 'passed' })),
    ...numbered('skipped case', skipped).map((name): TestCase => ({ ...quiet, name, outcome: 'skipped' })),
    ...cases.map(({ class: className, suite, ...rest }): TestCase => ({
      ...quiet,
      ...rest,
      className,
      suites: suite === '' ? [] : [suite],
    })),
  ];
}

/** Names of cases that a scenario only counts: the same for the head and for what it is compared with. */
function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
}

function analysisOf({ deliveries, base }: EvidenceTold, { mergeBase }: EvidenceContext): AnalysisFacts {
  const { analysis, commit = mergeBase, distance } = base;
  return {
    deliveries: deliveries.flatMap((one, index) =>
      one.analysis === undefined ? [] : [{ delivery: idOf(one, index), runs: one.analysis.map(runOf) }],
    ),
    base: analysis === undefined ? null : { commit, distance, tools: analysis.map(knownTool) },
  };
}

function runOf({
  tool,
  format,
  succeeded,
  rules,
  findings,
  notifications,
}: NonNullable<DeliveryTold['analysis']>[number]): PlacedRun {
  return {
    tool,
    format,
    version: '',
    ...(succeeded === undefined ? {} : { executionSuccessful: succeeded }),
    rules: rules.map((rule) => ({ ...rule, tags: [] })),
    notifications,
    findings: findings.map(({ text: lineText, suppressed, ...finding }) => ({
      lineText,
      finding: { ...finding, fingerprints: {}, ...(suppressed === undefined ? {} : { suppressed }) },
    })),
  };
}

function knownTool({
  tool,
  rules,
  findings,
  notifications,
}: NonNullable<EvidenceTold['base']['analysis']>[number]): BaseAnalysis['tools'][number] {
  return {
    tool,
    rules,
    findings: findings.map(({ text: lineText, ...rest }) => ({ ...rest, lineText })),
    notifications,
  };
}
