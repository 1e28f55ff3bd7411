import { placeRuns } from '../engine/evidence/analysis/place-runs.ts';
import { checkstyleTool } from '../engine/evidence/checkstyle/tool.ts';
import { changedLines, linesIn } from '../engine/evidence/line-coverage/diff/changed-lines.ts';
import { modulePrefixes } from '../engine/evidence/line-coverage/paths/go-modules.ts';
import type { PathHints } from '../engine/evidence/line-coverage/paths/known-folders.ts';
import { placeCoverage } from '../engine/evidence/line-coverage/paths/place-coverage.ts';
import { treeIndex } from '../engine/evidence/line-coverage/paths/tree-index.ts';
import { languageOf } from '../engine/evidence/line-coverage/source/languages.ts';
import { numberingOf } from '../engine/evidence/line-coverage/source/numbering.ts';
import { codeIn } from '../engine/evidence/line-coverage/source/weight.ts';
import { reportReason } from '../engine/evidence/report-reason.ts';
import { mergeTests } from '../engine/evidence/tests/merge-tests.ts';
import type { AnalysisFacts } from '../engine/facts/analysis.ts';
import type { ChangedLines, CoverageFacts, DeliveredCoverage, Numbering } from '../engine/facts/coverage.ts';
import type { Evidence, ReportProblem } from '../engine/facts/evidence.ts';
import type { TestFacts } from '../engine/facts/tests.ts';
import type { ChangedPath } from '../platform/git/trees.ts';
import type { LocalChanges } from './changed-files.ts';
import type { LocalTree } from './local-tree.ts';
import type { LocalProblem, LocalReports } from './read-reports.ts';

/** The one delivery that files on this machine make. */
const DELIVERY = 'local files';

/** What local evidence is about. */
export interface Measured {
  readonly tree: LocalTree;
  readonly head: string;
  readonly fork: string;
  readonly changes: LocalChanges;
  /** Which paths the policy wants measured. */
  readonly isMeasured: (path: string) => boolean;
  /** ISO 8601. */
  readonly now: string;
}

/** The delivery itself: nobody vouches for files that whoever runs the command has put there. */
export function deliveredHere(
  { reports, problems }: LocalReports,
  { head, now, measuringChanged }: Measured & { readonly measuringChanged: readonly string[] },
): Evidence {
  return {
    headSeen: now,
    deliveries: [
      {
        id: DELIVERY,
        name: DELIVERY,
        trust: 'unverified',
        doubts: [{ key: 'local-files', values: {} }],
        run: null,
        tested: head,
        reports: reports.map(({ path, read: { kind, format, report } }) => ({
          path,
          kind,
          format,
          warnings: report.warnings,
        })),
        problems: problems.map(problemOf),
      },
    ],
    problems: [],
    jobs: [],
    running: [],
    measuringChanged,
    workflowDoubts: [],
    earlier: [],
  };
}

/** Nobody made a list of these files: they are told as what was named. */
const NOT_READ = { missing: 'report-not-found', unreadable: 'report-unreadable' } as const;

function problemOf({ path, problem }: LocalProblem): ReportProblem {
  const values = { path };
  if (typeof problem === 'string') return { kind: null, reason: { key: NOT_READ[problem], values } };
  return { kind: null, reason: { key: reportReason(problem), values } };
}

/** What the coverage reports say of the head, file by file of its tree. */
export async function coverageHere({ reports }: LocalReports, measured: Measured): Promise<CoverageFacts> {
  const { tree, head, fork } = measured;
  const read = reports.flatMap(({ read: one }) => (one.kind === 'coverage' ? [one.report] : []));
  const placed = read.length === 0 ? null : placeCoverage(read, treeIndex(tree.paths), await hintsFor(tree));
  const delivery = placed === null ? null : await withoutOtherText(tree, { delivery: DELIVERY, ...placed });
  const { changed, unread } = await linesOfChanges(measured);
  const reported = delivery?.files.map(({ path }) => path) ?? [];
  const compared = new Set([...changed.map(({ path }) => path), ...unread]);
  return {
    tree: { commit: head, comparedWith: fork, kind: 'working-tree' },
    deliveries: delivery === null ? [] : [delivery],
    changes: changed,
    unread,
    sources: await sourcesOf(tree),
    ...(await linesOfTexts(tree, reported, compared)),
    base: null,
    best: [],
  };
}

/** Tools measure the work tree: a file that is another one there says nothing about the commit. */
async function withoutOtherText(
  tree: LocalTree,
  placed: Omit<DeliveredCoverage, 'otherText'>,
): Promise<DeliveredCoverage> {
  const otherText: string[] = [];
  for (const { path } of placed.files) if (await tree.differsInWorkTree(path)) otherText.push(path);
  const other = new Set(otherText);
  return { ...placed, files: placed.files.filter(({ path }) => !other.has(path)), otherText };
}

/** Where the tree stood when it was measured, and what Go calls its folders. */
async function hintsFor(tree: LocalTree): Promise<PathHints> {
  const modules = [];
  for (const path of tree.paths.filter((one) => /(?:^|\/)go\.mod$/.test(one)))
    modules.push({ path, text: (await tree.textOf(path)) ?? '' });
  return { workspace: tree.root, prefixes: modulePrefixes(modules) };
}

/** The changed lines of every file that still exists, a renamed one against what it was, if it was measured there. */
async function linesOfChanges({
  tree,
  changes: { told, paths },
  isMeasured,
}: Measured): Promise<{ readonly changed: readonly ChangedLines[]; readonly unread: readonly string[] }> {
  const wasMeasured = (path: string): boolean => languageOf(path) !== undefined && isMeasured(path);
  const changed: ChangedLines[] = [];
  const unread: string[] = [];
  for (const [index, change] of paths.entries()) {
    if (change.after === null) continue;
    const lines = told.entries[index]?.kind === 'file' ? await linesOfChange(tree, change, wasMeasured) : null;
    if (lines === null) unread.push(change.path);
    else changed.push(lines);
  }
  const byPath = changed.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return { changed: byPath, unread: unread.toSorted() };
}

async function linesOfChange(
  tree: LocalTree,
  { path, previousPath, before: former }: ChangedPath,
  wasMeasured: (path: string) => boolean,
): Promise<ChangedLines | null> {
  const text = await tree.textOf(path);
  const before = previousPath === null || wasMeasured(previousPath) ? former : null;
  const old = before === null ? null : await tree.textOfBlob(before.sha);
  return text === null || (old === null && before !== null) ? null : changedLines(path, old, text);
}

/** Source files of the tree with their lines of code: what no report names counts whole, and so does what is hardly told. */
async function sourcesOf(tree: LocalTree): Promise<ReadonlyMap<string, number | null>> {
  const sources = new Map<string, number | null>();
  for (const path of tree.paths) {
    if (languageOf(path) === undefined) continue;
    const text = await tree.textOf(path);
    sources.set(path, text === null ? null : codeIn(path, text));
  }
  return sources;
}

/** How many lines the reported files have that did not change, and which files tools may number otherwise than git. */
async function linesOfTexts(
  tree: LocalTree,
  reported: readonly string[],
  compared: ReadonlySet<string>,
): Promise<Pick<CoverageFacts, 'lengths' | 'numbering'>> {
  const lengths = new Map<string, number | null>();
  const numbering = new Map<string, Numbering>();
  for (const path of new Set([...reported, ...compared])) {
    const text = await tree.textOf(path);
    if (!compared.has(path)) lengths.set(path, text === null ? null : linesIn(text).length);
    const found = text === null ? null : numberingOf(path, text);
    if (found !== null) numbering.set(path, found);
  }
  return { lengths, numbering };
}

/** The test cases, several reports merged. */
export function testsHere({ reports }: LocalReports): TestFacts {
  const read = reports.flatMap(({ read: one }) => (one.kind === 'tests' ? [one.report] : []));
  const deliveries = read.length === 0 ? [] : [{ delivery: DELIVERY, cases: mergeTests(read).cases }];
  return { deliveries, base: null, best: null };
}

/** The findings of static analysis, each with the text of its line at the head. */
export async function analysisHere({ reports }: LocalReports, { tree }: Measured): Promise<AnalysisFacts> {
  const read = reports.flatMap(({ path, read: one }) =>
    one.kind === 'analysis'
      ? [{ format: one.format, tool: one.format === 'checkstyle' ? checkstyleTool(path) : null, report: one.report }]
      : [],
  );
  if (read.length === 0) return { deliveries: [], base: null };
  const hints = { workspace: tree.root };
  const { paths, withLines } = placeRuns(read, treeIndex(tree.paths), hints);
  const lines = new Map<string, readonly string[]>();
  for (const path of paths) {
    const text = await tree.textOf(path);
    if (text !== null) lines.set(path, text.split(/\r?\n/));
  }
  const runs = withLines((path, line) => lines.get(path)?.[line - 1] ?? '');
  return { deliveries: [{ delivery: DELIVERY, runs }], base: null };
}
