import type { SecretFinding, Secrets, UnreadPart } from '../../src/engine/facts/secret.ts';
import type { Finding } from '../../src/engine/secrets/scanner/finding.ts';

/** A finding at the head of `src/pay.ts` that counts; `name` makes its fingerprint. */
export function secret(name: string, told: Partial<SecretFinding> = {}): SecretFinding {
  return {
    detector: 'stripe-secret-key',
    vendor: 'Stripe',
    kind: 'api-key',
    severity: 'critical',
    where: 'head',
    in: 'file',
    path: 'src/pay.ts',
    line: 3,
    column: 14,
    endLine: 3,
    commit: '1'.repeat(40),
    fingerprint: fingerprintOf(name),
    redacted: 'sk_…9z (107)',
    demoted: null,
    revoke: 'https://dashboard.stripe.com/apikeys',
    allowComment: false,
    added: true,
    baselined: false,
    ...told,
  };
}

/** What a scanner finds in one line of some content. */
export function findingAt(line: number, told: Partial<Finding> = {}): Finding {
  return {
    detector: 'd',
    vendor: 'v',
    kind: 'token',
    severity: 'high',
    line,
    column: 1,
    endLine: line,
    fingerprint: 'f',
    redacted: '…',
    layers: [],
    certain: false,
    revoke: '',
    ...told,
  };
}

/** 64 hexadecimal digits that follow from a name. */
export function fingerprintOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
}

export function secretsOf(findings: readonly SecretFinding[], unread: readonly UnreadPart[] = []): Secrets {
  return { findings, unread };
}
