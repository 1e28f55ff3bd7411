import { changedFiles } from './changed-files.ts';
import { lineDiff } from './line-diff.ts';
import type { PatchFile } from './patch-coverage.ts';

/** The changed lines between two trees. */
export interface TreePatch {
  /** Changed and new files with their lines, by path. */
  readonly files: readonly PatchFile[];
  /** Files whose text could not be had: what changed in them is not known. */
  readonly unread: readonly string[];
  /** Files too different for the shortest script: some lines that stayed count as changed. */
  readonly notMinimal: readonly string[];
}

/** Compares two trees (path → blob id) by their blobs; `read` answers a blob's text, or nothing when there is none. */
export function treePatch(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  read: (blob: string) => string | undefined,
): TreePatch {
  const files: PatchFile[] = [];
  const unread: string[] = [];
  const notMinimal: string[] = [];
  for (const change of changedFiles(before, after)) {
    if (change.after === undefined) continue;
    const text = read(change.after);
    const old = change.before === undefined ? '' : read(change.before);
    if (text === undefined || old === undefined) {
      unread.push(change.path);
      continue;
    }
    const diff = lineDiff(old, text);
    files.push({ path: change.path, text, changed: diff.added });
    if (!diff.minimal) notMinimal.push(change.path);
  }
  return { files, unread, notMinimal };
}
