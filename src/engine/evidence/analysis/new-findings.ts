import type { Finding } from './report.ts';

/** A finding with what stands on its line in its own tree; empty when it has no line. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly lineText: string;
}

/** What makes a finding the same one before and after a change: rule, path and the line's text without white space. */
export function findingKey({ finding, lineText }: PlacedFinding): string {
  return JSON.stringify([finding.rule, finding.path, lineText.replaceAll(/\s+/g, '')]);
}

/** Head minus base as multisets: a second finding of the same kind on an equal line is a new one. */
export function newFindings(head: readonly PlacedFinding[], base: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const known = new Map<string, number>();
  for (const placed of base) {
    const key = findingKey(placed);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return head.filter((placed) => {
    const key = findingKey(placed);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}
