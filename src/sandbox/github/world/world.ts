import { createHash } from 'node:crypto';

import { type Account, isOrganization, type Organization } from './accounts.ts';
import type { App, Installation } from './apps.ts';
import type { Artifact } from './artifacts.ts';
import { Clock } from './clock.ts';
import { OidcIssuer } from './oidc-issuer.ts';
import { found } from './refusal.ts';
import { fullName, type Repository } from './repositories.ts';
import type { Ruleset } from './rules.ts';

/** Something that GitHub tells Apps about. */
export interface WorldEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The account where it happened: Apps installed there hear of it. */
  readonly account: Account;
  readonly repository?: Repository;
  /** Set when one App alone is told: its installation events, re-run requests of its checks. */
  readonly onlyApp?: App;
  readonly installation?: Installation;
}

export interface OrganizationSettings {
  readonly rulesets: Map<number, Ruleset>;
  readonly propertyNames: Map<string, { readonly type: string; readonly allowed: readonly string[] | null }>;
}

/** Everything GitHub knows. Acts change it, presenters show it. */
export class World {
  readonly clock: Clock;
  readonly accounts = new Map<number, Account>();
  readonly repositories = new Map<number, Repository>();
  readonly apps = new Map<number, App>();
  readonly installations = new Map<number, Installation>();
  readonly settings = new Map<number, OrganizationSettings>();
  /** Former full names, in lower case, of renamed and transferred repositories. */
  readonly formerNames = new Map<string, number>();
  /** Where the HTTP server listens; URLs in answers begin with it. */
  url = 'http://127.0.0.1';
  /** Bytes of artifacts that an account may store. */
  artifactQuota = Number.POSITIVE_INFINITY;
  /** Addresses of artifacts that were given out, by signature; `until` in epoch milliseconds. */
  readonly storageLinks = new Map<string, { readonly artifact: Artifact; readonly until: number }>();
  readonly oidc: OidcIssuer = new OidcIssuer(this);
  readonly #listeners: ((event: WorldEvent) => void)[] = [];
  #lastId = 1_000;

  constructor(now?: () => Date) {
    this.clock = new Clock(now);
  }

  newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** A value that looks random and is the same in every run. */
  digest(purpose: string): string {
    return createHash('sha256').update(`${purpose} ${this.newId()}`).digest('hex');
  }

  onEvent(listener: (event: WorldEvent) => void): void {
    this.#listeners.push(listener);
  }

  emit(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  account(login: string): Account {
    const wanted = login.toLowerCase();
    return found([...this.accounts.values()].find((account) => account.login.toLowerCase() === wanted));
  }

  organization(login: string): Organization {
    const account = this.account(login);
    return found(isOrganization(account) ? account : undefined);
  }

  accountByEmail(email: string): Account | undefined {
    const wanted = email.toLowerCase();
    return [...this.accounts.values()].find((account) => account.emails.includes(wanted));
  }

  settingsOf(organization: Account): OrganizationSettings {
    const known = this.settings.get(organization.id) ?? { rulesets: new Map(), propertyNames: new Map() };
    this.settings.set(organization.id, known);
    return known;
  }

  /** By `owner/name`; a former name still leads to the repository, as GitHub redirects. */
  repository(name: string): Repository {
    const wanted = name.toLowerCase();
    const current = [...this.repositories.values()].find((repository) => fullName(repository).toLowerCase() === wanted);
    return found(current ?? this.repositories.get(this.formerNames.get(wanted) ?? 0));
  }

  repositoriesOf(account: Account): Repository[] {
    return [...this.repositories.values()].filter(({ owner }) => owner === account);
  }

  installationOf(app: App, account: Account): Installation | undefined {
    return [...this.installations.values()].find((one) => one.app === app && one.account === account);
  }
}
