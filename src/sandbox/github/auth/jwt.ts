import { createPublicKey, verify } from 'node:crypto';

import type { App } from '../world/apps.ts';
import { Refusal } from '../world/refusal.ts';
import type { World } from '../world/world.ts';

const LONGEST_LIFE = 600;
const LEEWAY = 60;

function readPart(part: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    throw new Refusal(401, 'A JSON web token could not be decoded');
  }
}

function demandTimes(claims: Record<string, unknown>, now: number): void {
  const { iat, exp } = claims;
  if (typeof exp !== 'number')
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (typeof iat !== 'number' || iat > now + LEEWAY)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (exp <= now)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > now + LONGEST_LIFE + LEEWAY)
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
}

/** The App that signed the token: RS256, its registered key, at most ten minutes of life. */
export function appOfJwt(world: World, token: string): App {
  const [head, body, signature] = token.split('.');
  const claims = readPart(body);
  if (readPart(head)['alg'] !== 'RS256') throw new Refusal(401, 'A JSON web token could not be decoded');
  const issuer = String(claims['iss']);
  const app = [...world.apps.values()].find(({ id, clientId }) => String(id) === issuer || clientId === issuer);
  if (app === undefined) throw new Refusal(404, 'Integration not found');
  demandTimes(claims, Math.floor(world.clock.now().getTime() / 1_000));
  const genuine = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    createPublicKey(app.publicKey),
    Buffer.from(signature ?? '', 'base64url'),
  );
  if (!genuine) throw new Refusal(401, 'A JSON web token could not be decoded');
  return app;
}
