import type { Gap, PlacedFinding } from './report.ts';
import type { ScanWorker } from './scan-worker.ts';
import type { Source } from './source.ts';

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

const scanSource = async (worker: ScanWorker, { path, reason, bytes }: Source, into: Collecting): Promise<void> => {
  if (reason !== undefined) into.incomplete.push({ path, reason });
  if (bytes === undefined) return;
  into.files++;
  const result = await worker.scan(bytes, path);
  if (typeof result === 'string') {
    into.incomplete.push({ path, reason: result });
    return;
  }
  into.incomplete.push(...result.unread.map((why) => ({ path, reason: why })));
  into.findings.push(...result.findings.map((finding) => ({ ...finding, path })));
};

/** Scans sources one after the other. */
export const scanSources = async (worker: ScanWorker, sources: AsyncIterable<Source>): Promise<Collected> => {
  const into: Collecting = { findings: [], incomplete: [], files: 0 };
  for await (const source of sources) await scanSource(worker, source, into);
  return into;
};
