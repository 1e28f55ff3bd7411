import { z } from 'zod';

import type { TokenIssuer } from '../ports/runs.ts';
import { Unreadable } from '../ports/unreadable.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
const TIMEOUT = 10_000;
/** Discovery documents and key sets are a few kilobytes. */
const LARGEST = 200_000;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.string() });
const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(100) });

/** Who signs the tokens of jobs: one host for github.com and for each company on GHE.com, a path of its own for each Enterprise Server. */
export function makeIssuer(apiUrl: string): TokenIssuer {
  const name = issuerOf(apiUrl);
  return {
    name,
    keys: async () => {
      const found = await document(`${name}/.well-known/openid-configuration`, discovery);
      // The document may point anywhere: only the issuer's own keys are its keys.
      if (found.issuer !== name || new URL(found.jwks_uri).origin !== new URL(name).origin)
        throw new Unreadable('partial', 'issuer');
      return (await document(found.jwks_uri, keySet)).keys;
    },
  };
}

function issuerOf(apiUrl: string): string {
  const { hostname, origin } = new URL(apiUrl);
  if (hostname === 'api.github.com') return GITHUB;
  return hostname.endsWith('.ghe.com')
    ? `https://token.actions.${hostname.replace(/^api\./, '')}`
    : `${origin}/_services/token`;
}

async function document<T>(url: string, schema: z.ZodType<T>): Promise<T> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT), redirect: 'error' });
    const text = answer.ok ? await answer.text() : '';
    if (!answer.ok || text.length > LARGEST) throw new Unreadable('unavailable', 'issuer', { status: answer.status });
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('unavailable', 'issuer', { cause: error });
  }
}
