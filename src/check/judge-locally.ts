import type { Facts, PieceName } from '../engine/facts/facts.ts';
import { makeRoster } from '../engine/people/make-roster.ts';
import type { EffectivePolicy } from '../engine/policy/effective.ts';
import type { Rule } from '../engine/rules/rule.ts';
import { judge } from '../engine/verdict/judge.ts';
import { optionalPieces, type RuleSettings, settingsOf } from '../engine/verdict/narrow.ts';
import type { Verdict } from '../engine/verdict/verdict.ts';
import { withWordsHere } from './words-here.ts';

/** A rule that the policy asks for and a clone cannot answer, with what it would have to know. */
export interface NotChecked {
  readonly family: string;
  readonly rule: string;
  readonly needs: readonly (PieceName | 'change')[];
}

/** Which rules a clone can answer, and what they read of it. */
export interface LocalRules {
  readonly rules: readonly Rule[];
  readonly wanted: ReadonlySet<PieceName>;
  readonly notChecked: readonly NotChecked[];
}

/** What of a pull request no commit tells. */
const onlyOnTheForge = {
  change: [
    'number',
    'title',
    'body',
    'state',
    'draft',
    'author',
    'labels',
    'milestone',
    'createdAt',
    'requestedReviewers',
  ],
  head: ['repositoryId', 'fork'],
  repository: ['id', 'defaultBranch', 'baseProtected', 'visibility', 'topics', 'properties'],
} as const;

/** Sorts the rules that a policy asks for by whether these pieces are all that they read. */
export function sortRules(
  rules: readonly Rule[],
  { families }: EffectivePolicy,
  here: ReadonlySet<PieceName>,
): LocalRules {
  const asked = families.flatMap(({ family, settings }) =>
    rules
      .filter(({ id }) => id.startsWith(`${family}/`))
      .map((rule) => ({ rule, family, read: readBy(rule, settingsOf(rule, settings)) })),
  );
  const away = asked.map(({ rule, family, read }) => ({
    family,
    rule: rule.id,
    needs: (read ?? []).filter((piece) => !here.has(piece)),
  }));
  const local = asked.filter(({ read }, index) => read !== null && away[index]?.needs.length === 0);
  return {
    rules: local.map(({ rule }) => rule),
    wanted: new Set(local.flatMap(({ read }) => read ?? [])),
    notChecked: away.filter(({ needs }) => needs.length > 0),
  };
}

/** The pieces a rule reads under these settings; `null` when nothing is asked of it. */
function readBy(rule: Rule, settings: RuleSettings): readonly PieceName[] | null {
  return rule.isAsked?.(settings) === false ? null : [...rule.needs, ...optionalPieces(rule, settings)];
}

/** A verdict on what a clone tells, and what it left out. */
export interface LocalVerdict {
  readonly verdict: Verdict;
  readonly notChecked: readonly NotChecked[];
}

/**
 * Judges with the rules that a clone can answer. A rule that turns out to ask for what only the forge knows (a title,
 * a label, who somebody is) is left out as not checked: an invented answer would pass for a real one.
 */
export function judgeLocally(facts: Facts, policy: EffectivePolicy, { rules, notChecked }: LocalRules): LocalVerdict {
  const strangers = new Set<string>();
  const guarded = rules.map((rule) => guardedRule(rule, facts, () => strangers.add(rule.id)));
  judgeWith(guarded, facts, policy);
  const told = rules.filter(({ id }) => !strangers.has(id));
  const needs = ['change'] as const;
  const turnedOut = [...strangers].map((rule) => ({ family: rule.split('/')[0] ?? '', rule, needs }));
  return { verdict: judgeWith(told, facts, policy), notChecked: [...notChecked, ...turnedOut] };
}

function judgeWith(rules: readonly Rule[], facts: Facts, policy: EffectivePolicy): Verdict {
  const answered = new Set(rules.map(({ id }) => id.split('/')[0]));
  const families = policy.families.filter(({ family, built }) => !built || answered.has(family));
  const nobody = makeRoster(policy.people, { users: new Map(), teams: new Map(), members: null });
  return judge({
    rules: rules.map(withWordsHere),
    facts,
    policy: { ...policy, families },
    roster: nobody,
    waivers: [],
    emergency: null,
  });
}

/** The same rule, which tells on itself when it reads what is not known here. */
function guardedRule(rule: Rule, { change, repository }: Facts, tell: () => void): Rule {
  const refuse = (): never => {
    tell();
    throw new Error('not known here');
  };
  const unknownBranch = change.head.ref === '' ? ['ref'] : [];
  const head = without(change.head, [...onlyOnTheForge.head, ...unknownBranch], refuse);
  const seen = {
    change: without({ ...change, head }, onlyOnTheForge.change, refuse),
    repository: without(repository, onlyOnTheForge.repository, refuse),
  };
  return {
    ...rule,
    check: (facts, settings) => rule.check(without({ ...facts, ...seen }, ['people'], refuse), settings),
  };
}

/** A copy in which some keys must not be read. */
function without<T extends object>(value: T, keys: readonly string[], refuse: () => never): T {
  const copy = { ...value };
  for (const key of keys) Object.defineProperty(copy, key, { get: refuse, enumerable: true });
  return copy;
}
