import { lowestLevels } from '../../evidence/analysis/gravity.ts';
import { distinctFindings } from '../../evidence/analysis/new-findings.ts';
import type { AnalysisFacts, KnownRule, PlacedFinding, PlacedRun } from '../../facts/analysis.ts';
import type { Delivery } from '../../facts/evidence.ts';

/** Everything that the accepted deliveries say of one tool. */
export interface ToolRuns {
  /** As the policy names it, or as the report does where the policy names none. */
  readonly tool: string;
  readonly runs: readonly PlacedRun[];
  readonly findings: readonly PlacedFinding[];
  /** The rules that it says it ran with, each with its lowest level. */
  readonly rules: readonly KnownRule[];
}

/** Whether a tool is the one that a policy names: `semgrep` means "Semgrep OSS" as well. */
export function isTool(reported: string, asked: string): boolean {
  const [one, other] = [reported.trim().toLowerCase(), asked.trim().toLowerCase()];
  return one === other || one.startsWith(`${other} `);
}

/** The runs by tool, in the policy's order; a tool that did not run has none. */
export function toolsOf(
  { deliveries }: AnalysisFacts,
  accepted: readonly Delivery[],
  asked: readonly string[],
): readonly ToolRuns[] {
  const ids = new Set(accepted.map(({ id }) => id));
  const runs = deliveries.filter(({ delivery }) => ids.has(delivery)).flatMap((one) => one.runs);
  const names = asked.length > 0 ? asked : [...new Set(runs.map(({ tool }) => tool))].toSorted();
  return names.map((tool) => {
    const own = runs.filter((run) => isTool(run.tool, tool));
    return {
      tool,
      runs: own,
      findings: distinctFindings(own.flatMap(({ findings }) => findings)),
      rules: lowestLevels(own.flatMap(({ rules }) => rules)),
    };
  });
}

/** Tools that ran on the target branch and not here; a policy that lists its tools says itself which are needed. */
export function toolsGone(
  { base }: AnalysisFacts,
  tools: readonly ToolRuns[],
  asked: readonly string[],
): readonly string[] {
  const before = asked.length > 0 ? [] : (base?.tools ?? []).map(({ tool }) => tool);
  const isGone = (tool: string): boolean => !tools.some((one) => isTool(tool, one.tool) || isTool(one.tool, tool));
  return [...new Set(before.filter(isGone))].toSorted();
}
