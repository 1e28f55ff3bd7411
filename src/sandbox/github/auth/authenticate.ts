import type { App } from '../world/apps.ts';
import { found, Refusal } from '../world/refusal.ts';
import type { Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { actionsActor } from './actions-token.ts';
import { appOfJwt } from './jwt.ts';
import type { TokenStore } from './tokens.ts';

export interface Gate {
  readonly world: World;
  readonly tokens: TokenStore;
  readonly actions: App;
}

function actorNamed(gate: Gate, credential: string): Actor {
  const { world } = gate;
  try {
    if (credential.startsWith('user:')) return { kind: 'user', account: world.account(credential.slice(5)) };
    return actionsActor(gate.actions, world.repository(credential.slice('actions:'.length)));
  } catch (error) {
    throw new Refusal(401, 'Bad credentials', error instanceof Error ? [error.message] : undefined);
  }
}

/** Who speaks: `user:<login>`, `actions:<owner>/<repo>` (a GITHUB_TOKEN), an installation token, an App's JWT, or nobody. */
export function authenticate(gate: Gate, header: string | undefined): Actor {
  if (header === undefined || header === '') return { kind: 'anonymous' };
  const credential = found(header.split(' ')[1] ?? '').trim();
  if (/^(user|actions):/.test(credential)) return actorNamed(gate, credential);
  if (credential.startsWith('ghs_')) return gate.tokens.actorOf(credential);
  if (credential.split('.').length !== 3) throw new Refusal(401, 'Bad credentials');
  const app = appOfJwt(gate.world, credential);
  return { kind: 'app', app, account: app.bot };
}
