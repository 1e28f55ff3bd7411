import { describe, expect, test } from 'vitest';

import type { PieceName } from '../../src/engine/facts/facts.ts';
import type { Place } from '../../src/engine/facts/reason.ts';
import type { Roster } from '../../src/engine/people/roster.ts';
import type { Answer, AnswerOutcome, Rule, Table } from '../../src/engine/rules/rule.ts';
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
  /** Keys of those reasons that it only tells beside its answer. */
  readonly asides?: readonly string[];
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
    test.each(cases)('$name', ({ settings, outcome, reasons, asides, tables, marks, ...told }) => {
      const written = Object.fromEntries(
        Object.entries(settings).map(([key, value]) => [key, rule.settings[key]?.schema.parse(value) as unknown]),
      );
      const values = settingsOf(rule, written);
      expect(rule.isAsked?.(values) ?? true).toBe(true);
      const narrowed = narrow(rule, values, facts(told), nobody);
      if (!narrowed.whole) throw new Error('The case leaves out a piece that the rule needs');
      const answer = rule.check(narrowed.facts, values);

      expect(answer.outcome).toBe(outcome);
      const shown = shownBy(answer);
      expect(shown).toMatchObject(
        Object.fromEntries(Object.entries({ reasons, asides, tables, marks }).filter(isGiven)),
      );
      const columns = shown.tables.flatMap((table) => [table.title, ...table.columns]);
      for (const key of [...shown.reasons, ...columns]) {
        expect({ ...engineTexts.en, ...rule.texts.en }).toHaveProperty([key]);
        expect({ ...engineTexts.fr, ...rule.texts.fr }).toHaveProperty([key]);
      }
    });
  });
}

function isGiven([, expected]: readonly [string, unknown]): boolean {
  return expected !== undefined;
}

function shownBy({ reasons, tables = [], marks = [] }: Answer) {
  return {
    reasons: reasons.map(({ key }) => key),
    asides: reasons.filter(({ isAside }) => isAside === true).map(({ key }) => key),
    tables,
    marks: marks.map(({ at }) => at),
  };
}
