import { newFindings } from '../../evidence/analysis/new-findings.ts';
import type { BaseAnalysis, FindingLevel, KnownFinding, PlacedFinding } from '../../facts/analysis.ts';
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
}

const GRAVITY: readonly FindingLevel[] = ['none', 'note', 'warning', 'error'];

/** Head minus base, as multisets; without a base everything is new. */
export function differenceOf(tool: ToolRuns, base: BaseAnalysis | null, { sarif }: Settings): Difference {
  const known = (base?.tools ?? []).filter((one) => isTool(one.tool, tool.tool));
  const before = known.flatMap(({ findings }) => findings);
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
    vanished: vanished(
      known.flatMap(({ rules }) => rules),
      before,
      tool.rules,
    ),
  };
}

function isSuppressed({ finding }: PlacedFinding): boolean {
  return finding.suppressed !== undefined;
}

function holds({ finding }: PlacedFinding, tool: string, asked: Settings['sarif']['new-findings']): boolean {
  const byTool = Object.entries(asked.tools).filter(([name]) => isTool(tool, name));
  const byTag = Object.entries(asked.tags).filter(([tag]) => finding.tags.includes(tag));
  const levels = [asked['fail-on'], ...[...byTool, ...byTag].map(([, level]) => level)];
  const gravity = GRAVITY.indexOf(finding.level);
  return levels.some((level) => level !== null && gravity >= GRAVITY.indexOf(level));
}

/** Some tools only name rules that found something; those lists say nothing of what ran. */
function vanished(
  rules: readonly string[],
  findings: readonly KnownFinding[],
  now: ReadonlySet<string>,
): readonly string[] {
  const found = new Set(findings.map(({ rule }) => rule));
  const namesAll = rules.some((rule) => !found.has(rule));
  return namesAll ? [...new Set(rules)].filter((rule) => !now.has(rule)).toSorted() : [];
}
