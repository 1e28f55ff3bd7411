import { canonical } from '../settings/canonical.ts';
import type { Judgement } from '../verdict/judgement.ts';
import { conclusionOf } from '../verdict/judgement.ts';
import type { FamilyVerdict } from '../verdict/verdict.ts';
import type { Expectation } from './expectation.ts';

/** One thing that a scenario expected and that came out otherwise, by dotted path. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** What differs between a judgement and what its scenario expects; only what the scenario mentions is compared. */
export function compare(judgement: Judgement, expected: Expectation): readonly Difference[] {
  const { families = {}, ...whole } = expected;
  return [
    ...differences('', whole, wholeOf(judgement)),
    ...Object.entries(families).flatMap(([name, family]) => familyDifferences(name, family, judgement)),
  ];
}

function wholeOf(judgement: Judgement): Readonly<Record<string, unknown>> {
  const conclusion = conclusionOf(judgement);
  const policy = judgement.kind === 'policy-broken' ? 'refused' : 'loads';
  if (judgement.kind !== 'judged') return { policy, conclusion, outcome: 'fail', refusals: 0, emergency: false };
  const { outcome, refusals, emergency, changesAt } = judgement.verdict;
  return {
    policy,
    conclusion,
    outcome,
    refusals: refusals.length,
    emergency: emergency !== null,
    'changes-at': changesAt,
  };
}

type ExpectedFamily = NonNullable<Expectation['families']>[string];

function familyDifferences(name: string, expected: ExpectedFamily, judgement: Judgement): readonly Difference[] {
  const path = `families.${name}`;
  const found =
    judgement.kind === 'judged' ? judgement.verdict.families.find(({ family }) => family === name) : undefined;
  if (found === undefined) return [{ path, expected, found: null }];
  const { rules = {}, ...whole } = expected;
  const ruleDifferences = Object.entries(rules).flatMap(([rule, wanted]) => {
    const ruling = found.rules.find((one) => one.rule === `${name}/${rule}` || one.rule === rule);
    const values =
      ruling === undefined
        ? {}
        : { outcome: ruling.outcome, reasons: [...ruling.reasons, ...ruling.engineReasons].map(({ key }) => key) };
    return differences(`${path}.rules.${rule}.`, wanted, values);
  });
  return [...differences(`${path}.`, whole, familyValues(found)), ...ruleDifferences];
}

function familyValues({ outcome, rules }: FamilyVerdict): Readonly<Record<string, unknown>> {
  return {
    outcome,
    counted: rules.flatMap(({ counted }) => counted ?? []),
    'not-counted': Object.fromEntries(rules.flatMap(({ notCounted }) => Object.entries(notCounted ?? {}))),
  };
}

function differences(path: string, expected: object, found: Readonly<Record<string, unknown>>): readonly Difference[] {
  return Object.entries(expected)
    .filter(([key, value]) => value !== undefined && canonical(value) !== canonical(found[key]))
    .map(([key, value]: [string, unknown]) => ({ path: `${path}${key}`, expected: value, found: found[key] ?? null }));
}
