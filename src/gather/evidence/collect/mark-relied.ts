import { atLeastTrust, type Delivery } from '../../../engine/facts/evidence.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import type { EffectivePolicy } from '../../../engine/policy/effective.ts';
import type { RepositoryKey } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import { makeRoom, roomOf } from '../keep/make-room.ts';
import { awaitedNames, trustOf } from '../measure.ts';
import { fetchArchive } from './fetch-archive.ts';

/** What was judged, by which policy, and whether it was green. */
export interface Judged {
  readonly facts: Facts;
  readonly policy: EffectivePolicy;
  readonly isGreen: boolean;
}

/** Notes which archives a verdict rests on: of what a head delivered, what the policy believes and reads. */
export async function markRelied(
  tools: Tools,
  repository: RepositoryKey,
  { facts, policy, isGreen }: Judged,
): Promise<void> {
  const { evidence } = facts.pieces;
  if (!evidence.known) return;
  const use = isGreen ? 'green' : 'judged';
  for (const delivery of evidence.value.deliveries) {
    const artifactId = artifactOf(delivery);
    const families = familiesThatRead(delivery, policy);
    if (artifactId === null || families.length === 0) continue;
    const awaited = families.some((family) => isAwaited(delivery, awaitedNames(policy, family)));
    const used = { repositoryId: repository.id, artifactId, use, awaited, at: tools.now() } as const;
    const isKept = await tools.store.evidence.markUsed(used);
    if (!isKept && isGreen) await bringBack(tools, repository, { artifactId, delivery, head: facts.change.head.sha });
  }
}

const DAY = 86_400_000;

/** A flood may have pushed it out before anything rested on it: now it has its place, and the flood gives way. */
async function bringBack(
  tools: Tools,
  repository: RepositoryKey,
  { artifactId, delivery, head }: { readonly artifactId: number; readonly delivery: Delivery; readonly head: string },
): Promise<void> {
  const { store, now } = tools;
  const key = `${String(repository.id)}:brought-back:${String(artifactId)}`;
  if ((await store.memory.get(key)) !== undefined) return;
  await store.memory.set(key, '1', now() + DAY);
  const fetched = await fetchArchive(tools, repository, { id: artifactId, name: delivery.name });
  if (!fetched.ok) return;
  const runId = delivery.run?.id ?? 0;
  const place = { repositoryId: repository.id, installationId: repository.installation, artifactId, runId, head };
  await store.evidence.keep({ ...place, bytes: fetched.bytes, at: now() });
  await makeRoom(store, repository.installation, roomOf(tools));
}

/** The last part of a delivery's id; `null`: it came in no artifact. */
function artifactOf({ id, run }: Delivery): number | null {
  const artifact = Number(id.split('/').at(-1));
  return run === null || !Number.isSafeInteger(artifact) ? null : artifact;
}

function familiesThatRead({ reports, trust }: Delivery, policy: EffectivePolicy): readonly string[] {
  const families = new Set<string>(reports.map(({ kind }) => (kind === 'coverage' ? 'coverage' : 'analysis')));
  return policy.families.flatMap(({ family, enforcement }) =>
    enforcement !== 'off' && families.has(family) && atLeastTrust(trust, trustOf(policy, family)) ? [family] : [],
  );
}

/** Without a list whatever comes is waited for. */
function isAwaited({ name, run }: Delivery, names: readonly string[]): boolean {
  return names.length === 0 || names.some((one) => one === name || one.startsWith(`${run?.workflow ?? ''}#`));
}
