import type { Reason } from '../facts/reason.ts';
import type { Refusal } from '../policy/effective.ts';
import { conclude, outcomes } from './outcome.ts';
import type { Conclusion, Verdict } from './verdict.ts';

/** What is to be said about one head and one target branch: a verdict, or what kept it from being reached. */
export type Judgement = Judged | Obstacle;

/** A verdict with the circumstances that its page must tell. */
export interface Judged {
  readonly kind: 'judged';
  readonly verdict: Verdict;
  /** Number of the pull request that the verdict is about. */
  readonly number: number;
  /** No merge into the target branch waits for the verdict: it is shown and gates nothing. */
  readonly preview: boolean;
  /** For a preview towards a protected branch: the check that its rules would have to require. */
  readonly lacks?: LackingCheck | null;
  /** How many rules that block were left to the App, because only it can answer them: absent or 0 on its own pages. */
  readonly leftToApp?: number;
  /** Numbers of the other open pull requests with the same head and target branch. */
  readonly others: readonly number[];
  /** Set when the verdict stands for a merge group. */
  readonly group?: MergeGroup;
  /** Waivers that would apply if something were not wrong with them, and waiver files that do not load: they open nothing. */
  readonly idleWaivers?: readonly Refusal[];
}

/** The merge group that a verdict stands for. */
export interface MergeGroup {
  /** Numbers of its pull requests, in the order of the queue. */
  readonly members: readonly number[];
  /** `own`: what was measured of the group itself; `members`: of its pull requests alone; `null`: the policy asks for nothing measured. */
  readonly evidence: 'own' | 'members' | null;
  /** Whether one of the pull requests holds it, or nothing does. */
  readonly heldBy: 'member' | 'group' | null;
}

/** `instead`: the rules require the default branch's check, which is never given for this branch. */
export interface LackingCheck {
  readonly check: string;
  readonly instead: boolean;
}

/** Why no verdict could be reached; each of them holds the gate. */
export type Obstacle = { readonly head: string; readonly base: string } & (
  | {
      readonly kind: 'policy-broken';
      /** What does not load, each with its place in the policy's file. */
      readonly refusals: readonly Refusal[];
    }
  | {
      readonly kind: 'control-repository';
      readonly state: 'missing' | 'unreadable' | 'unconfirmed';
      /** `organisation/.garde-fou`. */
      readonly repository: string;
      /** The forge's answer as an HTTP status, when there was one. */
      readonly status: number | null;
    }
  | {
      readonly kind: 'change-unreadable';
      /** Why the pull request itself could not be read: a key of the engine's catalogue. */
      readonly problem: Reason;
    }
);

/** Several pull requests that share head and target share one check: the worst of their verdicts, naming the others. */
export function together(several: readonly [Judged, ...Judged[]]): Judged {
  const [first, ...rest] = several;
  const worst = rest.reduce((bad, one) => (severity(one.verdict) < severity(bad.verdict) ? one : bad), first);
  const others = several.map(({ number }) => number).filter((number) => number !== worst.number);
  return { ...worst, others: [...new Set([...worst.others, ...others])].toSorted((one, other) => one - other) };
}

/** How the required check ends. What only the client can repair asks for an action; an absent control repository fails. */
export function conclusionOf(judgement: Judgement): Conclusion {
  switch (judgement.kind) {
    case 'judged':
      return conclude(judgement.verdict);
    case 'policy-broken':
      return 'action_required';
    case 'control-repository':
    case 'change-unreadable':
      return 'failure';
  }
}

function severity(verdict: Verdict): number {
  const byConclusion = ['failure', 'action_required', null, 'success'].indexOf(verdict.conclusion);
  return byConclusion * outcomes.length + outcomes.indexOf(verdict.outcome);
}
