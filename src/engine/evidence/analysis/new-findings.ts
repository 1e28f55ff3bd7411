import type { KnownFinding, PlacedFinding } from '../../facts/analysis.ts';

/** What makes a finding the same one before and after a change: rule, path and the line's text without white space. */
function findingKey({ rule, path, lineText }: Pick<KnownFinding, 'rule' | 'path' | 'lineText'>): string {
  return JSON.stringify([rule, path, lineText.replaceAll(/\s+/g, '')]);
}

/** Head minus base as multisets: a second finding of the same kind on an equal line is a new one. */
export function newFindings(head: readonly PlacedFinding[], base: readonly KnownFinding[]): readonly PlacedFinding[] {
  const known = new Map<string, number>();
  for (const finding of base) {
    const key = findingKey(finding);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return head.filter(({ finding: { rule, path }, lineText }) => {
    const key = findingKey({ rule, path, lineText });
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}

/** Findings that several reports or runs tell alike, once each. */
export function distinctFindings(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const keyed = findings.map((placed): [string, PlacedFinding] => {
    const { rule, path, line, level, message, suppressed } = placed.finding;
    return [JSON.stringify([rule, path, line, level, message, suppressed ?? null]), placed];
  });
  return [...new Map(keyed)].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, placed]) => placed);
}

/**
 * Recorded findings of several deliveries as one list: one that each of them tells counts once, as many times as the one
 * that tells it most often.
 */
export function unitedFindings(several: readonly (readonly KnownFinding[])[]): readonly KnownFinding[] {
  const united = new Map<string, readonly KnownFinding[]>();
  for (const findings of several)
    for (const [key, own] of Map.groupBy(findings, (one) => `${findingKey(one)} ${String(one.suppressed)}`))
      if (own.length > (united.get(key)?.length ?? 0)) united.set(key, own);
  return [...united].toSorted(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, own]) => own);
}
