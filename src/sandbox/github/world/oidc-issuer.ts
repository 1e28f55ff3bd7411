import { createPublicKey } from 'node:crypto';

import { type KeyPair, keyPair } from './keys.ts';

/** Where a GitHub Enterprise Server issues tokens; github.com has a host for it. */
const ISSUER = '/_services/token';
/** The Apps' keys come first in the pool. */
const FIRST_KEY = 50;

export interface IssuerKey extends KeyPair {
  readonly kid: string;
}

/** Making a key takes a tenth of a second: only worlds whose jobs ask for tokens need one. */
function keyNumber(index: number): IssuerKey {
  return { kid: `key-${String(index)}`, ...keyPair(FIRST_KEY + index) };
}

/** Signs with its newest key; retired ones are no longer published. */
export class OidcIssuer {
  readonly #world: { readonly url: string };
  #made = 1;
  #oldest = 1;

  constructor(world: { readonly url: string }) {
    this.#world = world;
  }

  get url(): string {
    return `${this.#world.url}${ISSUER}`;
  }

  get signing(): IssuerKey {
    return keyNumber(this.#made);
  }

  /** A new key signs from now on; what older ones signed is still believed. */
  rotate(): void {
    this.#made += 1;
  }

  /** Only the newest key is published from now on. */
  retire(): void {
    this.#oldest = this.#made;
  }

  discovery(): object {
    return {
      issuer: this.url,
      jwks_uri: `${this.url}/.well-known/jwks`,
      subject_types_supported: ['public', 'pairwise'],
      response_types_supported: ['id_token'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid'],
    };
  }

  jwks(): object {
    const published = Array.from({ length: this.#made - this.#oldest + 1 }, (_, index) =>
      keyNumber(this.#oldest + index),
    );
    const keys = published.map(({ kid, publicKey }) => ({
      ...createPublicKey(publicKey).export({ format: 'jwk' }),
      kid,
      use: 'sig',
      alg: 'RS256',
    }));
    return { keys };
  }
}
