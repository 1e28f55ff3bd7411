import type { StoredCoverage } from '../../../engine/facts/coverage.ts';
import type { RepositoryKey } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import type { Measure } from '../measure.ts';
import { firstParents, nearestRecorded } from './base-line.ts';
import { storedCoverage } from './stored-coverage.ts';

/** Records that are looked at, one after the other, when those before are about another text. */
const MOST_TRIED = 3;

/** What was recorded for a commit or its nearest first-parent ancestor, with how many steps before the commit that was. */
export interface NearestStored {
  readonly stored: StoredCoverage;
  readonly distance: number;
}

/** The nearest record of coverage that is about the text of its own commit. */
export async function nearestStored(
  tools: Tools,
  repository: RepositoryKey,
  { commit, measure }: { readonly commit: string; readonly measure: Measure },
): Promise<NearestStored | null> {
  let [from, steps]: [string | undefined, number] = [commit, 0];
  for (let tried = 0; tried < MOST_TRIED && from !== undefined; tried += 1) {
    const wanted = { commit: from, kind: 'coverage', trust: measure.trust, names: measure.names } as const;
    const found = await nearestRecorded(tools, repository, wanted);
    if (found === null) return null;
    const stored = await storedCoverage(tools, repository, { commit: found.commit, measure });
    if (stored !== null) return { stored, distance: steps + found.distance };
    steps += found.distance + 1;
    [, from] = await firstParents(tools, repository, found.commit);
  }
  return null;
}
