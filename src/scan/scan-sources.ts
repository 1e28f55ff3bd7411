import type { Finding, ScanResult } from '../engine/secrets/scanner/finding.ts';
import type { Gap, PlacedFinding } from './report.ts';
import type { ScanWorker } from './scan-worker.ts';
import type { Source } from './source.ts';

/** What was found so far, and what was not read. */
export interface Collected {
  readonly findings: PlacedFinding[];
  readonly incomplete: Gap[];
  files: number;
}

const placeOf = ({ path, commit }: Source): { path: string; commit?: string } => ({
  path,
  ...(commit === undefined ? {} : { commit }),
});

/** Of a finding over several lines, one new line is enough. */
const isNews = (finding: Finding, lines: readonly string[], known: ReadonlySet<string>): boolean =>
  finding.layers.some((layer) => layer.startsWith('entry:') || layer === 'utf-16' || layer === 'gzip') ||
  lines.slice(finding.line - 1, finding.endLine).some((line) => !known.has(line));

const newsOf = (source: Source, result: ScanResult, text: string): readonly Finding[] => {
  const { known } = source;
  if (known === undefined || known.size === 0) return result.findings;
  const lines = text.split(/\r?\n/);
  return result.findings.filter((finding) => isNews(finding, lines, known));
};

const scanSource = async (worker: ScanWorker, source: Source, into: Collected): Promise<void> => {
  const place = placeOf(source);
  if (source.reason !== undefined) into.incomplete.push({ ...place, reason: source.reason });
  if (source.bytes === undefined) return;
  into.files++;
  const text = source.known === undefined ? '' : Buffer.from(source.bytes).toString('latin1');
  const result = await worker.scan(source.bytes);
  if (typeof result === 'string') {
    into.incomplete.push({ ...place, reason: result });
    return;
  }
  into.incomplete.push(...result.unread.map((reason) => ({ ...place, reason })));
  for (const finding of newsOf(source, result, text))
    into.findings.push({ ...finding, ...place, ...(source.state === undefined ? {} : { state: source.state }) });
};

const keyOf = ({ fingerprint, path, line }: PlacedFinding): string => `${fingerprint} ${path}:${String(line)}`;

/** Keeps one finding a secret, path and line: at the head before in the history, then the first commit. */
const withoutRepeats = (findings: readonly PlacedFinding[]): readonly PlacedFinding[] => {
  const heads = new Set(findings.filter(({ state }) => state === 'head').map(({ fingerprint }) => fingerprint));
  const kept = new Map<string, PlacedFinding>();
  for (const finding of findings) {
    const here =
      heads.has(finding.fingerprint) && finding.state !== undefined ? { ...finding, state: 'head' as const } : finding;
    if (!kept.has(keyOf(here))) kept.set(keyOf(here), here);
  }
  return [...kept.values()];
};

/** Scans sources one after the other. */
export const scanSources = async (worker: ScanWorker, sources: AsyncIterable<Source>): Promise<Collected> => {
  const into: Collected = { findings: [], incomplete: [], files: 0 };
  for await (const source of sources) await scanSource(worker, source, into);
  return { ...into, findings: [...withoutRepeats(into.findings)] };
};
