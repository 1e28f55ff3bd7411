import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { readFiles } from './files.ts';
import { readKey } from './key.ts';
import type { ScanOptions } from './options.ts';
import { asSarif } from './output/sarif.ts';
import { asText } from './output/text.ts';
import { scanRange } from './range.ts';
import { EXIT, exitOf, type Gap, type PlacedFinding, type ScanReport } from './report.ts';
import { withSafePaths } from './safe-paths.ts';
import { type Collected, type Scan, scanSources } from './scan-sources.ts';
import { type Chunks, readStandardInput, scanLines } from './standard-input.ts';
import { ScanWorker } from './thread/scan-worker.ts';

/** What a scan may touch. */
export interface ScanIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly stdin: Chunks;
  readonly cwd: string;
}

interface RulesText {
  readonly name: string;
  readonly text: string;
}

/** Own rules, and what of them is refused: the scan looks for less than was asked. */
interface OwnRules extends RulesText {
  readonly refused: readonly Gap[];
}

/** Reads own rules and says what of them is refused; a file without a single usable rule stops the scan. */
const readOwnRules = async (options: ScanOptions, io: ScanIo): Promise<OwnRules | undefined> => {
  const { rules: name } = options;
  if (name === undefined) return undefined;
  const text = await readFile(path.resolve(io.cwd, name), 'utf8');
  const { readRules } = await import('../engine/secrets/rules-file/read-rules.ts');
  const { formats, problems } = readRules(text, name);
  for (const { line, rule, reason, refused } of problems)
    io.stderr.write(`${name}:${String(line)}: ${rule} ${refused ? 'refused' : 'taken in part'}: ${reason}\n`);
  if (formats.length === 0) throw new Error(`${name} has no rule that can be used; mend it or leave it out`);
  const refused = problems.filter((problem) => problem.refused);
  return {
    name,
    text,
    refused: refused.map(({ line }) => ({ path: `${name}:${String(line)}`, reason: 'rule-refused' })),
  };
};

const collect = (scan: Scan, { since, stdin, paths }: ScanOptions, io: ScanIo): Promise<Collected> => {
  if (since !== undefined) return scanRange(scan, { cwd: io.cwd, since });
  return scanSources(scan, stdin ? readStandardInput(io.stdin) : readFiles(paths, { cwd: io.cwd }));
};

const show = (report: ScanReport, options: ScanOptions): string => {
  if (options.format === 'text') return asText(report, options.language);
  return `${JSON.stringify(options.format === 'sarif' ? asSarif(report) : report, undefined, 2)}\n`;
};

const withBaseline = async (
  options: ScanOptions,
  io: ScanIo,
  findings: readonly PlacedFinding[],
): Promise<readonly PlacedFinding[]> => {
  if (options.baseline === undefined) return findings;
  const { applyBaseline } = await import('./baseline.ts');
  return await applyBaseline(path.resolve(io.cwd, options.baseline), findings);
};

interface Asked {
  readonly options: ScanOptions;
  readonly io: ScanIo;
  readonly refused: readonly Gap[];
}

const scanAll = async (scan: Scan, { options, io, refused }: Asked): Promise<number> => {
  const { findings, incomplete, files } = await withSafePaths(scan, await collect(scan, options, io));
  const marked = await withBaseline(options, io, findings);
  const report: ScanReport = {
    findings: marked,
    incomplete: [...refused, ...incomplete],
    files,
    comparable: options.keyFile !== undefined,
  };
  io.stdout.write(show(report, options));
  return exitOf(report);
};

/** Runs `garde-fou scan` and answers its exit code; errors are one line that says what to do. */
export const runScan = async (options: ScanOptions, io: ScanIo): Promise<number> => {
  const worker = new ScanWorker();
  try {
    const [key, rules] = [await readKey(options.keyFile, io.cwd), await readOwnRules(options, io)];
    const forms = { builtIn: true, files: rules === undefined ? [] : [rules] };
    const scan: Scan = (bytes, at) => worker.scan(bytes, at, { key, forms, replaces: true });
    const refused = rules?.refused ?? [];
    if (options.lines) return await scanLines({ scan, refused }, io.stdin, (text) => void io.stdout.write(text));
    return await scanAll(scan, { options, io, refused });
  } catch (error) {
    io.stderr.write(`garde-fou scan: ${error instanceof Error ? error.message : 'failed'}\n`);
    return EXIT.wrongUse;
  } finally {
    await worker.close();
  }
};
