import type { Change, Repository } from '../facts/change.ts';
import type { Piece, PieceName, Pieces } from '../facts/facts.ts';
import type { Reason } from '../facts/reason.ts';
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
  | 'label'
  | 'check'
  | 'deployment'
  | 'people'
  | 'target-branch'
  | 'clock';

/**
 * One thing that a policy may ask of a pull request. `N`: pieces of the facts without which the engine answers
 * "undetermined" on the rule's behalf; `M`: pieces it reads only under some settings. Reading another does not compile.
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
  readonly isAsked?: (settings: SettingsOf<F>) => boolean;
  /** Which of `mayNeed` these settings call for. Default: all. */
  readonly uses?: (settings: SettingsOf<F>) => readonly M[];
  /** Pure and total. */
  readonly check: (facts: FactsWith<N, M>, settings: SettingsOf<F>) => Answer;
}

/** The facts as one rule sees them: what it declared and nothing else. */
export type FactsWith<N extends PieceName, M extends PieceName = never> = {
  readonly change: Change;
  readonly repository: Repository;
  readonly judgedAt: string;
  readonly people: Roster;
} & { readonly [K in N]: Pieces[K] } & { readonly [K in Exclude<M, N>]: Piece<Pieces[K]> };

/** What a rule can answer; `waived` is the engine's to say. */
export type AnswerOutcome = 'pass' | 'fail' | 'waiting' | 'not-applicable' | 'undetermined';

/** A rule's answer: data for every surface, never sentences. */
export interface Answer {
  readonly outcome: AnswerOutcome;
  /** Keys of the rule's own texts. */
  readonly reasons: readonly Reason[];
  /** Logins whose approval counts. */
  readonly counted?: readonly string[];
  /** Login → key of the reason why the approval does not count. */
  readonly notCounted?: Readonly<Record<string, string>>;
  /** When the answer may change by itself, ISO 8601: the worker comes back then. */
  readonly changesAt?: string;
  /** Set when only the client can repair it (policy, permissions, plan): concludes as `action_required`. */
  readonly clientMustAct?: boolean;
}

/** Checks a rule's shape while keeping the exact types of its settings and needs. */
export function defineRule<
  const F extends Fields,
  const N extends PieceName = never,
  const M extends PieceName = never,
>(rule: Rule<F, N, M>): Rule<F, N, M> {
  return rule;
}
