import { generateKeyPairSync } from 'node:crypto';

export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

const pool: KeyPair[] = [];

/** The nth key pair of this process: making one takes a tenth of a second, so worlds share them. */
export function keyPair(index: number): KeyPair {
  const known = pool[index];
  if (known !== undefined) return known;
  const made = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  pool[index] = made;
  return made;
}
