import type { Change, Repository } from '../facts/change.ts';
import type { Piece, PieceName, Pieces } from '../facts/facts.ts';
import type { Reason, Value } from '../facts/reason.ts';
import type { Texts } from '../locales/texts.ts';
import type { Roster } from '../people/roster.ts';
import type { Fields, SettingsOf } from '../settings/setting.ts';

/** What may change a rule's answer; an event that wakes no rule of the policy causes no evaluation. */
export type Event =
  | 'change'
  | 'push'
  | 'review'
  | 'thread'
  | 'comment'
  | 'author-comment'
  | 'label'
  | 'check'
  | 'deployment'
  | 'evidence'
  | 'people'
  | 'target-branch'
  | 'clock';

/**
 * One thing that a policy may ask of a pull request. `N`: pieces of the facts without which the engine answers
 * "undetermined" on the rule's behalf; `M`: pieces it reads only under some settings. Reading another does not compile.
 * Functions are written as methods so that rules with settings of their own fit into one list.
 */
export interface Rule<F extends Fields = Fields, N extends PieceName = PieceName, M extends PieceName = PieceName> {
  /** `family/name`; also the folder's name with a dash. Never renamed, only deprecated. */
  readonly id: `${string}/${string}`;
  /** The keys of the family that this rule reads. */
  readonly settings: F;
  readonly needs: readonly N[];
  readonly mayNeed: readonly M[];
  readonly wakesOn: readonly Event[];
  readonly texts: Texts;
  /** Whether the settings ask for anything; a rule that is not asked is left out of the verdict. Default: always. */
  isAsked?(settings: SettingsOf<F>): boolean;
  /** Whether these settings ask anything of a merge group itself. Default: where the rule reads what CI delivered. */
  asksGroups?(settings: SettingsOf<F>): boolean;
  /** Which of `mayNeed` these settings call for. Default: all. */
  uses?(settings: SettingsOf<F>): readonly M[];
  /** What is wrong with settings that each load by themselves: asked when a policy loads and again once its layers are merged. */
  lint?(settings: SettingsOf<F>, context: LintContext): readonly SettingProblem[];
  /** Keys that a repository's own file tightens together because they only make sense as a whole; every other key goes by its setting's order. */
  readonly tighten?: Tightening<F>;
  /** Pure and total. */
  check(facts: FactsWith<N, M>, settings: SettingsOf<F>): Answer;
}

/** What the rest of the policy says that a rule's settings may refer to. */
export interface LintContext {
  /** Names of the client roles. */
  readonly roles: readonly string[];
}

/** Something wrong with a family's settings: `path` starts at the family's keys, `reason` is a key of the rule's texts. */
export interface SettingProblem {
  readonly path: readonly (string | number)[];
  readonly reason: Reason;
}

/** `join` adds what the repository's file says (absent keys hold their initial value) so that nothing of `upper` is lost. */
export interface Tightening<F extends Fields> {
  readonly keys: readonly (keyof F & string)[];
  join(upper: SettingsOf<F>, repository: SettingsOf<F>): SettingsOf<F>;
}

/** The facts as one rule sees them: what it declared and nothing else. No piece is in both `N` and `M`. */
export type FactsWith<N extends PieceName, M extends PieceName = never> = {
  readonly change: Change;
  readonly repository: Repository;
  readonly judgedAt: string;
  readonly people: Roster;
} & { readonly [K in N]: Pieces[K] } & { readonly [K in M]: Piece<Pieces[K]> };

/** What a rule can answer; `waived` is the engine's to say. */
export type AnswerOutcome = 'pass' | 'fail' | 'waiting' | 'not-applicable' | 'undetermined';

/** A rule's answer: data for every surface, never sentences. */
export interface Answer {
  readonly outcome: AnswerOutcome;
  /** Keys of the rule's own texts. */
  readonly reasons: readonly Reason[];
  /** Remarks on lines of changed files, worst first: shown beside the lines, not repeated on the page. */
  readonly marks?: readonly Reason[];
  /** Figures for people; the rule keeps them short. */
  readonly tables?: readonly Table[];
  /** Logins whose approval counts. */
  readonly counted?: readonly string[];
  /** Login → key of the reason why the approval does not count. */
  readonly notCounted?: Readonly<Record<string, string>>;
  /** Whom or what a waiting answer waits for, for the page's title: roles as terms (`role.cto`), checks and teams by name; never persons. */
  readonly waitsFor?: readonly Value[];
  /** When the answer may change by itself, ISO 8601: the worker comes back then. */
  readonly changesAt?: string;
  /** Set when only the client can repair it (policy, permissions, plan): concludes as `action_required`. */
  readonly clientMustAct?: boolean;
}

/** A table of a page: `title` and `columns` are keys of the rule's own texts. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** Rows that were left out. */
  readonly more: number;
}

/** Checks a rule's shape while keeping the exact types of its settings and needs. */
export function defineRule<
  const F extends Fields,
  const N extends PieceName = never,
  const M extends PieceName = never,
>(rule: Rule<F, N, M>): Rule<F, N, M> {
  return rule;
}
