import { gravityOf } from '../../evidence/analysis/gravity.ts';
import { newFindings } from '../../evidence/analysis/new-findings.ts';
import type {
  BaseAnalysis,
  KnownFinding,
  KnownRule,
  KnownTool,
  PlacedFinding,
  ToolNotification,
} from '../../facts/analysis.ts';
import { type ChangedFiles, renamesIn } from '../../facts/file.ts';
import { isTool, type ToolRuns } from './runs.ts';
import type { Settings } from './settings.ts';

/** What a pull request adds to one tool's findings. */
export interface Difference {
  readonly tool: string;
  /** New ones that are grave enough to hold. */
  readonly grave: readonly PlacedFinding[];
  /** New ones that are not. */
  readonly slight: readonly PlacedFinding[];
  /** Newly suppressed ones that would be grave enough. */
  readonly suppressed: readonly PlacedFinding[];
  /** What the tool says it could not look at, and did not say of the target branch. */
  readonly unseen: readonly ToolNotification[];
  /** Rules that the tool ran with on the target branch and does not run with any more. */
  readonly vanished: readonly string[];
  /** Rules whose findings weigh less than on the target branch. */
  readonly lowered: readonly string[];
}

/** What a tool is compared with. */
export interface Compared {
  readonly base: BaseAnalysis | null;
  /** Paths that changed. */
  readonly changed: ReadonlySet<string>;
  /** From the path of a file on the target branch to the one that it was renamed to. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** What the head is compared with, by the changed files. */
export function comparedWith(base: BaseAnalysis | null, files: ChangedFiles): Compared {
  return { base, changed: new Set(files.entries.map(({ path }) => path)), renamed: renamesIn(files) };
}

/** Head minus base, as multisets; without a base everything is new. */
export function differenceOf(tool: ToolRuns, compared: Compared, { sarif }: Settings): Difference {
  const { base, renamed } = compared;
  const known = (base?.tools ?? []).filter((one) => isTool(one.tool, tool.tool));
  const before = known
    .flatMap(({ findings }) => findings)
    .map((one) => ({ ...one, path: renamed.get(one.path) ?? one.path }));
  const rules = known.flatMap((one) => one.rules);
  const now = new Map(tool.rules.map((rule) => [rule.id, rule]));
  const isGrave = (placed: PlacedFinding): boolean => holds(placed, tool.tool, sarif['new-findings']);
  // A finding whose suppression is taken away is not new: the target branch had it.
  const fresh = newFindings(
    tool.findings.filter((placed) => !isSuppressed(placed)),
    before,
  );
  const silenced = newFindings(
    tool.findings.filter(isSuppressed),
    before.filter(({ suppressed }) => suppressed),
  );
  return {
    tool: tool.tool,
    grave: fresh.filter(isGrave),
    slight: fresh.filter((placed) => !isGrave(placed)),
    suppressed: silenced.filter(isGrave),
    vanished: vanished(rules, before, now),
    unseen: blindSpots(tool, known, compared),
    lowered: rules.filter((rule) => isLower(now.get(rule.id), rule)).map(({ id }) => id),
  };
}

/**
 * What a tool says it could not look at, and did not say of the target branch; in a file that changed it counts in any
 * case, since nobody looked at the change.
 */
function blindSpots(
  { runs }: ToolRuns,
  known: readonly KnownTool[],
  { changed, renamed }: Compared,
): readonly ToolNotification[] {
  const before = new Set(
    known.flatMap(({ notifications }) =>
      notifications.map((one) => spotOf({ ...one, path: moved(one.path, renamed) })),
    ),
  );
  return runs
    .flatMap(({ notifications }) => notifications)
    .filter((one) => changed.has(one.path) || !before.has(spotOf(one)));
}

function moved(path: string, renamed: Compared['renamed']): string {
  return renamed.get(path) ?? path;
}

/** Messages tell line numbers and times: they are compared only where nothing else is told. */
function spotOf({ id, message, path }: ToolNotification): string {
  return JSON.stringify(path === '' ? [id, message] : [id, '', path]);
}

function isLower(now: KnownRule | undefined, before: KnownRule): boolean {
  return now !== undefined && gravityOf(now.level) < gravityOf(before.level);
}

function isSuppressed({ finding }: PlacedFinding): boolean {
  return finding.suppressed !== undefined;
}

function holds({ finding }: PlacedFinding, tool: string, asked: Settings['sarif']['new-findings']): boolean {
  const byTool = Object.entries(asked.tools).filter(([name]) => isTool(tool, name));
  const byTag = Object.entries(asked.tags).filter(([tag]) => finding.tags.includes(tag));
  const levels = [asked['fail-on'], ...[...byTool, ...byTag].map(([, level]) => level)];
  const gravity = gravityOf(finding.level);
  return levels.some((level) => level !== null && gravity >= gravityOf(level));
}

/** Some tools only name rules that found something; those lists say nothing of what ran. */
function vanished(
  rules: readonly KnownRule[],
  findings: readonly KnownFinding[],
  now: ReadonlyMap<string, KnownRule>,
): readonly string[] {
  const found = new Set(findings.map(({ rule }) => rule));
  const ids = [...new Set(rules.map(({ id }) => id))];
  const namesAll = ids.some((id) => !found.has(id));
  return namesAll ? ids.filter((id) => !now.has(id)).toSorted() : [];
}
