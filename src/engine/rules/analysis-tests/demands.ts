import { flooredPoints } from '../../evidence/line-coverage/threshold.ts';
import { testTotals } from '../../evidence/tests/report.ts';
import type { Reason } from '../../facts/reason.ts';
import type { BaseTests, TestCase, TestFacts, TestName } from '../../facts/tests.ts';
import type { Settings } from './settings.ts';

/** What the tests lack, and what is worth telling beside it. */
export interface Demands {
  readonly unmet: readonly Reason[];
  readonly met: readonly Reason[];
}

const MOST_NAMES = 20;

/** Holds all cases against what is asked, in whole numbers. */
export function demandsOn(
  cases: readonly TestCase[],
  { base, best }: Pick<TestFacts, 'base' | 'best'>,
  asked: Settings['tests'],
): Demands {
  const totals = testTotals({ cases, warnings: [] });
  const failed = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'error');
  const flaky = cases.filter((test) => test.flaky);
  const unmet = [
    ...(ran(cases).length === 0 ? [{ key: 'no-tests', values: {} }] : []),
    ...(failed.length === 0 ? [] : [named('tests-failed', failed)]),
    ...tooFew(ran(cases).length, asked['minimum-total']),
    ...tooManySkipped(totals, asked['maximum-skipped']),
    ...(asked['not-fewer-than-base'] ? [...fewer(cases, base), ...fewerThanBest(cases, { base, best })] : []),
    ...asked.suites.flatMap((suite) => suiteShort(cases, suite)),
  ];
  const { tests, passed, skipped } = totals;
  return {
    unmet,
    met: [
      ...(unmet.length === 0 ? [{ key: 'tests-passed', values: { total: tests, passed, skipped } }] : []),
      ...(flaky.length === 0 ? [] : [named('tests-flaky', flaky)]),
      ...comparison(cases, base, asked['not-fewer-than-base']),
    ],
  };
}

function tooFew(total: number, minimum: number | null): readonly Reason[] {
  return minimum === null || total >= minimum ? [] : [{ key: 'too-few-tests', values: { total, minimum } }];
}

function tooManySkipped(
  { tests, skipped }: { readonly tests: number; readonly skipped: number },
  maximum: number | null,
): readonly Reason[] {
  if (maximum === null || skipped * 10_000 <= maximum * tests) return [];
  const share = { percent: flooredPoints({ covered: skipped, total: tests }) };
  return [{ key: 'too-many-skipped', values: { skipped, total: tests, share, maximum: { percent: maximum } } }];
}

/** Skipping a test is as good as removing it: only those that ran are compared. */
function fewer(cases: readonly TestCase[], base: BaseTests | null): readonly Reason[] {
  const now = ran(cases).length;
  if (base === null || now >= base.ran.length) return [];
  return [{ key: 'fewer-tests', values: { now, before: base.ran.length, commit: { commit: base.commit } } }];
}

/** What went missing without being judged, in a merge that nothing held, is missed until it is back or a client waives it. */
function fewerThanBest(
  cases: readonly TestCase[],
  { base, best }: Pick<TestFacts, 'base' | 'best'>,
): readonly Reason[] {
  const now = ran(cases).length;
  if (best === null || now >= best.ran || best.ran <= (base?.ran.length ?? 0)) return [];
  return [{ key: 'fewer-than-best', values: { now, before: best.ran, commit: { commit: best.commit } } }];
}

function suiteShort(
  cases: readonly TestCase[],
  { name, minimum }: Settings['tests']['suites'][number],
): readonly Reason[] {
  const own = ran(cases).filter(({ suites, className }) => suites.includes(name) || className === name);
  return own.length >= minimum ? [] : [{ key: 'suite-short', values: { suite: name, total: own.length, minimum } }];
}

function comparison(cases: readonly TestCase[], base: BaseTests | null, isAsked: boolean): readonly Reason[] {
  if (base === null) return isAsked ? [{ key: 'no-base', values: {} }] : [];
  const now = new Set(ran(cases).map(keyOf));
  const gone = base.ran.filter((test) => !now.has(keyOf(test)));
  return [
    ...(gone.length === 0 ? [] : [named('tests-gone', gone)]),
    ...(base.distance === 0
      ? []
      : [{ key: 'base-ancestor', values: { distance: base.distance, commit: { commit: base.commit } } }]),
  ];
}

function ran(cases: readonly TestCase[]): readonly TestCase[] {
  return cases.filter(({ outcome }) => outcome !== 'skipped');
}

function keyOf({ file, className, name }: TestName): string {
  return [file, className, name].join('\0');
}

function named(key: string, tests: readonly TestName[]): Reason {
  const names = tests
    .slice(0, MOST_NAMES)
    .map(({ className, name }) => (className === '' ? name : `${className} ${name}`));
  return { key, values: { count: tests.length, names: names.map((one) => one.slice(0, 200)) } };
}
