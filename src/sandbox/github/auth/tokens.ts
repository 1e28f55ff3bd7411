import { grants, type Installation, type Permissions } from '../world/apps.ts';
import { Refusal } from '../world/refusal.ts';
import type { Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';

const LIFE = 3_600_000;
const MOST_REPOSITORIES = 500;

export interface InstallationToken {
  readonly value: string;
  readonly installation: Installation;
  readonly permissions: Permissions;
  readonly repositoryIds: 'all' | ReadonlySet<number>;
  readonly expiresAt: Date;
}

export interface TokenWish {
  readonly repositoryIds?: readonly number[] | undefined;
  readonly repositories?: readonly string[] | undefined;
  readonly permissions?: Permissions | undefined;
}

/** The installation access tokens that are in force. */
export class TokenStore {
  readonly #world: World;
  readonly #tokens = new Map<string, InstallationToken>();

  constructor(world: World) {
    this.#world = world;
  }

  mint(installation: Installation, wish: TokenWish): InstallationToken {
    if (installation.suspendedAt !== null) throw new Refusal(403, 'This installation has been suspended');
    const permissions = wish.permissions ?? installation.permissions;
    for (const [name, level] of Object.entries(permissions))
      if (!grants(installation.permissions, name, level))
        throw new Refusal(422, `The permissions requested are not granted to this installation.`);
    const token: InstallationToken = {
      value: this.#newValue(installation.app.id),
      installation,
      permissions,
      repositoryIds: this.#repositoryIds(installation, wish),
      expiresAt: new Date(this.#world.clock.now().getTime() + LIFE),
    };
    this.#tokens.set(token.value, token);
    return token;
  }

  revoke(value: string): void {
    this.#tokens.delete(value);
  }

  actorOf(value: string): Actor {
    const token = this.#tokens.get(value);
    const live =
      token !== undefined &&
      token.expiresAt > this.#world.clock.now() &&
      this.#world.installations.has(token.installation.id);
    if (!live) throw new Refusal(401, 'Bad credentials');
    const { installation, permissions, repositoryIds } = token;
    if (installation.suspendedAt !== null) throw new Refusal(403, 'This installation has been suspended');
    return { kind: 'installation', account: installation.app.bot, installation, permissions, repositoryIds };
  }

  #repositoryIds({ account, selection }: Installation, wish: TokenWish): 'all' | ReadonlySet<number> {
    const { repositoryIds, repositories } = wish;
    if (repositoryIds === undefined && repositories === undefined) return 'all';
    const owned = this.#world.repositoriesOf(account).filter(({ id }) => selection === 'all' || selection.has(id));
    const chosen = owned.filter(
      ({ id, name }) => repositoryIds?.includes(id) === true || repositories?.includes(name) === true,
    );
    const asked = (repositoryIds?.length ?? 0) + (repositories?.length ?? 0);
    if (asked > MOST_REPOSITORIES) throw new Refusal(422, 'You can only request 500 repositories at most.');
    if (chosen.length < asked)
      throw new Refusal(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    return new Set(chosen.map(({ id }) => id));
  }

  /** The long form of 2026: an App id and something that looks like a JSON web token. */
  #newValue(appId: number): string {
    const part = (length: number): string =>
      Array.from({ length: Math.ceil(length / 43) }, () =>
        Buffer.from(this.#world.digest('token'), 'hex').toString('base64url'),
      )
        .join('')
        .slice(0, length);
    return `ghs_${appId}_${part(36)}.${part(300)}.${part(160)}`;
  }
}
