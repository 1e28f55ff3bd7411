import type { Reason, Value } from '../../engine/facts/reason.ts';
import type { EffectivePolicy, Refusal } from '../../engine/policy/effective.ts';
import type { Judgement } from '../../engine/verdict/judgement.ts';
import type { RuleVerdict, Verdict } from '../../engine/verdict/verdict.ts';
import type { Charter } from '../../gather/policy/policy.ts';
import { readControlFiles } from '../../gather/secrets/control-files.ts';
import { secretSettings } from '../../gather/secrets/settings.ts';
import type { Forms } from '../../search/secret-search.ts';
import type { Bench } from './bench.ts';

/** Under which law a judgement was made. */
interface Under {
  readonly organizationId: number;
  readonly law: { readonly policy: EffectivePolicy; readonly charter: Charter } | null;
}

/**
 * The same judgement with every secret in foreign texts made unreadable: paths, names, titles and reasons are shown to
 * everybody who reads the page, and kept.
 */
export async function withoutSecrets<J extends Judgement>(bench: Bench, judgement: J, under: Under): Promise<J> {
  const texts = new Set<string>();
  mapped(judgement, (text) => {
    texts.add(text);
    return text;
  });
  if (texts.size === 0) return judgement;
  const search = bench.secrets.of(under.organizationId, await formsOf(bench, under.law));
  const all = [...texts];
  const shown = await search.hide(all);
  const safe = new Map(all.map((text, index) => [text, shown[index] ?? '']));
  return mapped(judgement, (text) => safe.get(text) ?? '');
}

async function formsOf(bench: Bench, law: Under['law']): Promise<Forms> {
  if (law === null) return { builtIn: true, files: [] };
  const { control: repository, commit } = law.charter;
  const { forms } = await readControlFiles(bench, { repository, commit }, secretSettings(law.policy));
  return { ...forms, builtIn: true };
}

type Mapping = (text: string) => string;

function mapped<J extends Judgement>(judgement: J, map: Mapping): J {
  switch (judgement.kind) {
    case 'judged': {
      const idle = judgement.idleWaivers?.map((refusal) => refusalOf(refusal, map));
      return {
        ...judgement,
        verdict: verdictOf(judgement.verdict, map),
        ...(idle === undefined ? {} : { idleWaivers: idle }),
      };
    }
    case 'policy-broken':
      return { ...judgement, refusals: judgement.refusals.map((refusal) => refusalOf(refusal, map)) };
    case 'change-unreadable':
    case 'control-repository':
      return judgement;
  }
}

function verdictOf(verdict: Verdict, map: Mapping): Verdict {
  const { families, refusals, emergency, waits } = verdict;
  return {
    ...verdict,
    families: families.map((family) => ({ ...family, rules: family.rules.map((rule) => ruleOf(rule, map)) })),
    refusals: refusals.map((refusal) => refusalOf(refusal, map)),
    emergency: emergency === null ? null : { ...emergency, reason: map(emergency.reason) },
    waits: waits === null ? null : { ...waits, for: waits.for.map((value) => valueOf(value, map)) },
  };
}

function ruleOf(rule: RuleVerdict, map: Mapping): RuleVerdict {
  const { waitsFor } = rule;
  return {
    ...rule,
    reasons: rule.reasons.map((reason) => reasonOf(reason, map)),
    engineReasons: rule.engineReasons.map((reason) => reasonOf(reason, map)),
    waivedBy: rule.waivedBy.map((waiver) => ({ ...waiver, reason: map(waiver.reason) })),
    ...(waitsFor === undefined ? {} : { waitsFor: waitsFor.map((value) => valueOf(value, map)) }),
  };
}

function refusalOf(refusal: Refusal, map: Mapping): Refusal {
  return { ...refusal, reason: reasonOf(refusal.reason, map) };
}

function reasonOf(reason: Reason, map: Mapping): Reason {
  const { values, at } = reason;
  return {
    ...reason,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueOf(value, map)])),
    ...(at === undefined ? {} : { at: { ...at, path: map(at.path) } }),
  };
}

/** What a finding says of itself is no foreign text. */
const OURS = /^(?:finding:[\da-f]{64}|.{0,12}….{0,2} \(\d+\))$/;

function valueOf(value: Value, map: Mapping): Value {
  if (typeof value === 'string') return OURS.test(value) ? value : map(value);
  return isList(value) ? value.map((one) => valueOf(one, map)) : value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
