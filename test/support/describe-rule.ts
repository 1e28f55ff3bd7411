import { describe, expect, test } from 'vitest';

import type { PieceName } from '../../src/engine/facts/facts.ts';
import type { Place } from '../../src/engine/facts/reason.ts';
import type { Roster } from '../../src/engine/people/roster.ts';
import type { AnswerOutcome, Rule, Table } from '../../src/engine/rules/rule.ts';
import type { Fields } from '../../src/engine/settings/setting.ts';
import { narrow, settingsOf } from '../../src/engine/verdict/narrow.ts';
import { engineTexts } from '../../src/engine/verdict/texts.ts';
import { facts, type Told } from './facts.ts';

/** One row of a rule's table: settings as a policy writes them, facts, and what the rule must say. */
export interface RuleCase extends Told {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly outcome: AnswerOutcome;
  /** Keys of the reasons in their order. */
  readonly reasons?: readonly string[];
  /** Of each table what matters here. */
  readonly tables?: readonly Partial<Table>[];
  /** Which lines it marks. */
  readonly marks?: readonly Place[];
}

const nobody: Roster = {
  rolesOf: () => [],
  vendorOf: () => 'unknown',
  isClient: () => false,
  isKnownBot: () => false,
  eligible: () => [],
  unresolved: () => [],
  conflicts: [],
};

/** Runs a rule's table of cases, and on each the promise that every sentence it gives stands in both catalogues. */
export function describeRule<F extends Fields, N extends PieceName, M extends PieceName>(
  given: Rule<F, N, M>,
  cases: readonly RuleCase[],
): void {
  const rule = given as unknown as Rule;
  describe(rule.id, () => {
    test.each(cases)('$name', ({ settings, outcome, reasons, tables, marks, ...told }) => {
      const written = Object.fromEntries(
        Object.entries(settings).map(([key, value]) => [key, rule.settings[key]?.schema.parse(value) as unknown]),
      );
      const values = settingsOf(rule, written);
      expect(rule.isAsked?.(values) ?? true).toBe(true);
      const narrowed = narrow(rule, values, facts(told), nobody);
      if (!narrowed.whole) throw new Error('The case leaves out a piece that the rule needs');
      const answer = rule.check(narrowed.facts, values);

      expect(answer.outcome).toBe(outcome);
      const keys = answer.reasons.map(({ key }) => key);
      expect(keys).toEqual(reasons ?? keys);
      const figures = answer.tables ?? [];
      expect(figures).toMatchObject(tables ?? figures);
      const marked = (answer.marks ?? []).map(({ at }) => at);
      expect(marked).toEqual(marks ?? marked);
      const shown = [...keys, ...figures.flatMap(({ title, columns }) => [title, ...columns])];
      for (const key of shown) {
        expect({ ...engineTexts.en, ...rule.texts.en }).toHaveProperty([key]);
        expect({ ...engineTexts.fr, ...rule.texts.fr }).toHaveProperty([key]);
      }
    });
  });
}
