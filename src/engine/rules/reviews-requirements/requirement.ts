import { z } from 'zod';

import { anyClient, type Approvers, approvers } from '../../approvals/sources.ts';
import { type Conditions, conditions } from '../../predicates/conditions.ts';
import { expected } from '../../settings/expectation.ts';
import { name } from '../../settings/texts.ts';

/** Something that must be approved. */
export interface Requirement {
  readonly name: string;
  /** It is skipped unless all of these hold; `null`: it always applies. */
  readonly when: Conditions | null;
  readonly require: {
    readonly approvals: number;
    readonly from: Approvers;
    /** It waits until all of these hold. */
    readonly conditions: Conditions | null;
  };
  /** Whom the App asks for a review; `null`: as the family says. */
  readonly request: Request | null;
  /** Set for a repository's own: it holds beside everything, and its passing stands for nothing else. */
  readonly beside: boolean;
}

/** Whom the App asks for a review: everybody who could give it, their teams, so many of them drawn by lot, or nobody. */
export type Request = 'all' | 'teams' | 'none' | { readonly random: number };

/** How requirements decide together: a requirement by name, or several of them under `all`, `any` or `not`. */
export type Combination =
  | string
  | { readonly all: readonly Combination[] }
  | { readonly any: readonly Combination[] }
  | { readonly not: Combination };

const MOST_APPROVALS = 100;
const DEEPEST = 8;
const approvals = z.int(expected('count')).min(0, expected('count')).max(MOST_APPROVALS, expected('count'));

/** `all`, `teams`, `none` or `{ random: 2 }`. */
export const request: z.ZodType<Request> = z.union(
  [
    z.enum(['all', 'teams', 'none'], expected('choice')),
    z.strictObject({ random: approvals.min(1, expected('count')) }, expected('mapping')),
  ],
  expected('choice'),
);

/** One entry of `requirements`; `approvals` is 1 and `from` every client role unless it says otherwise. */
export const requirement: z.ZodType<Requirement> = z
  .strictObject(
    {
      name,
      when: conditions.optional(),
      require: z.strictObject(
        { approvals: approvals.optional(), from: approvers.optional(), conditions: conditions.optional() },
        expected('mapping'),
      ),
      request: request.optional(),
    },
    expected('mapping'),
  )
  .transform((written) => ({
    name: written.name,
    when: written.when ?? null,
    require: {
      approvals: written.require.approvals ?? 1,
      from: written.require.from ?? anyClient,
      conditions: written.require.conditions ?? null,
    },
    request: written.request ?? null,
    beside: false,
  }));

/** A combination, eight levels deep at most: a policy that nobody can follow protects nobody. */
export const combination: z.ZodType<Combination> = levels(DEEPEST);

function levels(left: number): z.ZodType<Combination> {
  if (left === 0) return name;
  const under = levels(left - 1);
  const several = z.array(under, expected('list')).min(1, expected('list')).max(100, expected('list'));
  return z.union(
    [
      name,
      z.strictObject({ all: several }, expected('mapping')),
      z.strictObject({ any: several }, expected('mapping')),
      z.strictObject({ not: under }, expected('mapping')),
    ],
    expected('mapping'),
  );
}
