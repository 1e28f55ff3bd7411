import { structuredPatch } from 'diff';

export interface Patch {
  readonly additions: number;
  readonly deletions: number;
  /** Absent for a binary or too large file, as GitHub leaves it out. */
  readonly text?: string;
}

const PATCH_BYTES = 500 * 1024;
const PATCH_LINES = 20_000;
const MAX_EDITS = 2_000;

function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8_000).includes(0);
}

function lineCount(text: string): number {
  if (text === '') return 0;
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function range(start: number, lines: number): string {
  const from = lines === 0 ? start - 1 : start;
  return lines === 1 ? String(from) : `${from},${lines}`;
}

/** The unified diff of one file, without its header, as the `patch` field of GitHub's REST answers. */
export function patchOf(before: Buffer, after: Buffer): Patch {
  if (isBinary(before) || isBinary(after)) return { additions: 0, deletions: 0 };
  const [oldText, newText] = [before.toString('utf8'), after.toString('utf8')];
  const diff = structuredPatch('a', 'b', oldText, newText, '', '', { context: 3, maxEditLength: MAX_EDITS });
  // past the edit limit the file counts as rewritten, and has no patch
  if (diff === undefined) return { additions: lineCount(newText), deletions: lineCount(oldText) };
  const lines = diff.hunks.flatMap((hunk) => [
    `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines,
  ]);
  const additions = diff.hunks.reduce((sum, hunk) => sum + hunk.lines.filter((line) => line.startsWith('+')).length, 0);
  const deletions = diff.hunks.reduce((sum, hunk) => sum + hunk.lines.filter((line) => line.startsWith('-')).length, 0);
  const text = lines.join('\n');
  const tooLarge = text.length > PATCH_BYTES || lines.length > PATCH_LINES;
  return tooLarge || lines.length === 0 ? { additions, deletions } : { additions, deletions, text };
}
