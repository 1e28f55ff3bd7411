import { presentAccount, presentOrganization } from '../present/accounts.ts';
import { type Json } from '../present/json.ts';
import { presentFullPull } from '../present/pull-requests.ts';
import { presentRepository } from '../present/repositories.ts';
import { type Account, isOrganization } from '../world/accounts.ts';
import type { App, Installation } from '../world/apps.ts';
import type { PullRequest, Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';

export interface Announcement {
  readonly name: string;
  readonly sender: Account;
  readonly payload: Json;
  readonly onlyApp?: App;
}

function organizationOf(world: World, account: Account): Json {
  return isOrganization(account) ? { organization: presentOrganization(world, account) } : {};
}

/** Tells the Apps installed on the repository's owner. */
export function announce(world: World, repository: Repository, announcement: Announcement): void {
  const { name, sender, payload, onlyApp } = announcement;
  world.emit({
    name,
    account: repository.owner,
    repository,
    ...(onlyApp === undefined ? {} : { onlyApp }),
    payload: {
      ...payload,
      repository: presentRepository(world, repository),
      ...organizationOf(world, repository.owner),
      sender: presentAccount(world, sender),
    },
  });
}

export function announceInOrganization(world: World, organization: Account, announcement: Announcement): void {
  const { name, sender, payload } = announcement;
  world.emit({
    name,
    account: organization,
    payload: { ...payload, ...organizationOf(world, organization), sender: presentAccount(world, sender) },
  });
}

/** Tells one App about its own installation. */
export function announceInstallation(
  world: World,
  installation: Installation,
  name: string,
  sent: { sender: Account; payload: Json },
): void {
  world.emit({
    name,
    account: installation.account,
    installation,
    onlyApp: installation.app,
    payload: { ...sent.payload, sender: presentAccount(world, sent.sender) },
  });
}

export function announcePull(world: World, pull: PullRequest, sender: Account, told: Json & { action: string }): void {
  const payload = { number: pull.number, pull_request: presentFullPull(world, pull), ...told };
  announce(world, pull.repository, { name: 'pull_request', sender, payload });
}
