import type { Finding } from '../engine/secrets/scanner/finding.ts';
import type { ChangeReader, NovelFile, Wanted } from './change-reader.ts';
import { linesAround, linesOf, standingIn, type Surroundings } from './novelty.ts';

/** Bytes that are read again to compare lines: past it findings are taken for new. */
const MOST_COMPARED = 64_000_000;

/** Findings at one place. */
export interface Telling {
  readonly place: NovelFile;
  readonly findings: readonly Finding[];
}

/** Lines around findings by blob and range, and which of those stretches were in what stood there before. */
export interface ComparedLines {
  readonly around: ReadonlyMap<string, ReadonlyMap<string, Surroundings>>;
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The lines of a finding: several on the same ones share what is kept of them. */
export function rangeOf({ line, endLine }: Finding): string {
  return `${String(line)}-${String(endLine)}`;
}

/** Reads files again, one after the other, and keeps of each only the lines that matter. */
export async function compareLines(reader: ChangeReader, telling: readonly Telling[]): Promise<ComparedLines> {
  const budget = { left: MOST_COMPARED };
  const findings = new Map<string, readonly Finding[]>();
  for (const { place, findings: some } of telling)
    findings.set(place.blob, [...(findings.get(place.blob) ?? []), ...some]);
  const sizes = new Map(telling.map(({ place: { blob, size } }) => [blob, size]));
  const around = new Map<string, Map<string, Surroundings>>();
  const own = [...findings.keys()].map((blob) => ({ blob, size: sizes.get(blob) ?? null }));
  await eachText(reader, own, budget, (blob, lines) => {
    const ranges = (findings.get(blob) ?? []).map(
      (finding) => [rangeOf(finding), linesAround(finding, lines)] as const,
    );
    around.set(blob, new Map(ranges));
  });
  const asked = new Map<string, Set<string>>();
  for (const { place } of telling)
    for (const before of place.before) {
      const wanted = [...(around.get(place.blob)?.values() ?? [])].flatMap(({ own: stretch }) => stretch ?? []);
      asked.set(before, new Set([...(asked.get(before) ?? []), ...wanted]));
    }
  const known = new Map<string, ReadonlySet<string>>();
  const earlier = [...asked.keys()].map((blob) => ({ blob, size: sizes.get(blob) ?? null }));
  await eachText(reader, earlier, budget, (blob, lines) => {
    known.set(blob, standingIn(lines, asked.get(blob) ?? []));
  });
  return { around, known };
}

async function eachText(
  reader: ChangeReader,
  wanted: readonly Wanted[],
  budget: { left: number },
  look: (blob: string, lines: readonly string[]) => void,
): Promise<void> {
  if (wanted.length === 0) return;
  for await (const { blob, bytes } of reader.contents(wanted)) {
    budget.left -= bytes?.length ?? 0;
    if (budget.left < 0) return;
    if (bytes !== null) look(blob, linesOf(bytes));
  }
}
