import { createHmac } from 'node:crypto';

import { catalogue } from '../../src/engine/secrets/catalogue/catalogue.ts';
import { compileCatalogue } from '../../src/engine/secrets/matcher/compile.ts';
import type { ScanResult } from '../../src/engine/secrets/scanner/finding.ts';
import { type Scanner, scanBytes } from '../../src/engine/secrets/scanner/scan-bytes.ts';
import { type CorpusFile, corpusFiles } from './corpus.ts';

const mac = (text: string): string => createHmac('sha256', 'bench').update(text, 'latin1').digest('hex');

const began = process.cpuUsage();
const scanner: Scanner = { matcher: compileCatalogue(catalogue), mac };
const compiled = process.cpuUsage(began).user / 1000;

const folder = process.argv[2] ?? '';

const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1e6;
};

const blocking: string[] = [];
let demoted = 0;
let incomplete = 0;
const scan = (file: CorpusFile): number => {
  const bytes = file.read();
  let result: ScanResult | undefined;
  const seconds = cpu(() => {
    result = scanBytes(scanner, bytes);
  });
  incomplete += result?.unread.length ?? 0;
  for (const { demoted: reason, line, detector, redacted } of result?.findings ?? [])
    if (reason === undefined) blocking.push(`${file.path}:${String(line)} ${detector} ${redacted}`);
    else demoted++;
  return seconds;
};

const WARM_UP = 3000;
/** Warm, as a server is: the first files teach the compiler. */
const warmUp = (): void => {
  let left = WARM_UP;
  for (const file of corpusFiles(folder)) {
    if (left-- === 0) break;
    scan(file);
  }
  blocking.length = 0;
  demoted = 0;
  incomplete = 0;
};

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

const near: number[] = [];
let files = 0;
let size = 0;
let seconds = 0;
warmUp();
for (const file of corpusFiles(folder)) {
  const took = scan(file);
  files++;
  size += file.size;
  seconds += took;
  if (file.size > 18_000 && file.size < 22_000) near.push(took * 1000);
}
const peak = process.resourceUsage().maxRSS / 1024;
near.sort((one, other) => one - other);
const speed = `- ${String(catalogue.length)} formats, decoding on: ${(size / 1e6 / seconds).toFixed(1)} MB/s of processor time on one thread (${String(files)} files, ${(size / 1e6).toFixed(0)} MB)`;
const rest = [
  `- ${String(blocking.length)} blocking findings, ${String(demoted)} likely none, ${String(incomplete)} incomplete:`,
  ...blocking.map((line) => `  - ${line}`),
  `- a file of 20 KB: p50 ${percentile(near, 0.5).toFixed(2)} ms, p95 ${percentile(near, 0.95).toFixed(2)} ms (${String(near.length)} files)`,
  `- compiling the catalogue: ${compiled.toFixed(0)} ms`,
  `- peak memory of the process: ${peak.toFixed(0)} MB`,
];
process.stdout.write(`${[speed, ...(process.argv.includes('--speed-only') ? [] : rest)].join('\n')}\n`);
