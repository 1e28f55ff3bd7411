import type { Override } from '../../engine/policy/load.ts';
import { type MatchedRepositories, matchOverrides, type ResolvedRepository } from '../../engine/policy/overrides.ts';
import type { OrganizationKey } from '../../platform/port.ts';
import type { Tools } from '../tools.ts';

/**
 * Which repositories each override was written for: those that its patterns matched when it was first seen. Whoever
 * creates a repository with a fitting name later gains nothing by it.
 */
export async function matchedOverrides(
  tools: Tools,
  organization: OrganizationKey,
  { overrides, repository }: { readonly overrides: readonly Override[]; readonly repository: ResolvedRepository },
): Promise<MatchedRepositories> {
  const named = matchOverrides(overrides, [repository]);
  const concerned = overrides.filter(({ key }) => named.get(key)?.has(repository.id) === true);
  await recordNew(tools, organization, concerned);
  const recorded = await Promise.all(
    concerned.map(async ({ key }) => {
      const name = nameOf(key, repository.id);
      const known = await tools.store.accounts.find(organization.id, 'repository', name);
      return [key, new Set(known === undefined ? [] : [repository.id])] as const;
    }),
  );
  return new Map(recorded);
}

async function recordNew(tools: Tools, organization: OrganizationKey, overrides: readonly Override[]): Promise<void> {
  const { store, platform, now } = tools;
  const known = await Promise.all(
    overrides.map(({ key }) => store.accounts.find(organization.id, 'repository', nameOf(key, 0))),
  );
  const fresh = overrides.filter((_, index) => known[index] === undefined);
  if (fresh.length === 0) return;
  const all = await platform.app.repositories(organization.installation);
  const repositories = all.map(({ key }) => ({ id: key.id, name: `${key.owner}/${key.name}` }));
  const kept = { organisationId: organization.id, kind: 'repository', firstSeenAt: now() } as const;
  for (const [key, ids] of matchOverrides(fresh, repositories)) {
    for (const id of ids) await store.accounts.resolve({ ...kept, name: nameOf(key, id), id });
    await store.accounts.resolve({ ...kept, name: nameOf(key, 0), id: 0 });
  }
}

/** Number 0 says that the override's matches were recorded. */
function nameOf(key: string, id: number): string {
  return `override ${key} ${String(id)}`;
}
