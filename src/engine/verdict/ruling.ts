import type { Facts } from '../facts/facts.ts';
import type { Reason } from '../facts/reason.ts';
import type { Roster } from '../people/roster.ts';
import type { Answer, Rule } from '../rules/rule.ts';
import { narrow, type RuleSettings } from './narrow.ts';
import { engineTexts, whoActs } from './texts.ts';
import type { RuleVerdict } from './verdict.ts';

/** A rule together with its part of the family's settings. */
export interface AskedRule {
  readonly rule: Rule;
  readonly settings: RuleSettings;
}

/** Asks one rule; what it cannot read, and its own failure, come out as `undetermined`. */
export function rulingOf({ rule, settings }: AskedRule, facts: Facts, roster: Roster): RuleVerdict {
  const narrowed = narrow(rule, settings, facts, roster);
  if (!narrowed.whole) return ruled(rule, { outcome: 'undetermined', reasons: narrowed.problems });
  try {
    return ruled(rule, rule.check(narrowed.facts, settings));
  } catch {
    // A rule is total by contract; one that is not must neither open the gate nor hide the other answers.
    return ruled(rule, { outcome: 'undetermined', reasons: [{ key: 'rule-crashed', values: { rule: rule.id } }] });
  }
}

/** A rule may hand on the problem of an optional piece: such reasons are the engine's, told by the engine's texts. */
function ruled({ id, texts }: Rule, answer: Answer): RuleVerdict {
  const isOwn = ({ key }: Reason): boolean => texts.en[key] !== undefined || engineTexts.en[key] === undefined;
  const engineReasons = answer.reasons.filter((reason) => !isOwn(reason));
  const verdict: RuleVerdict = {
    ...answer,
    rule: id,
    reasons: answer.reasons.filter(isOwn),
    texts,
    waivedBy: [],
    engineReasons,
  };
  return answer.outcome === 'undetermined' && onlyClientsCanRepair(engineReasons)
    ? { ...verdict, clientMustAct: true }
    : verdict;
}

function onlyClientsCanRepair(reasons: readonly Reason[]): boolean {
  return reasons.length > 0 && reasons.every(({ key }) => whoActs[key] === 'actor.client');
}

/** The answer for a family that the policy takes for built and that no rule of this version judges. */
export function noRule(family: string): RuleVerdict {
  const reason: Reason = { key: 'rule-missing', values: { family: { term: `family.${family}` } } };
  const empty = { reasons: [], waivedBy: [], texts: engineTexts };
  return { rule: family, outcome: 'undetermined', engineReasons: [reason], ...empty };
}
