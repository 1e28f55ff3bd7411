import type { Reason, Value } from '../facts/reason.ts';
import type { SecretFinding } from '../facts/secret.ts';

/** Reasons of one answer: whoever has more has one problem, not a thousand. */
const MOST_REASONS = 100;

/** How a waiver names a finding. */
export function waivableName({ fingerprint }: SecretFinding): string {
  return `finding:${fingerprint}`;
}

/** The values that every sentence about a finding may mention. */
export function valuesOf(finding: SecretFinding): Readonly<Record<string, Value>> {
  const { kind, vendor, redacted, revoke, commit, path, line } = finding;
  return {
    kind: { term: `secret.kind.${kind}` },
    vendor,
    redacted,
    revoke: revoke === '' ? { term: 'secret.no-page' } : { link: revoke },
    fingerprint: waivableName(finding),
    commit: commit === null ? { term: 'none' } : { commit },
    path,
    line,
  };
}

/** A reason per finding, and one more that says how many are left out: it has no fingerprint, so no waiver of single findings covers it. */
export function bounded(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length <= MOST_REASONS) return reasons;
  return [...reasons.slice(0, MOST_REASONS), { key: 'more', values: { count: reasons.length - MOST_REASONS } }];
}

const worstFirst = ['critical', 'high', 'medium', 'low'];

/** The same secret at the same place once, the worst first, then by place. */
export function inOrder(findings: readonly SecretFinding[]): readonly SecretFinding[] {
  const once = new Map(findings.map((one) => [`${one.fingerprint} ${placed(one)} ${one.where}`, one]));
  return [...once.values()].toSorted(
    (one, other) =>
      worstFirst.indexOf(one.severity) - worstFirst.indexOf(other.severity) || (placed(one) < placed(other) ? -1 : 1),
  );
}

function placed({ in: place, path, line }: SecretFinding): string {
  return `${place}\n${path}\n${String(line).padStart(9, '0')}`;
}
