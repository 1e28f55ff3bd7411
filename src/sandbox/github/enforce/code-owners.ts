import { type Account, isOrganization, type Team, teamBySlug, teamMembers } from '../world/accounts.ts';
import { changedFiles } from '../world/pull-diffs.ts';
import { branchSha, type PullRequest, type Repository } from '../world/repositories.ts';
import { atLeast, roleOf } from '../world/roles.ts';
import type { World } from '../world/world.ts';

export type Owner =
  | { readonly kind: 'user'; readonly account: Account }
  | { readonly kind: 'team'; readonly team: Team };

interface Line {
  readonly matches: (path: string) => boolean;
  readonly owners: readonly string[];
}

function patternMatcher(pattern: string): (path: string) => boolean {
  const anchored = pattern.slice(0, -1).includes('/');
  const source = pattern
    .replace(/^\//, '')
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('**/', '\0')
    .replaceAll('**', '\u0001')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\0', '(?:.*/)?')
    .replaceAll('\u0001', '.*');
  const end = source.endsWith('/') ? '' : source.endsWith('/[^/]*') ? '$' : '(?:/|$)';
  const regexp = new RegExp(`${anchored ? '^' : '(?:^|/)'}${source}${end}`);
  return (path) => regexp.test(path);
}

function linesOf(repository: Repository, branch: string): Line[] {
  const files = repository.store.filesAt(branchSha(repository, branch) ?? '');
  const entry = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].map((path) => files.get(path)).find(Boolean);
  if (entry === undefined) return [];
  const text = repository.store.bytesOf(entry).toString('utf8');
  return text.split('\n').flatMap((raw) => {
    const [pattern, ...owners] = raw
      .replace(/(^|\s)#.*/, '')
      .trim()
      .split(/\s+/);
    return pattern === undefined || pattern === '' ? [] : [{ matches: patternMatcher(pattern), owners }];
  });
}

function resolveOwner(world: World, repository: Repository, name: string): Owner[] {
  const [first = '', slug] = name.replace(/^@/, '').split('/');
  const login = first.toLowerCase();
  if (slug !== undefined) {
    const team = isOrganization(repository.owner) ? teamBySlug(repository.owner, slug) : undefined;
    return team === undefined || repository.owner.login.toLowerCase() !== login ? [] : [{ kind: 'team', team }];
  }
  const account = [...world.accounts.values()].find(
    (one) => one.login.toLowerCase() === login || one.emails.includes(login),
  );
  return account === undefined ? [] : [{ kind: 'user', account }];
}

/** The owners of each changed path, from the base branch's CODEOWNERS; the last matching line decides. */
export function ownersByPath(world: World, pull: PullRequest): Map<string, Owner[]> {
  const lines = linesOf(pull.repository, pull.baseRef);
  const owned = new Map<string, Owner[]>();
  for (const { path } of lines.length === 0 ? [] : changedFiles(pull)) {
    const names = lines.findLast((line) => line.matches(path))?.owners ?? [];
    const owners = names.flatMap((name) => resolveOwner(world, pull.repository, name));
    if (owners.length > 0) owned.set(path, owners);
  }
  return owned;
}

function isOwnedBy(owner: Owner, account: Account): boolean {
  return owner.kind === 'user' ? owner.account === account : teamMembers(owner.team).includes(account);
}

export function ownersMissing(world: World, pull: PullRequest, approvers: readonly Account[]): boolean {
  const writers = approvers.filter((account) => atLeast(roleOf(pull.repository, account), 'write'));
  return [...ownersByPath(world, pull).values()].some(
    (owners) => !writers.some((account) => owners.some((owner) => isOwnedBy(owner, account))),
  );
}
