import type { Emergency, Waiver } from '../../engine/policy/waiver.ts';
import type { Exemption, Store } from '../../store/port.ts';

const iso = (time: number): string => new Date(time).toISOString();

/**
 * What was given by command for a pull request and still stands: every push and every new target branch ends it for
 * good, even when the same commit comes back.
 */
export async function standingExemptions(
  { exemptions, history }: Pick<Store, 'exemptions' | 'history'>,
  { repositoryId, number }: { readonly repositoryId: number; readonly number: number },
): Promise<readonly Exemption[]> {
  const given = await exemptions.list(repositoryId, number);
  if (given.length === 0) return [];
  const heads = await history.heads(repositoryId, number);
  const moved = ({ head, baseRef, givenAt }: Exemption): boolean =>
    heads.some((one) => one.firstSeenAt > givenAt && (one.sha !== head || one.baseRef !== baseRef));
  const now = heads.at(-1);
  return given.filter((one) => one.endedAt === null && !moved(one) && (now?.baseRef ?? one.baseRef) === one.baseRef);
}

/** How a waiver by command is kept: everything that the columns of the store do not say. */
interface Covered {
  readonly waives: string;
  readonly requestedBy: string;
}

/** What the store keeps of a waiver. */
export function coveredBy({ waives, requestedBy }: Waiver): string {
  const covered: Covered = { waives, requestedBy };
  return JSON.stringify(covered);
}

/** The waivers that people gave by command for this pull request; matching them to a head is the engine's. */
export function commandWaivers(exemptions: readonly Exemption[]): readonly Waiver[] {
  return exemptions
    .filter(({ kind, endedAt }) => kind === 'waiver' && endedAt === null)
    .map((one) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `coveredBy`
      const { waives, requestedBy } = JSON.parse(one.covers) as Covered;
      return {
        id: `comment-${String(one.commentId)}`,
        waives,
        scope: {
          repositoryId: one.repositoryId,
          paths: [],
          pullRequest: one.number,
          head: one.head,
          deliverable: null,
        },
        reason: one.reason,
        requestedBy,
        approvedBy: one.givenByLogin,
        created: iso(one.givenAt),
        expires: one.expiresAt === null ? null : iso(one.expiresAt),
        maximumUses: null,
        source: 'command',
      };
    });
}

/** The emergency in force for a head and a target branch, once enough different people declared it. */
export function emergencyOf(
  exemptions: readonly Exemption[],
  { head, baseRef, peopleNeeded }: { readonly head: string; readonly baseRef: string; readonly peopleNeeded: number },
): Emergency | null {
  const declared = declarations(exemptions, head, baseRef);
  const first = declared[0];
  if (first === undefined || declared.length < peopleNeeded) return null;
  const ends = declared.map(({ expiresAt }) => expiresAt ?? 0);
  return {
    head,
    baseRef,
    reason: first.reason,
    by: declared.map(({ givenByLogin }) => givenByLogin),
    until: iso(Math.min(...ends)),
  };
}

/** One declaration a person, the newest: repeating it neither counts twice nor lengthens what others gave. */
export function declarations(exemptions: readonly Exemption[], head: string, baseRef: string): readonly Exemption[] {
  const same = exemptions.filter(
    (one) => one.kind === 'emergency' && one.endedAt === null && one.head === head && one.baseRef === baseRef,
  );
  return [...new Map(same.map((one) => [one.givenBy, one])).values()];
}
