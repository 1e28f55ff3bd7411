import { addShares } from '../../../engine/evidence/line-coverage/report.ts';
import type { BestCoverage, Share, StoredCoverage } from '../../../engine/facts/coverage.ts';
import type { RepositoryKey } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import type { Measure } from '../measure.ts';
import { storedCoverage } from './stored-coverage.ts';

/** Recorded commits that are looked at: in a busy repository some months. */
const MOST_COMMITS = 300;
const NONE: Share = { covered: 0, total: 0 };
/** What is forgotten is counted again. */
const KEPT_FOR = 90 * 86_400_000;

/** What was found so far, so that each recorded commit is counted once. */
interface Tally {
  /** How many deliveries of each commit were counted. */
  readonly seen: Record<string, number>;
  readonly best: Candidate[];
}

interface Candidate {
  /** `null`: the whole perimeter. */
  readonly component: string | null;
  readonly commit: string;
  readonly share: Share;
}

/** The best recorded value of the whole perimeter and of each component since the policy asks for what it asks now. */
export async function bestCoverage(
  tools: Tools,
  repository: RepositoryKey,
  measure: Measure,
): Promise<readonly BestCoverage[]> {
  const { evidence, memory } = tools.store;
  const since = await evidence.measureSince({
    repositoryId: repository.id,
    digest: measure.digest,
    since: tools.now(),
  });
  const asked = [measure.digest, measure.trust, ...measure.names].join(':');
  const key = `${String(repository.id)}:best-coverage:${asked}:${String(since)}`;
  const known = await memory.get(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  const tally = known === undefined ? { seen: {}, best: [] } : (JSON.parse(known) as Tally);
  const fresh = await uncounted(tools, repository, { tally, since });
  for (const [commit, deliveries] of fresh) {
    const stored = await storedCoverage(tools, repository, { commit, measure });
    tally.seen[commit] = deliveries;
    if (stored !== null) count(tally, stored, measure);
  }
  if (fresh.length > 0) await memory.set(key, JSON.stringify(tally), tools.now() + KEPT_FOR);
  return withCoverage(tools, repository, { tally, measure });
}

/** Recorded commits of which a delivery was not counted yet. */
async function uncounted(
  { store }: Tools,
  repository: RepositoryKey,
  { tally, since }: { readonly tally: Tally; readonly since: number },
): Promise<readonly (readonly [commit: string, deliveries: number])[]> {
  const commits = await store.evidence.measuredSince(repository.id, since, MOST_COMMITS);
  const rows = await store.evidence.measuredAmong(repository.id, commits);
  const deliveries = Map.groupBy(rows, ({ commitId }) => commitId);
  return [...deliveries]
    .map(([commit, own]) => [commit, own.length] as const)
    .filter(([commit, number]) => tally.seen[commit] !== number);
}

function count({ best }: Tally, stored: StoredCoverage, { isInside, components }: Measure): void {
  const inside = stored.files.filter(({ path }) => isInside(path));
  const parts = [
    { component: null, files: inside },
    ...components.map((one) => ({ component: one.name, files: inside.filter(({ path }) => one.isInside(path)) })),
  ];
  for (const { component, files } of parts) {
    const share = files.map(({ lines }) => lines).reduce(addShares, NONE);
    const at = best.findIndex((one) => one.component === component);
    const before = best[at];
    if (share.total === 0 || (before !== undefined && !isHigher(share, before.share))) continue;
    best.splice(at === -1 ? best.length : at, 1, { component, commit: stored.commit, share });
  }
}

/** Whole numbers, so that no rounding decides. */
function isHigher(one: Share, other: Share): boolean {
  return BigInt(one.covered) * BigInt(other.total) > BigInt(other.covered) * BigInt(one.total);
}

async function withCoverage(
  tools: Tools,
  repository: RepositoryKey,
  { tally, measure }: { readonly tally: Tally; readonly measure: Measure },
): Promise<readonly BestCoverage[]> {
  const stored = new Map<string, StoredCoverage | null>();
  for (const commit of new Set(tally.best.map((one) => one.commit)))
    stored.set(commit, await storedCoverage(tools, repository, { commit, measure }));
  return tally.best.flatMap(({ component, commit }) => {
    const coverage = stored.get(commit) ?? null;
    return coverage === null ? [] : [{ component, stored: coverage }];
  });
}
