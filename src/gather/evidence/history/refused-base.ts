import type { RepositoryKey } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import type { Measure } from '../measure.ts';
import { firstParents, nearestRecorded } from './base-line.ts';

const MOST_NOTED = 200;
const KEPT_FOR = 400 * 86_400_000;

function keyOf({ id }: RepositoryKey): string {
  return `${String(id)}:base-refused`;
}

async function noted({ store }: Tools, repository: RepositoryKey): Promise<readonly string[]> {
  const known = await store.memory.get(keyOf(repository));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  return known === undefined ? [] : (JSON.parse(known) as readonly string[]);
}

/** Notes that push runs of a commit of the default branch delivered, and that nothing of it could be recorded. */
export async function noteRefused(tools: Tools, repository: RepositoryKey, commit: string): Promise<void> {
  const commits = (await noted(tools, repository)).filter((one) => one !== commit);
  const json = JSON.stringify([...commits, commit].slice(-MOST_NOTED));
  await tools.store.memory.set(keyOf(repository), json, tools.now() + KEPT_FOR);
}

/**
 * The commit of which coverage was delivered and cannot be compared with, where nothing else can either: what was recorded
 * is about another text or bears another name than the policy awaits, or nothing was recorded. `null`: nobody delivered.
 */
export async function refusedBefore(
  tools: Tools,
  repository: RepositoryKey,
  { commit, measure }: { readonly commit: string; readonly measure: Measure },
): Promise<string | null> {
  const wanted = { commit, kind: 'coverage', trust: measure.trust, names: [] } as const;
  const recorded = await nearestRecorded(tools, repository, wanted);
  if (recorded !== null) return recorded.commit;
  const refused = new Set(await noted(tools, repository));
  if (refused.size === 0) return null;
  return (await firstParents(tools, repository, commit)).find((one) => refused.has(one)) ?? null;
}
