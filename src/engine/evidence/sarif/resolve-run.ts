import type { AnalysisRule, AnalysisRun, Finding, FindingLevel, ToolNotification } from '../../facts/analysis.ts';
import type { WarningLog } from '../bytes/warning-log.ts';
import { DeclaredRules } from './declared-rules.ts';
import { type RawNotification, type RawResult, type RawRule, type RawRun, levelOf } from './raw-run.ts';

/** Kinds of results that are no failure (§3.27.9); a word that the standard does not know is one. */
const NO_FAILURE: ReadonlySet<string> = new Set(['pass', 'open', 'informational', 'notApplicable', 'review']);

/** Gives every result its rule, level and path (SARIF 2.1.0, §3.27). */
export function resolveRun(run: RawRun, log: WarningLog): AnalysisRun {
  const declared = new DeclaredRules(run);
  const successful = run.outcomes.length === 0 ? {} : { executionSuccessful: run.outcomes.every(Boolean) };
  if (run.outcomes.includes(false)) log.note('not-executed-successfully');
  if (run.outcomes.length === 0) log.note('run-without-invocation');
  return {
    tool: run.tool,
    version: run.version,
    ...successful,
    rules: declared.enabled().map(({ id, level, tags }): AnalysisRule => ({
      id,
      level: levelOf(level) ?? 'warning',
      tags,
    })),
    findings: run.results.map((result) => {
      const rule = declared.find(result.rule);
      if (rule === undefined) log.note('rule-not-declared');
      return findingOf(result, rule, run.artifacts);
    }),
    notifications: run.notifications.map((one) => notificationOf(one, run.artifacts)),
  };
}

function findingOf(result: RawResult, rule: RawRule | undefined, artifacts: readonly string[]): Finding {
  const suppressed = result.suppressionHolds ? result.suppression : undefined;
  return {
    rule: result.rule.id ?? rule?.id ?? '',
    level: resultLevel(result, rule),
    path: placeOf(result, artifacts),
    line: result.line,
    message: result.message,
    tags: rule?.tags ?? [],
    ...(suppressed === undefined ? {} : { suppressed }),
    fingerprints: result.fingerprints,
  };
}

function notificationOf(one: RawNotification, artifacts: readonly string[]): ToolNotification {
  return { id: one.id, message: one.message, path: placeOf(one, artifacts) };
}

function placeOf(
  { uri, artifactIndex }: Pick<RawResult, 'uri' | 'artifactIndex'>,
  artifacts: readonly string[],
): string {
  return pathOf(uri ?? (artifactIndex === undefined ? undefined : artifacts[artifactIndex]) ?? '');
}

function resultLevel({ level, kind }: RawResult, rule: RawRule | undefined): FindingLevel {
  if (kind !== undefined && NO_FAILURE.has(kind)) return levelOf(level) ?? 'none';
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
