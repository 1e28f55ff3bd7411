import * as core from '@actions/core';
import { z } from 'zod';

import { audienceOf } from '../../src/engine/evidence/manifest/manifest.ts';
import { type Tokenless, tokenless } from '../run.ts';
import { Stop } from '../stop.ts';

/** The token with whom it speaks for, or why there can be none. */
export type Requested =
  | { readonly token: string; readonly trust: 'signed' | 'own' }
  | { readonly token: null; readonly trust: Tokenless };

/**
 * Asks GitHub for a token that names the manifest's digest as its audience. A run that may have one and gets none
 * stops: its evidence would arrive with less trust than it deserves, and nobody would know why.
 */
export async function requestToken(manifestSha256: string): Promise<Requested> {
  const reason = tokenless();
  if (reason !== null) return { token: null, trust: reason };
  const token = await core.getIDToken(audienceOf(manifestSha256)).catch((error: unknown) => {
    throw new Stop('no-token', { reason: error instanceof Error ? error.message : String(error) });
  });
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new Stop('no-token', { reason: 'not a JSON Web Token' });
  return { token, trust: isOfOwnWorkflow(token) ? 'own' : 'signed' };
}

/** Whether the job stands in the repository's own workflow file and not in one that it calls: a hint for people, the App looks itself. */
function isOfOwnWorkflow(token: string): boolean {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const read = z.object({ workflow_ref: z.string(), job_workflow_ref: z.string() }).safeParse(claims);
    return read.success && read.data.workflow_ref === read.data.job_workflow_ref;
  } catch {
    return false;
  }
}
