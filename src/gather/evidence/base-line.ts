import { atLeastTrust, type ReportKind, type Trust, trusts } from '../../engine/facts/evidence.ts';
import type { RepositoryKey } from '../../platform/port.ts';
import type { MeasuredCommit } from '../../store/port.ts';
import { keptResult } from '../objects.ts';
import type { Tools } from '../tools.ts';

/** A recorded commit, and how many first-parent steps before the one that was asked for. */
export interface RecordedAncestor {
  readonly commit: string;
  readonly distance: number;
}

/** A commit and its first-parent ancestors, newest first, a hundred at most. */
export function firstParents(tools: Tools, repository: RepositoryKey, commit: string): Promise<readonly string[]> {
  return keptResult(tools, repository, { kind: 'first-parents', key: commit }, () =>
    tools.platform.git.firstParents(repository, commit),
  );
}

/** What a comparison asks of a record: anybody's numbers beside those of the measuring workflow must not count. */
export interface Wanted {
  readonly kind: ReportKind;
  readonly trust: Trust;
}

/** Whether a recorded delivery has such a thing, and is trusted enough. */
export function isWanted({ kinds, trust }: Pick<MeasuredCommit, 'kinds' | 'trust'>, wanted: Wanted): boolean {
  const level = trusts.find((one) => one === trust) ?? 'unverified';
  return kinds.split(' ').includes(wanted.kind) && atLeastTrust(level, wanted.trust);
}

/** The commit itself or its nearest first-parent ancestor for which such a thing was recorded. */
export async function nearestRecorded(
  tools: Tools,
  repository: RepositoryKey,
  { commit, ...wanted }: Wanted & { readonly commit: string },
): Promise<RecordedAncestor | null> {
  const own = await tools.store.evidence.measuredAmong(repository.id, [commit]);
  if (own.some((one) => isWanted(one, wanted))) return { commit, distance: 0 };
  const line = await firstParents(tools, repository, commit);
  const recorded = await tools.store.evidence.measuredAmong(repository.id, line);
  const known = new Set(recorded.filter((one) => isWanted(one, wanted)).map(({ commitId }) => commitId));
  const distance = line.findIndex((one) => known.has(one));
  const found = line[distance];
  return found === undefined ? null : { commit: found, distance };
}
