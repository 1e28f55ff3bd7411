import type { ChangedLines } from '../../../facts/coverage.ts';
import { changedFiles } from './changed-files.ts';
import { changedLines } from './changed-lines.ts';

/** The changed lines between two trees. */
export interface TreePatch {
  /** Changed and new files with their lines, by path. */
  readonly files: readonly ChangedLines[];
  /** Files whose text could not be had, or compared: what changed in them is not known. */
  readonly unread: readonly string[];
}

/** Compares two trees (path → blob id) by their blobs; `read` answers a blob's text, or nothing when there is none. */
export function treePatch(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  read: (blob: string) => string | undefined,
): TreePatch {
  const files: ChangedLines[] = [];
  const unread: string[] = [];
  for (const change of changedFiles(before, after)) {
    if (change.after === undefined) continue;
    const text = read(change.after);
    const old = change.before === undefined ? null : read(change.before);
    const lines = text === undefined || old === undefined ? null : changedLines(change.path, old, text);
    if (lines === null) unread.push(change.path);
    else files.push(lines);
  }
  return { files, unread };
}
