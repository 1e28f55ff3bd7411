import type { Reason, Value } from '../facts/reason.ts';
import type { Texts } from '../locales/texts.ts';
import type { Enforcement, Refusal } from '../policy/effective.ts';
import type { Emergency, Waiver } from '../policy/waiver.ts';
import type { Answer, AnswerOutcome } from '../rules/rule.ts';

/** The six outcomes of the engine: `fail`, `waiting` and `undetermined` hold a blocking gate. */
export type Outcome = AnswerOutcome | 'waived';

/** How the required check ends; `null` while the verdict only waits: the check run stays in progress. */
export type Conclusion = 'success' | 'failure' | 'action_required' | null;

/** The engine's whole answer about one head: what every surface renders and the gate obeys. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly conclusion: Conclusion;
  readonly families: readonly FamilyVerdict[];
  /** What is wrong with the repository's own policy file; each holds the gate. */
  readonly refusals: readonly Refusal[];
  readonly emergency: Emergency | null;
  readonly head: string;
  /** The target branch, without `refs/heads/`. */
  readonly base: string;
  /** Whom and what the gate waits for and since when (ISO 8601: when the head was first seen); `null` when it does not wait. */
  readonly waits: Waits | null;
  readonly policyDigest: string;
  /** SHA-256 of policy without waivers + facts read + waivers that matched: an unchanged digest needs no new page. */
  readonly digest: string;
  /** Earliest moment at which the verdict may change by itself, ISO 8601. */
  readonly changesAt: string | null;
}

/** What a waiting verdict tells in its title. */
export interface Waits {
  readonly for: readonly Value[];
  readonly since: string;
}

/** One family of the policy. */
export interface FamilyVerdict {
  readonly family: string;
  readonly enforcement: Exclude<Enforcement, 'off'>;
  readonly built: boolean;
  /** Keys of the family that the policy sets and this version does not judge; they hold nothing. */
  readonly unbuiltParts?: readonly string[];
  readonly outcome: Outcome;
  readonly rules: readonly RuleVerdict[];
}

/** One rule's answer after waivers; `texts` are the rule's own. */
export interface RuleVerdict extends Omit<Answer, 'outcome'> {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly texts: Texts;
  /** The waivers that turned a holding outcome into `waived`. */
  readonly waivedBy: readonly Waiver[];
  /** Reasons of the engine itself (a piece of the facts that could not be read), keys of the engine's catalogue. */
  readonly engineReasons: readonly Reason[];
}
