import { createHash } from 'node:crypto';

import { isBinary } from '../../engine/facts/blob.ts';
import type { RepositoryKey } from '../../platform/port.ts';
import { linesOf, type Step, stepsBetween } from '../changes/count-lines.ts';
import { treeChanges, type TreeChange } from '../changes/tree-changes.ts';
import { blobOf, keptResult, treeOf } from '../objects.ts';
import type { Tools } from '../tools.ts';

const CONTEXT = 3;
const LARGEST_TEXT = 1_000_000;
const MOST_TEXTS = 200;
/** Lines compared for one file; past it the file counts as what its object ids say, which is stricter. */
const MOST_COMPARED = 2_000_000;

interface Hunk {
  /** Lines with their sign, context included. */
  readonly lines: readonly string[];
  /** First line in the old file, 0-based. */
  readonly start: number;
}

/**
 * Identity of a patch: equal digests mean the same lines added and removed among the same context, at the same paths
 * and modes, byte for byte; binaries, symlinks and submodules by their object ids. Moving the patch over changes
 * elsewhere keeps the digest, moving it to another place that looks alike does not.
 */
export function patchDigest(
  tools: Tools,
  repository: RepositoryKey,
  { mergeBase, head }: { readonly mergeBase: string; readonly head: string },
): Promise<string> {
  return keptResult(tools, repository, { kind: 'patch-digest', key: `${mergeBase}...${head}` }, async () => {
    const [before, after] = await Promise.all([treeOf(tools, repository, mergeBase), treeOf(tools, repository, head)]);
    const changes = treeChanges(before, after);
    const texts = new Set(changes.filter(isText).slice(0, MOST_TEXTS));
    const parts = await Promise.all(
      changes.map(async (change) => {
        const content = texts.has(change) ? await hunksOf(tools, repository, change) : null;
        return [change.path, change.before?.mode, change.after?.mode, content ?? objectsOf(change)];
      }),
    );
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  });
}

function objectsOf({ before, after }: TreeChange): readonly (string | null)[] {
  return [before?.sha ?? null, after?.sha ?? null];
}

function isText({ before, after }: TreeChange): boolean {
  return isSmallFile(before) && isSmallFile(after);
}

function isSmallFile(entry: TreeChange['after']): boolean {
  return entry !== null && entry.mode.startsWith('100') && (entry.size ?? LARGEST_TEXT) < LARGEST_TEXT;
}

async function hunksOf(tools: Tools, repository: RepositoryKey, change: TreeChange): Promise<unknown> {
  const [before, after] = await Promise.all(
    [change.before, change.after].map((entry) =>
      blobOf(tools, repository, { sha: entry?.sha ?? '', maximum: LARGEST_TEXT }),
    ),
  );
  if (before === undefined || after === undefined || isBinary(before) || isBinary(after)) return null;
  const old = linesOf(before);
  const hunks = hunksBetween(old, linesOf(after));
  if (hunks === null || searchOf(hunks, old) > MOST_COMPARED) return null;
  return hunks.map((hunk) => [hunk.lines, placeAmongAlike(hunk, old)]);
}

/** Hunks as git would print them, without line numbers. */
function hunksBetween(old: readonly string[], now: readonly string[]): readonly Hunk[] | null {
  const steps = stepsBetween(old, now);
  if (steps === null) return null;
  const hunks: { lines: string[]; start: number; unchanged: string[] }[] = [];
  let context: string[] = [];
  let line = 0;
  for (const step of steps) {
    const current = hunks.at(-1);
    if (step.kind === 'same') {
      if (current !== undefined) current.unchanged = step.lines.slice(0, 2 * CONTEXT + 1);
      context = step.lines.slice(-CONTEXT);
    } else if (current === undefined || current.unchanged.length > 2 * CONTEXT) {
      hunks.push({
        lines: [...signed(' ', context), ...signedStep(step)],
        start: line - context.length,
        unchanged: [],
      });
    } else {
      current.lines.push(...signed(' ', current.unchanged), ...signedStep(step));
      current.unchanged = [];
    }
    if (step.kind !== 'added') line += step.lines.length;
  }
  return hunks.map(({ lines, start, unchanged }) => ({
    lines: [...lines, ...signed(' ', unchanged.slice(0, CONTEXT))],
    start,
  }));
}

function signed(sign: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => sign + line);
}

function signedStep({ kind, lines }: Step): readonly string[] {
  return signed(kind === 'added' ? '+' : '-', lines);
}

/** Which of the places that look like the hunk's old side it is, and of how many: a moved patch is another patch. */
function placeAmongAlike({ lines, start }: Hunk, old: readonly string[]): readonly [number, number] {
  const wanted = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  let [index, count] = [0, 0];
  if (wanted.length === 0) return [start, old.length];
  for (let at = 0; at + wanted.length <= old.length; at += 1) {
    if (!wanted.every((line, offset) => old[at + offset] === line)) continue;
    if (at < start) index += 1;
    count += 1;
  }
  return [index, count];
}

/** How many lines placing all hunks may compare, at worst. */
function searchOf(hunks: readonly Hunk[], old: readonly string[]): number {
  return hunks.reduce((sum, { lines }) => sum + lines.length, 0) * old.length;
}
