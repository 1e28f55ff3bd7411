import { hkdfSync } from 'node:crypto';

const LENGTH = 32;

/** The key that makes one organisation's fingerprints: HKDF-SHA-256 (RFC 5869) of the App's secret, by the organisation's number. */
export function organizationKey(secret: string, organizationId: number): Uint8Array {
  const info = `garde-fou fingerprint ${String(organizationId)}`;
  return new Uint8Array(hkdfSync('sha256', secret, 'garde-fou', info, LENGTH));
}
