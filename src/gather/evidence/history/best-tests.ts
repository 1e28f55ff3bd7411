import type { BestTests, TestName } from '../../../engine/facts/tests.ts';
import type { RepositoryKey } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import { counted, firstParents, type Wanted } from './base-line.ts';
import { type MeasuredParts, unpackParts } from './measured-parts.ts';

/** What is forgotten is counted again, as far back as the line of first parents is read. */
const KEPT_FOR = 90 * 86_400_000;
/** When something was asked for, and what a client accepted, holds. */
const FOR_GOOD = 20 * 365 * 86_400_000;

/** The names of the cases that ran, told by several deliveries, each once. */
export function namesRun(parts: readonly MeasuredParts[]): readonly TestName[] {
  const tests = parts.flatMap((part) => part.tests?.ran ?? []);
  return [...new Map(tests.map((name) => [JSON.stringify(name), name])).values()];
}

/** Notes that a commit brought what a client waived: what ran before it is not missed any more. */
export async function acceptTests({ store, now }: Tools, repository: RepositoryKey, commit: string): Promise<void> {
  await store.memory.set(acceptedKey(repository, commit), '1', now() + FOR_GOOD);
}

function acceptedKey({ id }: RepositoryKey, commit: string): string {
  return `${String(id)}:fewer-tests-accepted:${commit}`;
}

/** Commits with what was recorded of them since somebody asks, newest first. */
interface Line {
  readonly commits: readonly string[];
  readonly recorded: ReadonlyMap<string, number>;
}

/**
 * The most tests that ever ran on the line of commits that a head is built on, since the policy asks for it: what came to
 * the target branch later is not missed, nor what went with a commit that a client accepted.
 */
export async function bestTests(
  tools: Tools,
  repository: RepositoryKey,
  { commit: start, ...wanted }: Wanted & { readonly commit: string },
): Promise<BestTests | null> {
  const { memory } = tools.store;
  const { commits, recorded } = await lineOf(tools, repository, { start, wanted });
  let best: BestTests | null = null;
  for (const commit of commits) {
    const known = recorded.has(commit) ? await memory.get(keyOf(repository, { commit, recorded, wanted })) : undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
    if (known !== undefined) best = larger(best, JSON.parse(known) as BestTests);
    else if (recorded.has(commit)) best = larger(best, await countAt(tools, repository, { commit, wanted }));
    if (known !== undefined || (await memory.get(acceptedKey(repository, commit))) !== undefined) break;
  }
  const newest = commits.find((commit) => recorded.has(commit));
  if (best === null || newest === undefined) return best;
  const key = keyOf(repository, { commit: newest, recorded, wanted });
  await memory.set(key, JSON.stringify(best), tools.now() + KEPT_FOR);
  return best;
}

function larger(one: BestTests | null, other: BestTests): BestTests {
  return one === null || other.ran > one.ran ? other : one;
}

function keyOf(
  { id }: RepositoryKey,
  { commit, recorded, wanted }: Pick<Line, 'recorded'> & { readonly commit: string; readonly wanted: Wanted },
): string {
  const asked = [wanted.trust, ...wanted.names].join(':');
  return `${String(id)}:best-tests:${asked}:${commit}:${String(recorded.get(commit) ?? 0)}`;
}

async function lineOf(
  tools: Tools,
  repository: RepositoryKey,
  { start, wanted }: { readonly start: string; readonly wanted: Wanted },
): Promise<Line> {
  const since = await askedSince(tools, repository);
  const commits = await firstParents(tools, repository, start);
  const rows = await tools.store.evidence.measuredAmong(repository.id, commits);
  const fresh = counted(rows, wanted).filter(({ at }) => at >= since);
  const byCommit = Map.groupBy(fresh, ({ commitId }) => commitId);
  return { commits, recorded: new Map([...byCommit].map(([commit, own]) => [commit, own.length])) };
}

async function askedSince({ store, now }: Tools, { id }: RepositoryKey): Promise<number> {
  const key = `${String(id)}:fewer-tests-asked`;
  const known = await store.memory.get(key);
  if (known !== undefined) return Number(known);
  await store.memory.set(key, String(now()), now() + FOR_GOOD);
  return now();
}

async function countAt(
  { store }: Tools,
  repository: RepositoryKey,
  { commit, wanted }: { readonly commit: string; readonly wanted: Wanted },
): Promise<BestTests> {
  const all = await store.evidence.measuredAt(repository.id, commit);
  const parts = await Promise.all(counted(all, wanted).map(({ bytes }) => unpackParts(bytes)));
  return { commit, ran: namesRun(parts).length };
}
