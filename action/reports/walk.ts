import { type Dirent, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { isCleanPath } from '../../src/engine/evidence/manifest/manifest.ts';
import { Stop } from '../stop.ts';

/** A file that was found by its name. */
export interface FoundFile {
  /** Relative to the workspace, with `/`. */
  readonly source: string;
  readonly absolute: string;
}

/** A file that bears the name of a report and is none of this run, and why. */
export interface LeftOut {
  readonly source: string;
  readonly why: 'link' | 'name' | 'committed' | 'not-a-file' | 'no-report';
}

/** Both, in the order of their paths. */
export interface Walked {
  readonly files: readonly FoundFile[];
  readonly leftOut: readonly LeftOut[];
  /** Every link, whatever its name. */
  readonly links: readonly FoundFile[];
}

const MOST_ENTRIES = 2_000_000;
const DEEPEST = 100;
const NEVER_ENTERED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * Looks through the workspace without ever following a link: a link may lead to any file of the runner.
 * `outside` is a folder that is not looked at (the output).
 */
export function walk(workspace: string, matches: (path: string) => boolean, outside: string): Walked {
  const files: FoundFile[] = [];
  const leftOut: LeftOut[] = [];
  const links: FoundFile[] = [];
  for (const { entry, source, absolute } of entriesBelow(workspace, outside)) {
    if (entry.isSymbolicLink()) links.push({ source, absolute });
    if (entry.isDirectory() || !matches(source)) continue;
    const why = refusal(entry, source);
    if (why === null) files.push({ source, absolute });
    else leftOut.push({ source, why });
  }
  return { files: files.toSorted(bySource), leftOut: leftOut.toSorted(bySource), links };
}

function* entriesBelow(workspace: string, outside: string): Generator<FoundFile & { readonly entry: Dirent }> {
  const folders = [workspace];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      seen += 1;
      if (seen > MOST_ENTRIES) throw new Stop('workspace-too-large', { most: MOST_ENTRIES });
      const absolute = join(folder, entry.name);
      const source = relative(workspace, absolute).split(sep).join('/');
      if (entry.isDirectory() && isEntered(entry.name, absolute, source, outside)) folders.push(absolute);
      yield { entry, source, absolute };
    }
  }
}

function isEntered(name: string, absolute: string, source: string, outside: string): boolean {
  return !NEVER_ENTERED.has(name) && absolute !== outside && source.split('/').length < DEEPEST;
}

function refusal(entry: Dirent, source: string): LeftOut['why'] | null {
  if (entry.isSymbolicLink()) return 'link';
  // A name that is not UTF-8 reads with replacement characters, and opens nothing.
  if (!isCleanPath(source) || source.includes('\uFFFD')) return 'name';
  return entry.isFile() ? null : 'not-a-file';
}

/** A folder that cannot be read holds no reports. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** By code units, so that the order is the same on every machine. */
function bySource(a: { readonly source: string }, b: { readonly source: string }): number {
  if (a.source === b.source) return 0;
  return a.source < b.source ? -1 : 1;
}
