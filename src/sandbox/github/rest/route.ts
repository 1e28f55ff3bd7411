import type { Budget } from '../auth/limits.ts';
import type { TokenStore } from '../auth/tokens.ts';
import type { Json } from '../present/json.ts';
import type { Dispatcher } from '../webhooks/dispatcher.ts';
import type { Level } from '../world/apps.ts';
import type { Repository, Role } from '../world/repositories.ts';
import type { Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';

export type Permission = `${string}:${Level}`;

/** Who may call: an App's token needs one of the permissions, a person the role; `app` wants the App's own JWT. */
export type Needs =
  | { readonly of: 'repository'; readonly role: Role; readonly permissions: readonly Permission[] }
  | { readonly of: 'organization'; readonly permissions: readonly Permission[] }
  | { readonly of: 'app' }
  | { readonly of: 'anyone' };

export interface Call {
  readonly world: World;
  readonly actor: Actor;
  readonly tokens: TokenStore;
  readonly webhooks: Dispatcher;
  readonly budgets: { readonly core: Budget; readonly graphql: Budget };
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly accept: string;
  readonly url: URL;
  /** The bare credential, to revoke it. */
  readonly credential: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is instead of JSON. */
  readonly raw?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  /** Method and path template, exactly as GitHub's OpenAPI description names the operation. */
  readonly operation: string;
  readonly needs: Needs;
  readonly handle: (call: Call) => Reply;
}

export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export function created(body: unknown): Reply {
  return { status: 201, body };
}

export const NO_CONTENT: Reply = { status: 204 };

/** A route inside a repository; the role is what a person needs, the permissions what an App's token needs (one of them). */
export function inRepository(
  operation: string,
  permissions: Permission | readonly Permission[],
  handle: (call: RepositoryCall) => Reply,
  role: Role = 'read',
): Route {
  const list: readonly Permission[] = typeof permissions === 'string' ? [permissions] : permissions;
  return {
    operation,
    needs: { of: 'repository', role, permissions: list },
    handle: (call) =>
      handle({ ...call, repository: call.world.repository(`${call.params['owner']}/${call.params['repo']}`) }),
  };
}

export function inOrganization(operation: string, permission: Permission, handle: Route['handle']): Route {
  return { operation, needs: { of: 'organization', permissions: [permission] }, handle };
}

export function forApp(operation: string, handle: Route['handle']): Route {
  return { operation, needs: { of: 'app' }, handle };
}

export function forAnyone(operation: string, handle: Route['handle']): Route {
  return { operation, needs: { of: 'anyone' }, handle };
}
