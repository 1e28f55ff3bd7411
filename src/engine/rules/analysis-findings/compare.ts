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
  /** Rules that the tool ran with on the target branch and does not run with any more. */
  readonly vanished: readonly string[];
  /** Rules whose findings weigh less than on the target branch. */
  readonly lowered: readonly string[];
}

/** Head minus base, as multisets; without a base everything is new. */
export function differenceOf(tool: ToolRuns, base: BaseAnalysis | null, { sarif }: Settings): Difference {
  const known = knownOf(base, tool.tool);
  const before = known.flatMap(({ findings }) => findings);
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
    lowered: rules.filter((rule) => isLower(now.get(rule.id), rule)).map(({ id }) => id),
  };
}

/**
 * What a tool says it could not look at, and did not say of the target branch; in a file that changed it counts in any
 * case, since nobody looked at the change.
 */
export function blindSpots(
  tool: ToolRuns,
  base: BaseAnalysis | null,
  changed: ReadonlySet<string>,
): readonly ToolNotification[] {
  const before = new Set(knownOf(base, tool.tool).flatMap(({ notifications }) => notifications.map(spotOf)));
  return tool.runs
    .flatMap(({ notifications }) => notifications)
    .filter((one) => changed.has(one.path) || !before.has(spotOf(one)));
}

/** Messages tell line numbers and times: they are compared only where nothing else is told. */
function spotOf({ id, message, path }: ToolNotification): string {
  return JSON.stringify(path === '' ? [id, message] : [id, '', path]);
}

function knownOf(base: BaseAnalysis | null, tool: string): readonly KnownTool[] {
  return (base?.tools ?? []).filter((one) => isTool(one.tool, tool));
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
