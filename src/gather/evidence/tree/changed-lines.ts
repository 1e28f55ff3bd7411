import { setImmediate } from 'node:timers/promises';

import { compareLines } from '../../../engine/evidence/line-coverage/diff/changed-lines.ts';
import { languageOf } from '../../../engine/evidence/line-coverage/source/languages.ts';
import { numberingOf } from '../../../engine/evidence/line-coverage/source/numbering.ts';
import type { ChangedLines, Numbering } from '../../../engine/facts/coverage.ts';
import type { RepositoryKey, TreeEntry } from '../../../platform/port.ts';
import { treeChanges } from '../../changes/tree-changes.ts';
import { inBatches } from '../../in-batches.ts';
import { keepResult, recallResult } from '../../objects.ts';
import { isSpent, readAhead, type ReadingBudget, textOfBlob } from '../../texts-of-blobs.ts';
import type { Tools } from '../../tools.ts';
import type { Measured } from './measured-tree.ts';

/** Changed files with their changed lines, and those whose lines could not be compared. */
export interface ComparedLines {
  readonly changes: readonly ChangedLines[];
  readonly unread: readonly string[];
  readonly numbering: ReadonlyMap<string, Numbering>;
}

/** As JSON holds it. */
interface KeptLines {
  readonly lines: number;
  readonly isNew: boolean;
  readonly changed: readonly number[];
  readonly code: readonly number[];
  readonly bare: readonly number[];
  readonly long: readonly (readonly [line: number, weight: number])[];
  readonly numbering: Numbering | null;
}

/**
 * Our own comparison of two trees, line by line: the forge leaves patches out past some size, blobs are the truth.
 * `reported` are files that a report names, whatever their language; `renamed` leads from a path to its former one,
 * whose text counts only if it was measured there, too: nobody has judged the lines of a page, nor those outside the perimeter.
 */
export async function comparedLines(
  tools: Tools,
  repository: RepositoryKey,
  given: {
    readonly measured: Measured;
    readonly reported: ReadonlySet<string>;
    readonly renamed: ReadonlyMap<string, string>;
    readonly isInside: (path: string) => boolean;
    readonly budget: ReadingBudget;
  },
): Promise<ComparedLines> {
  const { measured, reported, renamed, isInside, budget } = given;
  const wasMeasured = (path: string): boolean => languageOf(path) !== undefined && isInside(path);
  const changed = treeChanges([...measured.before.values()], [...measured.files.values()]).flatMap(
    ({ path, after, before }) =>
      after !== null && (reported.has(path) || languageOf(path) !== undefined)
        ? [{ path, after, before: before ?? formerEntry(measured, renamed.get(path), wasMeasured), budget }]
        : [],
  );
  await readAhead(tools, repository, { entries: await unknownEntries(tools, repository, changed), budget });
  const lines = await inBatches(changed, (versions) => linesOf(tools, repository, versions));
  const known = changed.flatMap(({ path }, index) => {
    const kept = lines[index] ?? null;
    return kept === null ? [] : [[path, kept] as const];
  });
  return {
    changes: known.map(changesOf),
    unread: changed.filter((_, index) => lines[index] === null).map(({ path }) => path),
    numbering: new Map(known.flatMap(([path, { numbering }]) => (numbering === null ? [] : [[path, numbering]]))),
  };
}

/** A renamed file is compared with what it was, if that was measured and is gone now; else it is a new one. */
function formerEntry(
  { before, files }: Measured,
  former: string | undefined,
  wasMeasured: (path: string) => boolean,
): TreeEntry | null {
  return former === undefined || files.has(former) || !wasMeasured(former) ? null : (before.get(former) ?? null);
}

interface Versions {
  readonly path: string;
  readonly before: TreeEntry | null;
  readonly after: TreeEntry;
  readonly budget: ReadingBudget;
}

/** Both versions of files whose lines nobody compared yet. */
async function unknownEntries(
  tools: Tools,
  repository: RepositoryKey,
  changed: readonly Versions[],
): Promise<readonly TreeEntry[]> {
  const known = await inBatches(changed, (one) => recallResult(tools, repository, keyOf(one)));
  return changed
    .filter((_, index) => known[index] === undefined)
    .flatMap(({ before, after }) => (before === null ? [after] : [before, after]));
}

function keyOf({ path, before, after }: Versions): { readonly kind: string; readonly key: string } {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return { kind: 'changed-lines-4', key: `${before?.sha ?? ''}...${after.sha}.${extension}` };
}

async function linesOf(tools: Tools, repository: RepositoryKey, versions: Versions): Promise<KeptLines | null> {
  const known = await recallResult<KeptLines | null>(tools, repository, keyOf(versions));
  return known === undefined ? compare(tools, repository, versions) : known;
}

function changesOf([path, { changed, code, bare, long, isNew, lines }]: readonly [string, KeptLines]): ChangedLines {
  return {
    path,
    isNew,
    changed: Uint32Array.from(changed),
    code: Uint32Array.from(code),
    bare: Uint32Array.from(bare),
    long: new Map(long),
    lines,
  };
}

async function compare(tools: Tools, repository: RepositoryKey, versions: Versions): Promise<KeptLines | null> {
  const { before, after, budget } = versions;
  const text = await textOfBlob(tools, repository, { entry: after, budget });
  const old = before === null ? null : await textOfBlob(tools, repository, { entry: before, budget });
  const unread = text === null || (old === null && before !== null);
  // Others of this thread have their turn between two files, and no pull request has it for as long as it likes.
  await setImmediate();
  // Nothing is noted when nobody could look: the next time somebody may.
  if (unread ? isSpent(budget) : budget.steps <= 0) return null;
  const kept = unread ? null : compareText(versions, old, text);
  await keepResult(tools, repository, keyOf(versions), kept);
  return kept;
}

function compareText({ path, budget }: Versions, old: string | null, text: string): KeptLines | null {
  const { lines, steps } = compareLines(path, old, text);
  budget.steps -= steps;
  return lines === null ? null : keptLines(lines, numberingOf(path, text));
}

function keptLines({ changed, code, bare, ...rest }: ChangedLines, numbering: Numbering | null): KeptLines {
  const { long, isNew, lines } = rest;
  return { changed: [...changed], code: [...code], bare: [...bare], long: [...long], isNew, lines, numbering };
}
