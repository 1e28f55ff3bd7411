import type { Place, Reason, Value } from '../facts/reason.ts';
import { escape } from '../locales/escape.ts';
import { isTerm, say, term } from '../locales/say.ts';
import type { Texts } from '../locales/texts.ts';
import type { Voice } from '../locales/voice.ts';
import type { Refusal } from '../policy/effective.ts';
import { policyTexts } from '../policy/texts.ts';
import { bypassOf } from '../policy/waiver.ts';
import { holds, worst } from '../verdict/outcome.ts';
import { engineTexts } from '../verdict/texts.ts';
import type { FamilyVerdict, Outcome, RuleVerdict } from '../verdict/verdict.ts';
import { surfaceTexts } from './texts.ts';

/** One reason, told. */
export interface Point {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly text: string;
}

/** Every reason of a family, the rules' own ones and the engine's; what several rules say is told once, as the worst says it. */
export function pointsOf({ rules }: FamilyVerdict, voice: Voice): readonly Point[] {
  const points = rules.flatMap((ruling) =>
    tellable(ruling).map(({ reason, texts }) => ({
      rule: ruling.rule,
      outcome: reason.isAside === true && holds(ruling.outcome) ? 'pass' : ruling.outcome,
      reason,
      text: say(texts, reason.key, reason.values, voice),
    })),
  );
  const same = Map.groupBy(
    points,
    ({ text, reason: { at } }) => `${text}\n${at === undefined ? '' : placeOf(at, voice)}`,
  );
  return [...same.values()].flatMap((group) => {
    const outcome = worst(group.map((point) => point.outcome));
    return group.filter((point) => point.outcome === outcome).slice(0, 1);
  });
}

/** The reasons of a rule, each with the catalogue that tells it. */
export function tellable(ruling: RuleVerdict): readonly { readonly reason: Reason; readonly texts: Texts }[] {
  const own = ruling.reasons.map((reason) => ({ reason, texts: ruling.texts }));
  return own.concat(ruling.engineReasons.map((reason) => ({ reason, texts: engineTexts })));
}

/** Where a reason is to be seen, as tools write it: `path:line:column`. */
export function placeOf({ path, line, column }: Place, { medium }: Voice): string {
  return escape([path, line, column].filter((part) => part !== undefined).join(':'), medium);
}

/** What is wrong with a policy file. */
export function refusalText({ reason: { key, values }, texts = policyTexts }: Refusal, voice: Voice): string {
  return say(texts, key, values, voice);
}

/** A refusal with its place first. */
export function refusalLine(refusal: Refusal, voice: Voice): string {
  const { at } = refusal.reason;
  return `${at === undefined ? '' : `${placeOf(at, voice)}: `}${refusalText(refusal, voice)}`;
}

/** The word for an outcome; some families have words of their own (reviews are approved or refused). */
export function outcomeWord(outcome: Outcome, family: string, voice: Voice): string {
  const own = `outcome.${family}.${outcome}`;
  return term(isTerm(own) ? own : `outcome.${outcome}`, voice);
}

/** One line for each waiver that a rule's answer owes its place to. */
export function waiverLines({ rules }: FamilyVerdict, voice: Voice): readonly string[] {
  const waivers = new Map(rules.flatMap(({ waivedBy }) => waivedBy.map((waiver) => [waiver.id, waiver] as const)));
  return [...waivers.values()].map((waiver) => {
    const { id, reason, created, expires } = waiver;
    const values = { id, reason, since: { date: created }, until: { date: expires ?? '' } };
    const bypass = bypassOf(waiver);
    return say(surfaceTexts, bypass === null ? 'waived-by' : `waived-by-${bypass}`, values, voice);
  });
}

/** What the policy names of a family and this version does not judge: the family itself, or parts of it. */
export function unbuiltTerms({ family, built, unbuiltParts = [] }: FamilyVerdict): readonly Value[] {
  return built ? unbuiltParts.map((part) => ({ term: `part.${family}.${part}` })) : [{ term: `family.${family}` }];
}

/** How to list whom an answer waits for: any one of several roles can give it, while several checks must all report. */
export function awaiting(whom: readonly Value[]): 'and' | 'or' {
  return whom.every(isRole) ? 'or' : 'and';
}

/** Checks and deliveries one by one, then the roles of which one is enough. */
export function awaited(whom: readonly Value[]): readonly Value[] {
  const roles = whom.filter(isRole);
  const others = whom.filter((one) => !isRole(one));
  if (roles.length === 0 || others.length === 0) return whom;
  return roles.length === 1 ? [...others, ...roles] : [...others, roles];
}

function isRole(one: Value): boolean {
  return typeof one === 'object' && 'term' in one && one.term.startsWith('role.');
}
