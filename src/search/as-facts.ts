import type { SecretFinding, UnreadPart } from '../engine/facts/secret.ts';
import type { Finding } from '../engine/secrets/scanner/finding.ts';
import type { ChangeFinding, SearchedChange } from './search-change.ts';

/** A finding as the facts tell it. */
export function factOf(
  finding: Finding,
  place: Pick<SecretFinding, 'in' | 'path' | 'commit' | 'where' | 'added' | 'allowComment'>,
  baseline: ReadonlySet<string>,
): SecretFinding {
  const { fingerprint, demoted } = finding;
  return {
    detector: finding.detector,
    vendor: finding.vendor,
    kind: finding.kind,
    severity: finding.severity,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    fingerprint,
    redacted: finding.redacted,
    revoke: finding.revoke,
    demoted: demoted ?? null,
    baselined: baseline.has(fingerprint),
    ...place,
  };
}

/** The findings of a stretch as facts; of a head that was pushed away, all that it added. */
export function factsOf(
  { findings }: SearchedChange,
  { baseline, isPushedAway }: { readonly baseline: ReadonlySet<string>; readonly isPushedAway: boolean },
): readonly SecretFinding[] {
  const told = ({ finding, in: place, path, commit, where, added, allowComment }: ChangeFinding): SecretFinding =>
    factOf(
      finding,
      { in: place, path, commit, where: isPushedAway ? 'pushed-away' : where, added, allowComment },
      baseline,
    );
  return findings.filter(({ added }) => added || !isPushedAway).map(told);
}

/** The gaps of a stretch as facts. */
export function unreadOf({ gaps }: SearchedChange, head: string): readonly UnreadPart[] {
  return gaps.map(({ in: place, path, commit, reason }) => ({
    in: path === '' && place === 'file' ? 'commits' : place,
    path,
    commit: commit === head ? null : commit,
    reason,
  }));
}
