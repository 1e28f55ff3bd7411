import { presentApp, presentInstallation } from '../present/accounts.ts';
import { stamp } from '../present/json.ts';
import { presentFullRepository, presentRepository } from '../present/repositories.ts';
import type { Permissions } from '../world/apps.ts';
import type { App, Installation } from '../world/apps.ts';
import { found, Refusal } from '../world/refusal.ts';
import { reaches } from '../world/roles.ts';
import { given, numbered, shaped, texts } from './fields.ts';
import { counted, listed } from './paging.ts';
import { type Call, created, forAnyone, forApp, inRepository, NO_CONTENT, ok, type Route } from './route.ts';

export function callingApp({ actor }: Call): App {
  if (actor.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
  return actor.app;
}

function ownInstallations(call: Call): Installation[] {
  const app = callingApp(call);
  return [...call.world.installations.values()].filter((one) => one.app === app);
}

function ownInstallation(call: Call): Installation {
  const id = numbered(call.params, 'installation_id');
  return found(ownInstallations(call).find((one) => one.id === id));
}

function installedOn(call: Call, login: string): Installation {
  const account = call.world.account(login);
  return found(ownInstallations(call).find((one) => one.account === account));
}

function mint(call: Call): Record<string, unknown> {
  const installation = ownInstallation(call);
  const { body, world } = call;
  const token = call.tokens.mint(
    installation,
    given({
      repositoryIds: shaped<number[] | undefined>(body['repository_ids']),
      repositories: texts(body, 'repositories'),
      permissions: shaped<Permissions | undefined>(body['permissions']),
    }),
  );
  const { repositoryIds } = token;
  const chosen = repositoryIds === 'all' ? [] : [...repositoryIds].flatMap((id) => world.repositories.get(id) ?? []);
  return {
    token: token.value,
    expires_at: stamp(token.expiresAt),
    permissions: { metadata: 'read', ...token.permissions },
    repository_selection: installation.selection === 'all' && repositoryIds === 'all' ? 'all' : 'selected',
    ...(repositoryIds === 'all' ? {} : { repositories: chosen.map((one) => presentRepository(world, one)) }),
  };
}

function repositoriesInReach(call: Call): Parameters<typeof presentRepository>[1][] {
  const { actor, world } = call;
  if (actor.kind !== 'installation')
    throw new Refusal(
      403,
      'You must authenticate with an installation access token in order to list the repositories for an installation.',
    );
  return world.repositoriesOf(actor.installation.account).filter((one) => reaches(actor, one));
}

export const appRoutes: readonly Route[] = [
  forApp('GET /app', (call) =>
    ok({ ...presentApp(call.world, callingApp(call)), installations_count: ownInstallations(call).length }),
  ),
  forApp('GET /app/installations', (call) =>
    listed(call, ownInstallations(call), (one) => presentInstallation(call.world, one)),
  ),
  forApp('GET /app/installations/{installation_id}', (call) =>
    ok(presentInstallation(call.world, ownInstallation(call))),
  ),
  forApp('POST /app/installations/{installation_id}/access_tokens', (call) => created(mint(call))),
  forApp('GET /orgs/{org}/installation', (call) =>
    ok(presentInstallation(call.world, installedOn(call, call.params['org'] ?? ''))),
  ),
  forApp('GET /users/{username}/installation', (call) =>
    ok(presentInstallation(call.world, installedOn(call, call.params['username'] ?? ''))),
  ),
  forApp('GET /repos/{owner}/{repo}/installation', (call) => {
    const repository = call.world.repository(`${call.params['owner']}/${call.params['repo']}`);
    const installation = installedOn(call, repository.owner.login);
    const selected = installation.selection === 'all' || installation.selection.has(repository.id);
    return ok(presentInstallation(call.world, found(selected ? installation : undefined)));
  }),
  forAnyone('GET /installation/repositories', (call) =>
    counted(call, repositoriesInReach(call), { as: 'repositories', show: (one) => presentRepository(call.world, one) }),
  ),
  forAnyone('DELETE /installation/token', (call) => {
    call.tokens.revoke(call.credential);
    return NO_CONTENT;
  }),
  forAnyone('GET /apps/{app_slug}', (call) => {
    const app = [...call.world.apps.values()].find(({ slug }) => slug === call.params['app_slug']);
    return ok(presentApp(call.world, found(app)));
  }),
  inRepository('GET /repos/{owner}/{repo}', 'metadata:read', ({ world, repository }) =>
    ok(presentFullRepository(world, repository)),
  ),
];
