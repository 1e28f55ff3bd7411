import * as core from '@actions/core';

import { audienceOf } from '../../src/engine/evidence/manifest/manifest.ts';
import { type Tokenless, tokenless } from '../run.ts';
import { Stop } from '../stop.ts';

/** The token, or why there can be none. */
export type Requested =
  | { readonly token: string; readonly reason: null }
  | { readonly token: null; readonly reason: Tokenless };

/**
 * Asks GitHub for a token that names the manifest's digest as its audience. A run that may have one and gets none
 * stops: its evidence would arrive with less trust than it deserves, and nobody would know why.
 */
export async function requestToken(manifestSha256: string): Promise<Requested> {
  const reason = tokenless();
  if (reason !== null) return { token: null, reason };
  const token = await core.getIDToken(audienceOf(manifestSha256)).catch((error: unknown) => {
    throw new Stop('no-token', { reason: error instanceof Error ? error.message : String(error) });
  });
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new Stop('no-token', { reason: 'not a JSON Web Token' });
  return { token, reason: null };
}
