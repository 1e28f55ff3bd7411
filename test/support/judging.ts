import type { FamilyPolicy } from '../../src/engine/policy/effective.ts';
import type { Waiver } from '../../src/engine/policy/waiver.ts';
import type { Answer, AnswerOutcome, Rule } from '../../src/engine/rules/rule.ts';
import { flag } from '../../src/engine/settings/choices.ts';
import { type Case, judge } from '../../src/engine/verdict/judge.ts';
import type { Verdict } from '../../src/engine/verdict/verdict.ts';
import { facts, type Told } from './facts.ts';
import { roster } from './people.ts';
import { effectivePolicy } from './policy.ts';

const words = { en: 'Whether it is asked.', fr: 'Est-ce demandé ?' };
const texts = { en: { why: 'Because.' }, fr: { why: 'Parce que.' } };

/** A rule that answers what the test wants. */
export function rule(id: Rule['id'], answer: Partial<Answer> | AnswerOutcome, more: Partial<Rule> = {}): Rule {
  const { outcome = 'pass', reasons = [], ...rest } = typeof answer === 'string' ? { outcome: answer } : answer;
  return {
    id,
    settings: { asked: flag({ words, initial: true }) },
    needs: [],
    mayNeed: [],
    wakesOn: ['change'],
    texts,
    check: () => ({ outcome, reasons, ...rest }),
    ...more,
  };
}

/** A family of a policy whose rules hold their initial settings. */
export function family(name: string, enforcement: FamilyPolicy['enforcement'] = 'block', built = true): FamilyPolicy {
  return { family: name, enforcement, built, settings: {} };
}

/** A waiver that is in force at the moment of judgement. */
export function waiver(waives: string, more: Partial<Waiver> = {}): Waiver {
  const scope = { repositoryId: null, paths: [], pullRequest: null, head: null, deliverable: null };
  const people = { requestedBy: 'an-karim', approvedBy: 'claire-cto' };
  const time = { created: '2026-10-01T00:00:00Z', expires: '2026-12-01T00:00:00Z' };
  return { id: waives, waives, scope, reason: 'r', ...people, ...time, maximumUses: null, source: 'file', ...more };
}

/** What a test says of its case. */
export interface Given extends Partial<Omit<Case, 'facts'>> {
  readonly told?: Told;
  readonly families?: readonly FamilyPolicy[];
  readonly never?: readonly string[];
}

/** Judges the given rules, each in a blocking family, on quiet facts. */
export function judged({ rules = [], told = {}, families, never = [], ...rest }: Given): Verdict {
  const names = [...new Set(rules.map(({ id }) => id.split('/')[0] ?? id))];
  const policy = effectivePolicy({
    families: families ?? names.map((name) => family(name)),
    waivers: { maximumDuration: 1, by: [], never },
    digest: 'p',
  });
  return judge({ rules, facts: facts(told), policy, roster: roster(), waivers: [], emergency: null, ...rest });
}
