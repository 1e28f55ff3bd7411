import type { Facts } from '../facts/facts.ts';
import type { Roster } from '../people/roster.ts';
import type { EffectivePolicy, FamilyPolicy } from '../policy/effective.ts';
import type { Emergency, Waiver } from '../policy/waiver.ts';
import type { Rule } from '../rules/rule.ts';
import { digestOf } from '../settings/digest.ts';
import { optionalPieces, type RuleSettings, settingsOf } from './narrow.ts';
import { conclude, gateOutcome, holdingRules, worst } from './outcome.ts';
import { type AskedRule, noRule, rulingOf } from './ruling.ts';
import type { FamilyVerdict, Verdict, Waits } from './verdict.ts';
import { waive } from './waive.ts';

/** Everything that one verdict depends on. */
export interface Case {
  readonly rules: readonly Rule[];
  readonly facts: Facts;
  readonly policy: EffectivePolicy;
  readonly roster: Roster;
  /** The waivers that match this pull request, as `matchWaivers` returns them. */
  readonly waivers: readonly Waiver[];
  /** An emergency asked for by allowed roles, if any; it counts only for this head, this target branch and until its end. */
  readonly emergency: Emergency | null;
}

/** Judges one pull request. Fails closed: what is missing, unread or broken holds a blocking gate. Never throws. */
export function judge({ rules, facts, policy, roster, waivers, emergency: asked }: Case): Verdict {
  const dossiers = policy.families.map((family) => ({ family, asked: askedRules(family, rules) }));
  const families = dossiers.map(({ family, asked: some }) => {
    const rulings = some?.map((one) => rulingOf(one, facts, roster)) ?? [noRule(family.family)];
    return familyVerdict(
      family,
      rulings.flatMap((ruling) => waive(ruling, family.family, { waivers, never: policy.waivers.never })),
    );
  });
  const emergency = inForce(asked, facts);
  const { refusals, digest: policyDigest } = policy;
  const shape = { families, refusals, emergency };
  const read = factsRead(
    facts,
    dossiers.flatMap((one) => one.asked ?? []),
  );
  return {
    ...shape,
    outcome: gateOutcome(shape),
    conclusion: conclude(shape),
    head: facts.change.head.sha,
    base: facts.change.base.ref,
    waits: waitsOf(families, facts),
    policyDigest,
    digest: digestOf({ policyDigest, read, answers: withoutTexts(families), refusals, emergency }),
    changesAt: earliest([...momentsOf(families), emergency?.until], facts.judgedAt),
  };
}

/** The rules of a family whose settings ask for something; none of a family not built yet; `null`: the registry lacks it. */
function askedRules({ family, built, settings: values }: FamilyPolicy, rules: readonly Rule[]): AskedRule[] | null {
  if (!built) return [];
  const own = rules.filter(({ id }) => id.startsWith(`${family}/`));
  if (own.length === 0) return null;
  return own
    .map((rule) => ({ rule, settings: settingsOf(rule, values) }))
    .filter(({ rule, settings }) => isAsked(rule, settings));
}

function isAsked(rule: Rule, settings: RuleSettings): boolean {
  try {
    return rule.isAsked?.(settings) ?? true;
  } catch {
    return true;
  }
}

function familyVerdict(
  { family, enforcement, built, unbuiltParts }: FamilyPolicy,
  rules: FamilyVerdict['rules'],
): FamilyVerdict {
  const outcome = worst(rules.map((rule) => rule.outcome));
  const open = unbuiltParts === undefined ? {} : { unbuiltParts };
  return { family, enforcement: enforcement === 'off' ? 'observe' : enforcement, built, ...open, outcome, rules };
}

function inForce(emergency: Emergency | null, { change, judgedAt }: Facts): Emergency | null {
  if (emergency === null) return null;
  const covered = emergency.head === change.head.sha && emergency.baseRef === change.base.ref;
  return covered && Date.parse(emergency.until) > Date.parse(judgedAt) ? emergency : null;
}

function waitsOf(families: readonly FamilyVerdict[], { change, pieces }: Facts): Waits | null {
  const waiting = holdingRules(families).filter(({ outcome }) => outcome === 'waiting');
  if (waiting.length === 0) return null;
  const pushes = pieces.recorded.known ? pieces.recorded.value.pushes : [];
  const whom = waiting.flatMap(({ waitsFor }) => waitsFor ?? []);
  return {
    for: [...new Map(whom.map((one) => [JSON.stringify(one), one])).values()],
    since: pushes.find(({ head }) => head === change.head.sha)?.at ?? change.createdAt,
  };
}

/** What the asked rules could see, so that a fact that no rule looks at changes no digest. */
function factsRead({ change, repository, pieces }: Facts, asked: readonly AskedRule[]): unknown {
  const names = new Set(asked.flatMap(({ rule, settings }) => rule.needs.concat(optionalPieces(rule, settings))));
  return { change, repository, pieces: [...names].toSorted().map((name) => [name, pieces[name]]) };
}

/** Answers count beside the facts because some depend on the time of judgement as well; waivers that matched are in them. */
function withoutTexts(families: readonly FamilyVerdict[]): unknown {
  return families.map((family) => ({ ...family, rules: family.rules.map((rule) => ({ ...rule, texts: undefined })) }));
}

function momentsOf(families: readonly FamilyVerdict[]): readonly (string | null | undefined)[] {
  const rulings = families.flatMap(({ rules }) => rules);
  const waivers = rulings.flatMap(({ waivedBy }) => waivedBy);
  return [...rulings.map(({ changesAt }) => changesAt), ...waivers.map(({ expires }) => expires)];
}

function earliest(moments: readonly (string | null | undefined)[], after: string): string | null {
  const times = moments
    .filter((moment) => typeof moment === 'string')
    .map((moment) => Date.parse(moment))
    .filter((time) => time > Date.parse(after));
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}
