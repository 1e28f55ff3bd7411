import { isListed } from '../../../engine/deliveries/listed.ts';
import { atLeastTrust, type ReportKind, type Trust, trusts } from '../../../engine/facts/evidence.ts';
import type { RepositoryKey } from '../../../platform/port.ts';
import type { MeasuredCommit } from '../../../store/port.ts';
import { keptResult } from '../../objects.ts';
import type { Tools } from '../../tools.ts';

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
  /** The deliveries that count, as a policy lists them; none: all do. */
  readonly names: readonly string[];
}

type Recorded = Pick<MeasuredCommit, 'commitId' | 'workflow' | 'name' | 'kinds' | 'trust' | 'at'>;

/**
 * What counts of the records of some commits: of each workflow and name the first that is trusted enough, and nothing that
 * came after it, if it has such a thing.
 */
export function counted<T extends Recorded>(records: readonly T[], { kind, trust, names }: Wanted): readonly T[] {
  const isTrusted = (one: Recorded): boolean =>
    atLeastTrust(kind === 'analysis' ? analysisLevelOf(one) : levelOf(one), trust);
  const trusted = records.filter((one) => isTrusted(one) && isListed(one, names));
  const named = Map.groupBy(trusted, ({ commitId, workflow, name }) => JSON.stringify([commitId, workflow, name]));
  return [...named.values()]
    .flatMap((own) => own.toSorted(firstAndSigned).slice(0, 1))
    .filter(({ kinds }) => kinds.split(' ').includes(kind));
}

/** Of what was written at one moment what is trusted more comes first. */
function firstAndSigned(one: Recorded, other: Recorded): number {
  return one.at - other.at || trusts.indexOf(levelOf(other)) - trusts.indexOf(levelOf(one));
}

function levelOf({ trust }: Pick<MeasuredCommit, 'trust'>): Trust {
  return trusts.find((one) => one === trust) ?? 'unverified';
}

/** Beside its kinds a record says that its job ran nothing of the repository: only then does a signature vouch for an analysis. */
export const READS_ONLY = 'reads-only';

function analysisLevelOf(one: Recorded): Trust {
  const level = levelOf(one);
  return level === 'signed-workflow' && !one.kinds.split(' ').includes(READS_ONLY) ? 'base-workflow' : level;
}

/** The commit itself or its nearest first-parent ancestor for which such a thing was recorded. */
export async function nearestRecorded(
  tools: Tools,
  repository: RepositoryKey,
  { commit, ...wanted }: Wanted & { readonly commit: string },
): Promise<RecordedAncestor | null> {
  const own = await tools.store.evidence.measuredAmong(repository.id, [commit]);
  if (counted(own, wanted).length > 0) return { commit, distance: 0 };
  const line = await firstParents(tools, repository, commit);
  const recorded = await tools.store.evidence.measuredAmong(repository.id, line);
  const known = new Set(counted(recorded, wanted).map(({ commitId }) => commitId));
  const distance = line.findIndex((one) => known.has(one));
  const found = line[distance];
  return found === undefined ? null : { commit: found, distance };
}
