import { idTokenRequest, mintIdToken } from '../auth/oidc.ts';
import type { Reply } from '../rest/route.ts';
import { found, notFound, Refusal } from '../world/refusal.ts';
import type { World } from '../world/world.ts';
import type { Incoming } from './request.ts';

const DISCOVERY = '/_services/token/.well-known/openid-configuration';
const JWKS = '/_services/token/.well-known/jwks';

/** What GitHub serves beside its API: the issuer of the jobs' tokens, and where artifacts lie. */
export function serviceReply(world: World, incoming: Incoming): Reply | undefined {
  const { path } = incoming;
  if (path === DISCOVERY) return { status: 200, body: world.oidc.discovery() };
  if (path === JWKS) return { status: 200, body: world.oidc.jwks() };
  if (path.startsWith('/_services/idtoken/')) return idToken(world, incoming);
  if (path.startsWith('/_storage/')) return stored(world, incoming);
  return undefined;
}

function idToken(world: World, { path, url, headers }: Incoming): Reply {
  const id = Number(path.split('/').at(-1));
  if (headers.authorization?.toLowerCase() !== `bearer ${idTokenRequest(world, id).token}`)
    throw new Refusal(401, 'Bad credentials');
  for (const repository of world.repositories.values()) {
    const job = repository.runs.flatMap(({ jobs }) => jobs).find((one) => one.id === id);
    if (job === undefined) continue;
    const value = mintIdToken(world, repository, job, url.searchParams.get('audience') ?? '');
    return { status: 200, body: { count: value.length, value } };
  }
  throw notFound();
}

/** The storage is another company's: it refuses requests that carry a credential it does not know. */
function stored(world: World, { url, headers }: Incoming): Reply {
  if (headers.authorization !== undefined) throw new Refusal(400, 'InvalidAuthenticationInfo');
  const { artifact, until } = found(world.storageLinks.get(url.searchParams.get('sig') ?? ''));
  if (world.clock.now().getTime() > until) throw new Refusal(403, 'AuthenticationFailed: Signature not valid');
  return { status: 200, raw: artifact.archive };
}
