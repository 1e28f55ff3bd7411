import { presentCheckSuite } from '../present/checks.ts';
import type { Account } from '../world/accounts.ts';
import { type App, grants } from '../world/apps.ts';
import type { CheckSuite } from '../world/checks.ts';
import type { Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';

export function announceSuite(
  world: World,
  repository: Repository,
  suite: CheckSuite,
  told: { action: string; sender: Account },
): void {
  const { action, sender } = told;
  const payload = { action, check_suite: presentCheckSuite(world, repository, suite) };
  // requests go to the App that owns the suite, completions to everyone
  const only = action === 'completed' ? {} : { onlyApp: suite.app };
  announce(world, repository, { name: 'check_suite', sender, payload, ...only });
}

export function addSuite(
  world: World,
  repository: Repository,
  app: App,
  head: { sha: string; branch: string | null },
): CheckSuite {
  const at = world.clock.now();
  const suite: CheckSuite = {
    id: world.newId(),
    app,
    headSha: head.sha,
    headBranch: head.branch,
    status: 'queued',
    conclusion: null,
    createdAt: at,
    updatedAt: at,
    runs: [],
  };
  repository.suites.push(suite);
  return suite;
}

/** The one suite an App has for a commit; workflow runs bring further ones of their own. */
export function suiteFor(world: World, repository: Repository, app: App, sha: string): CheckSuite {
  const known = repository.suites.find((suite) => suite.app === app && suite.headSha === sha);
  if (known !== undefined) return known;
  const branch =
    [...repository.refs].find(([ref, at]) => at === sha && ref.startsWith('refs/heads/'))?.[0].slice(11) ?? null;
  return addSuite(world, repository, app, { sha, branch });
}

/** On a push GitHub opens a suite for every App that may write checks. */
export function requestSuites(
  world: World,
  repository: Repository,
  head: { sha: string; branch: string },
  sender: Account,
): void {
  for (const installation of world.installations.values()) {
    const reached = installation.selection === 'all' || installation.selection.has(repository.id);
    const listens = installation.account === repository.owner && reached && installation.suspendedAt === null;
    if (!listens || !grants(installation.permissions, 'checks', 'write')) continue;
    if (repository.suites.some((suite) => suite.app === installation.app && suite.headSha === head.sha)) continue;
    announceSuite(world, repository, addSuite(world, repository, installation.app, head), {
      action: 'requested',
      sender,
    });
  }
}
