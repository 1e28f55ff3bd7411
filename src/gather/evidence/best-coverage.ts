import { addShares } from '../../engine/evidence/line-coverage/report.ts';
import type { BestCoverage, Share, StoredCoverage } from '../../engine/facts/coverage.ts';
import type { RepositoryKey } from '../../platform/port.ts';
import type { Tools } from '../tools.ts';
import type { Measure } from './measure.ts';
import { storedCoverage } from './stored-coverage.ts';

/** Recorded commits that are looked at: in a busy repository some months. */
const MOST_COMMITS = 300;
const NONE: Share = { covered: 0, total: 0 };

/** The best recorded value of the whole perimeter and of each component since the policy asks for what it asks now. */
export async function bestCoverage(
  tools: Tools,
  repository: RepositoryKey,
  measure: Measure,
): Promise<readonly BestCoverage[]> {
  const { digest, isInside, components } = measure;
  const { evidence } = tools.store;
  const since = await evidence.measureSince({ repositoryId: repository.id, digest, since: tools.now() });
  const commits = await evidence.measuredSince(repository.id, since, MOST_COMMITS);
  const parts = [
    { component: null, matches: isInside },
    ...components.map((one) => ({
      component: one.name,
      matches: (path: string) => isInside(path) && one.isInside(path),
    })),
  ];
  const best = new Map<string | null, { readonly stored: StoredCoverage; readonly share: Share }>();
  for (const commit of commits) {
    const stored = await storedCoverage(tools, repository, { commit, measure });
    for (const { component, matches } of stored === null ? [] : parts) {
      const share = shareOf(stored, matches);
      const known = best.get(component);
      if (stored !== null && share.total > 0 && (known === undefined || isHigher(share, known.share)))
        best.set(component, { stored, share });
    }
  }
  return [...best].map(([component, { stored }]) => ({ component, stored }));
}

function shareOf(stored: StoredCoverage | null, matches: (path: string) => boolean): Share {
  return (stored?.files ?? [])
    .filter(({ path }) => matches(path))
    .map(({ lines }) => lines)
    .reduce(addShares, NONE);
}

/** Whole numbers, so that no rounding decides. */
function isHigher(one: Share, other: Share): boolean {
  return BigInt(one.covered) * BigInt(other.total) > BigInt(other.covered) * BigInt(one.total);
}
