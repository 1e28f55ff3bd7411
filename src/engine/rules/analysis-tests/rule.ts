import { assess } from '../../deliveries/assess.ts';
import { concernsCode } from '../../deliveries/documents.ts';
import { heldBy } from '../../deliveries/held.ts';
import { changedMeasuring, earlierOf, originsOf, roomOf } from '../../deliveries/origins.ts';
import { redJobsOf, tellJobs } from '../../deliveries/red-jobs.ts';
import { deliveryTexts } from '../../deliveries/texts.ts';
import { mergeTests } from '../../evidence/tests/merge-tests.ts';
import type { Delivery, Evidence } from '../../facts/evidence.ts';
import { aside, type Reason } from '../../facts/reason.ts';
import { defineRule } from '../rule.ts';
import { demandsOn } from './demands.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { settings } from './settings.ts';
import { impossibleTimes } from './times.ts';

/** Tests ran, none failed, and none went missing. */
export const analysisTests = defineRule({
  id: 'analysis/tests',
  settings,
  needs: ['evidence', 'tests', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...deliveryTexts.en, ...en }, fr: { ...deliveryTexts.fr, ...fr } },
  isAsked: ({ tests }) =>
    tests['minimum-total'] !== null ||
    tests['maximum-skipped'] !== null ||
    tests['not-fewer-than-base'] ||
    tests.suites.length > 0,
  check({ evidence, tests, files, judgedAt }, asked) {
    if (!concernsCode(files, evidence))
      return { outcome: 'not-applicable', reasons: [{ key: 'only-pages', values: {} }] };
    const assessment = assess(evidence, { kind: 'tests', asked: asked.evidence, judgedAt });
    const held = heldBy(assessment);
    if (held !== null) return held;
    const accepted = new Set(assessment.accepted.map(({ id }) => id));
    const own = tests.deliveries.filter(({ delivery }) => accepted.has(delivery));
    const { cases } = mergeTests(own.map((one) => ({ cases: one.cases, warnings: [] })));
    const demands = demandsOn(cases, tests, asked.tests);
    const unmet = [...untold(assessment.accepted), ...demands.unmet];
    const red = redJobs(evidence, assessment.accepted, unmet);
    const impossible = impossibleTimes(tests, assessment.accepted);
    const isFine = unmet.length + impossible.length === 0 && red.measuring.length === 0;
    const met = isFine ? demands.met : demands.met.filter(({ key }) => key !== 'tests-passed');
    return {
      outcome: isFine ? 'pass' : unmet.length === 0 ? 'undetermined' : 'fail',
      reasons: [
        ...unmet,
        ...impossible,
        ...red.measuring,
        ...aside([
          ...met,
          ...originsOf(assessment.accepted),
          ...assessment.leftOut,
          ...earlierOf(evidence, assessment.accepted),
          ...changedMeasuring(evidence),
          ...roomOf(evidence),
          ...red.others,
        ]),
      ],
    };
  },
});

/** Suites that say of themselves that something failed which no case tells: a file that broke while it was loaded, or a case cut out. */
function untold(accepted: readonly Delivery[]): readonly Reason[] {
  const paths = accepted
    .flatMap(({ reports }) => reports)
    .filter(({ kind, warnings }) => kind === 'tests' && warnings.some(({ key }) => key === 'failures-untold'))
    .map(({ path }) => path);
  return paths.length === 0 ? [] : [{ key: 'failures-untold', values: { count: paths.length, paths } }];
}

const EXPLAINS_RED: ReadonlySet<string> = new Set(['tests-failed', 'failures-untold']);

/** What stopped the jobs that measured, if no failed test did: nobody knows which tests were still to come. */
function redJobs(
  evidence: Evidence,
  accepted: readonly Delivery[],
  unmet: readonly Reason[],
): { readonly measuring: readonly Reason[]; readonly others: readonly Reason[] } {
  if (unmet.some(({ key }) => EXPLAINS_RED.has(key))) return { measuring: [], others: [] };
  const { measuring, others } = redJobsOf(evidence, accepted);
  return { measuring: tellJobs('measuring-job-red', measuring), others: tellJobs('job-red', others) };
}
