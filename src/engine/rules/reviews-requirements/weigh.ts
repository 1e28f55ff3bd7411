import { type Ballot, type Count, countApprovals } from '../../approvals/count.ts';
import type { Reason, Value } from '../../facts/reason.ts';
import { type Gathered, holdAll } from '../../predicates/conditions.ts';
import type { Holding } from '../../predicates/predicate.ts';
import type { Result } from './combine.ts';
import type { Requirement } from './requirement.ts';

/** What one requirement comes to, and why. */
export interface Weighed {
  readonly requirement: Requirement;
  readonly result: Exclude<Result, 'fail'>;
  readonly reasons: readonly Reason[];
  /** `null` when no approval was looked at. */
  readonly count: Count | null;
  readonly waitsFor: readonly Value[];
  readonly changesAt: readonly string[];
}

/** The opinions that were read, or why they could not be. */
export type Ballots =
  | { readonly read: true; readonly ballot: Ballot }
  | { readonly read: false; readonly problems: readonly Reason[] };

/** Weighs one requirement. */
export function weigh(requirement: Requirement, facts: Gathered, ballots: Ballots): Weighed {
  const { name, when, require } = requirement;
  const nothing = { requirement, count: null, waitsFor: [], changesAt: [] };
  const applies: Holding = when === null ? { state: 'yes', reasons: [] } : holdAll(when, facts);
  const changesAt = momentOf(applies);
  if (applies.state === 'no')
    return { ...nothing, result: 'skipped', reasons: [line('skipped', { name }), ...applies.reasons], changesAt };
  if (applies.state === 'unknown')
    return {
      ...nothing,
      result: 'undetermined',
      reasons: [line('undetermined', { name }), ...applies.reasons],
      changesAt,
    };

  const approved = approvedOf(requirement, ballots);
  const conditions: Holding =
    require.conditions === null ? { state: 'yes', reasons: [] } : holdAll(require.conditions, facts);
  const result = worseOf(
    approved.result,
    ({ yes: 'pass', no: 'waiting', unknown: 'undetermined' } as const)[conditions.state],
  );
  return {
    requirement,
    result,
    count: approved.count,
    reasons: [
      line(result, { name, ...approved.values }),
      ...approved.reasons,
      ...(conditions.state === 'yes' ? [] : conditions.reasons),
    ],
    waitsFor: approved.waitsFor,
    changesAt: [...changesAt, ...momentOf(conditions)],
  };
}

interface Approved {
  readonly result: 'pass' | 'waiting' | 'undetermined';
  readonly count: Count | null;
  readonly reasons: readonly Reason[];
  readonly waitsFor: readonly Value[];
  readonly values: Reason['values'];
}

function approvedOf({ require }: Requirement, ballots: Ballots): Approved {
  const { approvals: needed, from } = require;
  const none = { count: null, waitsFor: [], values: { counted: 0, needed } };
  if (needed === 0) return { ...none, result: 'pass', reasons: [] };
  if (!ballots.read) return { ...none, result: 'undetermined', reasons: ballots.problems };
  const count = countApprovals(ballots.ballot, { approvals: needed, from });
  const result = count.doubts.length > 0 ? 'undetermined' : count.missing > 0 ? 'waiting' : 'pass';
  return {
    result,
    count,
    values: { counted: count.counted.length, needed },
    waitsFor: result === 'waiting' ? count.able : [],
    reasons: [...count.doubts, ...(result === 'pass' ? [] : missingReasons(count))],
  };
}

function missingReasons({ missing, able, unresolved }: Count): readonly Reason[] {
  const who =
    missing === 0 ? [] : [able.length > 0 ? line('who-can', { missing, who: able }) : line('nobody-can', { missing })];
  return unresolved.length > 0 ? [...who, line('unresolved-names', { names: unresolved })] : who;
}

function worseOf(one: Approved['result'], other: Approved['result']): Approved['result'] {
  return (['undetermined', 'waiting'] as const).find((result) => one === result || other === result) ?? 'pass';
}

function line(what: string, values: Reason['values']): Reason {
  return { key: ['pass', 'waiting', 'undetermined', 'skipped'].includes(what) ? `requirement-${what}` : what, values };
}

function momentOf({ changesAt }: Holding): readonly string[] {
  return changesAt === undefined ? [] : [changesAt];
}
