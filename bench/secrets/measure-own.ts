import { createHmac } from 'node:crypto';

import { catalogue } from '../../src/engine/secrets/catalogue/catalogue.ts';
import { compileCatalogue } from '../../src/engine/secrets/matcher/compile.ts';
import type { ScanResult } from '../../src/engine/secrets/scanner/finding.ts';
import { type Scanner, scanBytes } from '../../src/engine/secrets/scanner/scan-bytes.ts';
import { type CorpusFile, listCorpus } from './corpus.ts';
import { hostileInputs } from './hostile.ts';

const mac = (text: string): string => createHmac('sha256', 'bench').update(text, 'latin1').digest('hex');

const began = process.cpuUsage();
const scanner: Scanner = { matcher: compileCatalogue(catalogue), mac };
const compiled = process.cpuUsage(began).user / 1000;

const corpus = listCorpus(process.argv[2] ?? '');
const megabytes = corpus.reduce((sum, file) => sum + file.size, 0) / 1e6;

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

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

const latency = (): string => {
  const near = corpus.filter((file) => file.size > 18_000 && file.size < 22_000);
  const times = near.map((file) => scan(file) * 1000).toSorted((one, other) => one - other);
  return `a file of 20 KB: p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms (${String(times.length)} files)`;
};

const worst = (): readonly string[] =>
  hostileInputs()
    .map(([name, bytes]) => [name, cpu(() => void scanBytes(scanner, bytes))] as const)
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, 3)
    .map(([name, seconds]) => `${seconds.toFixed(2)} s ${name}`);

// Warm, as a server is: the first files teach the compiler.
corpus.slice(0, 3000).forEach((file) => scan(file));
blocking.length = 0;
demoted = 0;
incomplete = 0;
const seconds = corpus.reduce((sum, file) => sum + scan(file), 0);
const peak = process.resourceUsage().maxRSS / 1024;
const found = { blocking: [...blocking], demoted, incomplete };
const lines = [
  `- ${String(catalogue.length)} formats, decoding on: ${(megabytes / seconds).toFixed(1)} MB/s of processor time on one thread (${String(corpus.length)} files, ${megabytes.toFixed(0)} MB)`,
];
if (!process.argv.includes('--speed-only'))
  lines.push(
    `- ${String(found.blocking.length)} blocking findings, ${String(found.demoted)} likely none, ${String(found.incomplete)} incomplete:`,
    ...found.blocking.map((line) => `  - ${line}`),
    `- ${latency()}`,
    `- compiling the catalogue: ${compiled.toFixed(0)} ms`,
    `- peak memory of the process: ${peak.toFixed(0)} MB`,
    `- slowest of the hostile inputs of 1 MB: ${worst().join(' · ')}`,
  );
process.stdout.write(`${lines.join('\n')}\n`);
