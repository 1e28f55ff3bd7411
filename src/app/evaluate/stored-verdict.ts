import type { Texts } from '../../engine/locales/texts.ts';
import type { Rule } from '../../engine/rules/rule.ts';
import type { Judged } from '../../engine/verdict/judgement.ts';
import { engineTexts } from '../../engine/verdict/texts.ts';
import type { RuleVerdict } from '../../engine/verdict/verdict.ts';

/** A judgement as the store keeps it: without the rules' texts, which every version brings along. */
export interface StoredVerdict {
  /** Name of the check that it was shown under. */
  readonly check: string;
  readonly judged: Judged;
}

export function toStored(stored: StoredVerdict): string {
  return JSON.stringify(stored, (key, value: unknown) => (key === 'texts' ? undefined : value));
}

export function fromStored(json: string, rules: readonly Rule[]): StoredVerdict {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `toStored`
  const { check, judged } = JSON.parse(json) as StoredVerdict;
  const texts = new Map<string, Texts>(rules.map((rule) => [rule.id, rule.texts]));
  const told = (verdict: RuleVerdict): RuleVerdict => ({ ...verdict, texts: texts.get(verdict.rule) ?? engineTexts });
  const families = judged.verdict.families.map(({ rules: ruled, ...family }) => ({
    ...family,
    rules: ruled.map(told),
  }));
  return { check, judged: { ...judged, verdict: { ...judged.verdict, families } } };
}
