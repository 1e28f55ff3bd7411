import type { Format } from '../catalogue/format.ts';

/** Why a rule of a file is refused, or what of it is left out. */
export interface RuleProblem {
  /** From 1; 0 when the file as a whole is meant. */
  readonly line: number;
  readonly rule: string;
  readonly reason: string;
  readonly refused: boolean;
}

/** What a rules file gives. */
export interface RulesFile {
  readonly formats: readonly Format[];
  readonly problems: readonly RuleProblem[];
}
