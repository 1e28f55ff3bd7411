import type { AppClient } from './app-client.ts';
import { appOperations, type Permissions } from './operations.ts';

/** What a token may touch: one repository, or what belongs to the whole account. */
export interface Scope {
  readonly installation: number;
  readonly repositoryId: number | null;
}

interface KeptToken {
  readonly token: Promise<string>;
  readonly until: number;
}

const TOKEN_LIFE = 55 * 60_000;
const GRANT_LIFE = 10 * 60_000;

/** Mints tokens that can do one kind of thing in one repository, and keeps them while they hold. */
export class Tokens {
  readonly #app: AppClient;
  readonly #now: () => number;
  readonly #kept = new Map<string, KeptToken>();
  readonly #granted = new Map<number, { readonly permissions: Promise<Permissions>; readonly until: number }>();

  constructor(app: AppClient, now: () => number) {
    this.#app = app;
    this.#now = now;
  }

  async get(scope: Scope, wanted: Permissions): Promise<string> {
    const key = `${scope.installation}/${scope.repositoryId}/${JSON.stringify(wanted)}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > this.#now()) return kept.token;
    const token = this.#mint(scope, wanted);
    this.#kept.set(key, { token, until: this.#now() + TOKEN_LIFE });
    token.catch(() => this.#kept.delete(key));
    return token;
  }

  /** After a change of permissions or repositories, or a token that GitHub no longer takes. */
  forget(installation: number): void {
    this.#granted.delete(installation);
    for (const key of this.#kept.keys()) if (key.startsWith(`${installation}/`)) this.#kept.delete(key);
  }

  async #mint(scope: Scope, wanted: Permissions): Promise<string> {
    const granted = await this.#grantsOf(scope.installation);
    // GitHub refuses a token that asks for more than was granted; what is missing shows where it is needed.
    const permissions = Object.entries(wanted).filter(([name]) => name === 'metadata' || granted[name] !== undefined);
    const { token } = await this.#app.call(appOperations.token, {
      installation_id: scope.installation,
      permissions: Object.fromEntries(permissions),
      ...(scope.repositoryId === null ? {} : { repository_ids: [scope.repositoryId] }),
    });
    return token;
  }

  async #grantsOf(installation: number): Promise<Permissions> {
    const known = this.#granted.get(installation);
    if (known !== undefined && known.until > this.#now()) return known.permissions;
    const permissions = this.#app
      .call(appOperations.installation, { installation_id: installation })
      .then((found) => onlyLevels(found.permissions));
    this.#granted.set(installation, { permissions, until: this.#now() + GRANT_LIFE });
    permissions.catch(() => this.#granted.delete(installation));
    return permissions;
  }
}

function onlyLevels(permissions: Readonly<Record<string, string>>): Permissions {
  const entries = Object.entries(permissions).map(
    ([name, level]) => [name, level === 'read' ? level : 'write'] as const,
  );
  return Object.fromEntries(entries);
}
