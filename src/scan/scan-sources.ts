import type { Searcher } from '../search/search-content.ts';
import type { Gap, PlacedFinding } from './report.ts';
import type { Source } from './source.ts';

/** Scans bytes, which it takes over, as what stands at a path. */
export type Scan = Searcher['search'];

/** What was found so far, and what was not read. */
export interface Collected {
  readonly findings: readonly PlacedFinding[];
  readonly incomplete: readonly Gap[];
  readonly files: number;
}

interface Collecting {
  readonly findings: PlacedFinding[];
  readonly incomplete: Gap[];
  files: number;
}

const scanSource = async (scan: Scan, { path, reason, bytes }: Source, into: Collecting): Promise<void> => {
  if (reason !== undefined) into.incomplete.push({ path, reason });
  if (bytes === undefined) return;
  into.files++;
  const result = await scan(bytes, path);
  if (typeof result === 'string') {
    into.incomplete.push({ path, reason: result });
    return;
  }
  into.incomplete.push(...result.unread.map((why) => ({ path, reason: why })));
  into.findings.push(...result.findings.map((finding) => ({ ...finding, path })));
};

/** Scans sources one after the other. */
export const scanSources = async (scan: Scan, sources: AsyncIterable<Source>): Promise<Collected> => {
  const into: Collecting = { findings: [], incomplete: [], files: 0 };
  for await (const source of sources) await scanSource(scan, source, into);
  return into;
};
