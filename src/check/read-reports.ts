import { createHash } from 'node:crypto';
import { glob, open, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';

import type { Parsed, Problem } from '../engine/evidence/bytes/problem.ts';
import type { ReadReport } from '../engine/evidence/formats.ts';
import { ReportReader } from '../engine/evidence/report-reader.ts';

/** A report with its bytes' SHA-256: the same bytes given twice would count their hits and cases twice. */
export interface LocalReport {
  /** Relative to the folder that it was looked for in. */
  readonly path: string;
  readonly digest: string;
  readonly read: ReadReport;
}

/** A file that is no report, or a pattern that leads to no file (`missing`), or a file that cannot be opened. */
export interface LocalProblem {
  readonly path: string;
  readonly problem: Problem | 'missing' | 'unreadable';
}

/** What patterns led to. */
export interface LocalReports {
  readonly reports: readonly LocalReport[];
  readonly problems: readonly LocalProblem[];
}

const CHUNK = 1 << 18;
const MOST_FILES = 10_000;
const NEVER_INSIDE = new Set(['node_modules', '.git']);

/** Reads every file that a pattern leads to, each once, in the order of their paths. */
export async function readReports(patterns: readonly string[], cwd: string): Promise<LocalReports> {
  const problems: LocalProblem[] = [];
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = await filesLike(pattern, cwd);
    if (found.length === 0) problems.push({ path: pattern, problem: 'missing' });
    for (const file of found) files.add(file);
  }
  const reports = new Map<string, LocalReport>();
  for (const path of [...files].toSorted()) {
    const answer = await readReport(resolve(cwd, path), path);
    if ('problem' in answer) problems.push(answer);
    else if (!reports.has(answer.digest)) reports.set(answer.digest, answer);
  }
  return { reports: [...reports.values()], problems };
}

/** A name that is a file is that file, whatever its characters mean in a pattern. */
async function filesLike(pattern: string, cwd: string): Promise<readonly string[]> {
  const whole = resolve(cwd, pattern);
  if (await isFile(whole)) return [relative(cwd, whole)];
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd, exclude: (name) => NEVER_INSIDE.has(name) })) {
    if (found.length === MOST_FILES) break;
    if (await isFile(resolve(cwd, path))) found.push(path);
  }
  return found;
}

/** Asked of the name, because opening a pipe would wait for somebody to write into it. */
async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function readReport(file: string, path: string): Promise<LocalReport | LocalProblem> {
  try {
    const { digest, read } = await readBytes(chunksOf(file));
    return read.ok ? { path, digest, read: read.value } : { path, problem: read.problem };
  } catch {
    return { path, problem: 'unreadable' };
  }
}

/** Reads one report of any kind, with the SHA-256 of its bytes. */
export async function readBytes(
  chunks: AsyncIterable<Uint8Array | string>,
): Promise<{ readonly digest: string; readonly read: Parsed<ReadReport> }> {
  const reader = new ReportReader();
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    hash.update(bytes);
    reader.push(bytes);
  }
  return { read: reader.end(), digest: hash.digest('hex') };
}

/** The bytes of a file in one buffer that is filled again and again: readers keep nothing of a chunk. */
export async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
