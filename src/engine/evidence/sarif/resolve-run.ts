import type { AnalysisRule, AnalysisRun, Finding, FindingLevel } from '../../facts/analysis.ts';
import type { WarningLog } from '../bytes/warning-log.ts';
import { type RawResult, type RawRule, type RawRun, levelOf } from './raw-run.ts';

/** Gives every result its rule, level and path (SARIF 2.1.0, §3.27). */
export function resolveRun(run: RawRun, log: WarningLog): AnalysisRun {
  const byId = new Map([...run.extensionRules, ...run.driverRules].map((rule) => [rule.id, rule]));
  const successful = run.outcomes.length === 0 ? {} : { executionSuccessful: run.outcomes.every(Boolean) };
  if (run.outcomes.includes(false)) log.note('not-executed-successfully');
  if (run.outcomes.length === 0) log.note('run-without-invocation');
  return {
    tool: run.tool,
    version: run.version,
    ...successful,
    rules: [...byId.values()].map(({ id, level, tags }): AnalysisRule => ({
      id,
      level: levelOf(level) ?? 'warning',
      tags,
    })),
    findings: run.results.map((result) => {
      const rule = ruleOf(result, run, byId);
      if (rule === undefined) log.note('rule-not-declared');
      return findingOf(result, rule, run.artifacts);
    }),
  };
}

function ruleOf(result: RawResult, run: RawRun, byId: ReadonlyMap<string, RawRule>): RawRule | undefined {
  const { ruleId, ruleIndex } = result;
  // `CA1000/1` is a case of the rule `CA1000`.
  if (ruleId !== undefined) return byId.get(ruleId) ?? byId.get(ruleId.slice(0, ruleId.lastIndexOf('/')));
  return ruleIndex === undefined ? undefined : run.driverRules[ruleIndex];
}

function findingOf(result: RawResult, rule: RawRule | undefined, artifacts: readonly string[]): Finding {
  const suppressed = result.suppressionHolds ? result.suppression : undefined;
  return {
    rule: result.ruleId ?? rule?.id ?? '',
    level: resultLevel(result, rule),
    path: pathOf(uriOf(result, artifacts)),
    line: result.line,
    message: result.message,
    tags: rule?.tags ?? [],
    ...(suppressed === undefined ? {} : { suppressed }),
    fingerprints: result.fingerprints,
  };
}

function uriOf({ uri, artifactIndex }: RawResult, artifacts: readonly string[]): string {
  return uri ?? (artifactIndex === undefined ? undefined : artifacts[artifactIndex]) ?? '';
}

function resultLevel({ level, kind }: RawResult, rule: RawRule | undefined): FindingLevel {
  if (kind !== undefined && kind !== 'fail') return levelOf(level) ?? 'none';
  return levelOf(level) ?? levelOf(rule?.level) ?? 'warning';
}

function pathOf(uri: string): string {
  const path = uri.startsWith('file:///') ? uri.slice('file://'.length) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
