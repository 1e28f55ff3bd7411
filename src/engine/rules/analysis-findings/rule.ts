import { assess } from '../../deliveries/assess.ts';
import { concernsCode } from '../../deliveries/documents.ts';
import { heldBy } from '../../deliveries/held.ts';
import { changedMeasuring, earlierOf, originsOf, roomOf } from '../../deliveries/origins.ts';
import { deliveryTexts } from '../../deliveries/texts.ts';
import type { PlacedFinding } from '../../facts/analysis.ts';
import { aside, type Reason } from '../../facts/reason.ts';
import { digestOf } from '../../settings/digest.ts';
import { type AnswerOutcome, defineRule } from '../rule.ts';
import { type Difference, comparedWith, differenceOf } from './compare.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { type ToolRuns, toolsGone, toolsOf } from './runs.ts';
import { settings } from './settings.ts';

/** Most findings that are told one by one. */
const MOST = 100;

/** A pull request adds no finding that static analysis calls grave. */
export const analysisFindings = defineRule({
  id: 'analysis/findings',
  settings,
  needs: ['evidence', 'analysis', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...deliveryTexts.en, ...en }, fr: { ...deliveryTexts.fr, ...fr } },
  isAsked: ({ sarif }) => {
    const { 'fail-on': level, tools, tags } = sarif['new-findings'];
    return sarif.tools.length > 0 || level !== null || Object.keys(tools).length + Object.keys(tags).length > 0;
  },
  check({ evidence, analysis, files, judgedAt }, asked) {
    if (!concernsCode(files, evidence))
      return { outcome: 'not-applicable', reasons: [{ key: 'only-pages', values: {} }] };
    const assessment = assess(evidence, { kind: 'analysis', asked: asked.evidence, judgedAt });
    const held = heldBy(assessment);
    if (held !== null) return held;
    const tools = toolsOf(analysis, assessment.accepted, asked.sarif.tools);
    const compared = comparedWith(analysis.base, files);
    const differences = tools.map((tool) => differenceOf(tool, compared, asked));
    const missing = [...missingRuns(tools), ...differences.flatMap(notLookedAt)];
    const findings = differences.flatMap((one) => findingsOf(one, asked.sarif.suppressions === 'refuse'));
    const weakened = [
      ...toolsGone(analysis, tools, asked.sarif.tools).map(toolGone),
      ...differences.flatMap(({ tool, vanished, lowered }) => [
        ...rulesWeaker('rules-vanished', tool, vanished),
        ...rulesWeaker('rules-lowered', tool, lowered),
      ]),
    ];
    const more = findings.length - MOST;
    const outcome = outcomeOf(findings.length + weakened.length, missing.length);
    return {
      outcome,
      reasons: [
        ...missing,
        ...weakened,
        ...findings.slice(0, MOST),
        ...(more > 0 ? [{ key: 'more-findings', values: { count: more } }] : []),
        ...(outcome === 'pass' ? [{ key: 'nothing-new', values: { tools: tools.map(({ tool }) => tool) } }] : []),
        ...aside([
          ...remarks(differences, asked.sarif.suppressions === 'refuse'),
          ...(analysis.base === null ? [{ key: 'no-base', values: {} }] : []),
          ...originsOf(assessment.accepted),
          ...assessment.leftOut,
          ...earlierOf(evidence, assessment.accepted),
          ...changedMeasuring(evidence),
          ...roomOf(evidence),
        ]),
      ],
    };
  },
});

function outcomeOf(findings: number, missing: number): AnswerOutcome {
  if (findings > 0) return 'fail';
  return missing > 0 ? 'undetermined' : 'pass';
}

/** A tool that did not run, or says that it failed, has found nothing because it looked at nothing. */
function missingRuns(tools: readonly ToolRuns[]): readonly Reason[] {
  if (tools.length === 0) return [{ key: 'no-run-at-all', values: {} }];
  return tools.flatMap(({ tool, runs }): readonly Reason[] => {
    if (runs.length === 0) return [{ key: 'tool-missing', values: { tool } }];
    return runs.some(({ executionSuccessful }) => executionSuccessful === false)
      ? [{ key: 'tool-failed', values: { tool } }]
      : [];
  });
}

function notLookedAt({ tool, unseen }: Difference): readonly Reason[] {
  if (unseen.length === 0) return [];
  const places = unseen.map(({ path, message, id }) => (path === '' ? message || id : path));
  return [
    {
      key: 'not-looked-at',
      values: { tool, count: unseen.length, places: [...new Set(places)].map((one) => one.slice(0, 300)) },
    },
  ];
}

function findingsOf({ tool, grave, suppressed }: Difference, refuses: boolean): readonly Reason[] {
  return [...told('finding', tool, grave), ...(refuses ? told('suppressed-finding', tool, suppressed) : [])];
}

/** The same finding keeps its fingerprint across commits; equal ones are numbered in their order. */
function told(key: string, tool: string, findings: readonly PlacedFinding[]): readonly Reason[] {
  const seen = new Map<string, number>();
  return findings.map(({ finding, lineText }) => {
    const { rule, path, line, message } = finding;
    const same = digestOf([tool, rule, path, lineText.replaceAll(/\s+/g, ''), key]).slice(0, 16);
    const number = (seen.get(same) ?? 0) + 1;
    seen.set(same, number);
    const fingerprint = `analysis:${same}${number === 1 ? '' : `:${number}`}`;
    const values = { tool, rule: rule === '' ? '—' : rule, message: message.slice(0, 300) };
    const at = path === '' ? {} : { at: { path, ...(line > 0 ? { line } : {}) } };
    return { key, values, fingerprint, ...at };
  });
}

function toolGone(tool: string): Reason {
  return { key: 'tool-gone', values: { tool }, fingerprint: `analysis-tool:${digestOf([tool]).slice(0, 16)}` };
}

function rulesWeaker(key: string, tool: string, rules: readonly string[]): readonly Reason[] {
  if (rules.length === 0) return [];
  const fingerprint = `analysis-rules:${digestOf([key, tool, rules]).slice(0, 16)}`;
  return [{ key, values: { tool, count: rules.length, rules }, fingerprint }];
}

function remarks(differences: readonly Difference[], refuses: boolean): readonly Reason[] {
  return differences.flatMap(({ tool, slight, suppressed }) => [
    ...(slight.length === 0 ? [] : [{ key: 'slight-findings', values: { tool, count: slight.length } }]),
    ...(refuses || suppressed.length === 0
      ? []
      : [
          {
            key: 'suppressions',
            values: {
              tool,
              count: suppressed.length,
              rules: [...new Set(suppressed.map(({ finding }) => finding.rule))],
            },
          },
        ]),
  ]);
}
