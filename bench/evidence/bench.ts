import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

import { treePatch } from '../../src/engine/evidence/line-coverage/diff/tree-patch.ts';
import { type Generated, generateCobertura, generateLcov, numbersFrom } from './generate.ts';

const RUNS = 3;
const SIZE = 100e6;
const LARGE = 600e6;
const PEERS = ['parse-lcov@1.0.4', 'lcov-parse@1.0.0', 'saxes@6.0.0', 'cobertura-parse@1.0.5'];

interface Cost {
  readonly reader: string;
  /** MB a second of the clock, and of all processors together. */
  readonly rate: number;
  readonly cpuRate: number;
  readonly peak: number;
  readonly exact: boolean;
}

/** Reading large reports beside the readers that others use, and comparing two large trees. */
export async function benchEvidence(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PEERS], {
      cwd: folder,
      stdio: 'ignore',
    });
    const lcov = generateLcov(join(folder, 'lcov'), SIZE);
    const cobertura = generateCobertura(join(folder, 'cobertura'), SIZE);
    const text = measure(['Garde-fou', 'parse-lcov', 'lcov-parse'], lcov, folder);
    const xml = measure(['Garde-fou', 'saxes', 'cobertura-parse'], cobertura, folder);
    const large = measure(['Garde-fou'], generateLcov(join(folder, 'large'), LARGE, 5000), folder);
    return await Promise.resolve(page({ text, xml, large }, [lcov, cobertura]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The best of some runs in processes of their own, readers taking turns so that a busy moment meets them all. */
function measure(readers: readonly string[], report: Generated, folder: string): readonly Cost[] {
  // The first round finds nothing compiled and is nobody's figure.
  const rounds = Array.from({ length: RUNS + 1 }, () =>
    readers.map((reader) => ({ reader, ...readOnce(reader, report, folder) })),
  );
  const runs = rounds.slice(1).flat();
  return readers.map((reader) => {
    const own = runs.filter((run) => run.reader === reader);
    return {
      reader,
      rate: Math.max(...own.map(({ ms }) => report.bytes / 1e3 / ms)),
      cpuRate: Math.max(...own.map(({ cpu }) => report.bytes / 1e3 / cpu)),
      peak: Math.max(...own.map(({ peak }) => peak)),
      exact: own.every(({ covered, total }) => covered === report.covered && total === report.total),
    };
  });
}

function readOnce(
  reader: string,
  { path }: Generated,
  folder: string,
): { ms: number; cpu: number; peak: number; covered: number; total: number } {
  const script = join(import.meta.dirname, 'read-one.ts');
  const output = execFileSync(process.execPath, ['--max-old-space-size=8192', script, reader, path, folder], {
    encoding: 'utf8',
    // Code that was compiled once is kept, as the command line and the App keep theirs.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  return JSON.parse(output);
}

function page(
  { text, xml, large }: Readonly<Record<'text' | 'xml' | 'large', readonly Cost[]>>,
  [lcov, cobertura]: readonly Generated[],
): string {
  const diff = treeComparison();
  const own = [text, xml, large].flatMap(([first]) => first ?? []);
  const isSmall = own.every(({ peak }) => peak <= 200) && diff.ms <= 3000;
  const by = (speed: Speed): string => verdictOf({ text, xml }, speed, isSmall);
  return `${cpus().length} shared cores, Node ${process.versions.node}; best of ${RUNS} runs after a first one, each in a process of its own that finds its code compiled, readers in turns. The clock tells how long somebody waits; processor time also counts the threads that compile and collect beside it, and is what remains comparable when other work shares the cores.

${table(`lcov, ${mb(lcov?.bytes)} MB, ${lcov?.total} lines`, text)}

${table(`Cobertura, ${mb(cobertura?.bytes)} MB, ${cobertura?.total} lines`, xml)}

${table(`lcov, ${mb(LARGE)} MB, the same 5000 files again and again`, large)}

Two trees of 50,000 files that differ in ${diff.lines} lines of ${diff.files} files: ${diff.ms.toFixed(0)} ms of processor time.

Goals: lcov at least 10 times parse-lcov, Cobertura at least 4 times a reader on saxes and 15 times cobertura-parse, at most 200 MB, the trees within 3 s. By the clock ${by('rate')}; by processor time ${by('cpuRate')}.`;
}

type Speed = 'rate' | 'cpuRate';

function verdictOf(
  { text, xml }: Readonly<Record<'text' | 'xml', readonly Cost[]>>,
  speed: Speed,
  isSmall: boolean,
): string {
  const times = [timesFaster(text, 1, speed), timesFaster(xml, 1, speed), timesFaster(xml, 2, speed)];
  const [lcov = 0, saxes = 0, cobertura = 0] = times;
  const isMet = lcov >= 10 && saxes >= 4 && cobertura >= 15 && isSmall;
  return `${times.map((one) => one.toFixed(1)).join(', ')} times: ${isMet ? 'all met' : 'NOT all met'}`;
}

function timesFaster(costs: readonly Cost[], other: number, speed: Speed): number {
  return (costs[0]?.[speed] ?? 0) / (costs[other]?.[speed] ?? Infinity);
}

function mb(bytes = 0): string {
  return (bytes / 1e6).toFixed(0);
}

function table(title: string, costs: readonly Cost[]): string {
  const rows = costs.map(
    ({ reader, rate, cpuRate, peak, exact }) =>
      `| ${reader} | ${rate.toFixed(1)} | ${cpuRate.toFixed(1)} | ${peak.toFixed(0)} | ${exact ? 'yes' : 'no'} |`,
  );
  return [`| ${title} | MB/s | MB/cpu s | MB peak | exact |`, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** 50,000 files of which 3,000 have 100 lines changed, replaced or moved among 400. */
function treeComparison(): { readonly ms: number; readonly files: number; readonly lines: number } {
  const next = numbersFrom(7);
  const blobs = new Map<string, string>();
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (let index = 0; index < 50_000; index += 1) {
    const path = `packages/module-${index % 211}/src/file-${index}.ts`;
    before.set(path, `${index}`);
    after.set(path, index % 16 === 0 ? `${index}'` : `${index}`);
    if (index % 16 !== 0) continue;
    const old = Array.from({ length: 400 }, (_, line) =>
      line % 5 === 0 ? '}' : `  const value${line} = ${next(1000)};`,
    );
    const fresh = old.map((line, at) => (at % 4 === 1 ? `  changed(${next(1_000_000)});` : line));
    blobs.set(`${index}`, old.join('\n'));
    blobs.set(`${index}'`, fresh.join('\n'));
  }
  const used = process.cpuUsage();
  const patch = treePatch(before, after, (blob) => blobs.get(blob));
  const { user, system } = process.cpuUsage(used);
  const ms = (user + system) / 1e3;
  return { ms, files: patch.files.length, lines: patch.files.reduce((sum, { changed }) => sum + changed.length, 0) };
}
