import { setImmediate } from 'node:timers/promises';

import { linesIn } from '../engine/evidence/line-coverage/diff/changed-lines.ts';
import { numberingOf } from '../engine/evidence/line-coverage/source/numbering.ts';
import { codeIn } from '../engine/evidence/line-coverage/source/weight.ts';
import { textIn } from '../engine/facts/blob.ts';
import type { Numbering } from '../engine/facts/coverage.ts';
import { reading, type RepositoryKey, type TreeEntry } from '../platform/port.ts';
import { inBatches } from './in-batches.ts';
import { blobOf } from './objects.ts';
import type { Tools } from './tools.ts';

/** Larger files are no source that anybody measures. */
const LARGEST_TEXT = 5_000_000;
/** What one evaluation may read: a pull request beyond that is looked at in several, each going on from the last. */
const MOST_ALONE = 300;
const MOST_BATCHES = 60;
const MOST_BYTES_ALONE = 150_000_000;
/** Comparing lines takes time with the square of what differs, on the thread that serves everybody. */
const MOST_STEPS = 100_000_000;
/** The forge tells so many small texts in one answer. */
const IN_ONE = 100;
const BYTES_IN_ONE = 1_000_000;
const LARGEST_IN_BATCH = 256_000;

/** What may still be read, and what was read ahead. */
export interface ReadingBudget {
  left: number;
  batches: number;
  bytes: number;
  steps: number;
  readonly texts: Map<string, string | null>;
}

export function readingBudget(): ReadingBudget {
  return { left: MOST_ALONE, batches: MOST_BATCHES, bytes: MOST_BYTES_ALONE, steps: MOST_STEPS, texts: new Map() };
}

/** Reads small texts many at a time, as long as the budget lasts; the others are read one by one when they are asked for. */
export async function readAhead(
  tools: Tools,
  repository: RepositoryKey,
  { entries, budget }: { readonly entries: readonly TreeEntry[]; readonly budget: ReadingBudget },
): Promise<void> {
  const sizes = new Map(entries.map(({ sha, size }) => [sha, size ?? LARGEST_IN_BATCH]));
  const small = [...sizes].filter(([sha, size]) => size < LARGEST_IN_BATCH && !budget.texts.has(sha));
  for (const ids of batchesOf(small)) {
    if (budget.batches <= 0) return;
    budget.batches -= 1;
    for (const [sha, bytes] of await tools.platform.git.texts(repository, ids)) budget.texts.set(sha, textIn(bytes));
  }
}

function batchesOf(small: readonly (readonly [sha: string, size: number])[]): readonly (readonly string[])[] {
  const all: string[][] = [];
  let [count, bytes] = [IN_ONE, 0];
  for (const [sha, size] of small) {
    if (count >= IN_ONE || bytes + size > BYTES_IN_ONE) {
      all.push([]);
      [count, bytes] = [0, 0];
    }
    all.at(-1)?.push(sha);
    [count, bytes] = [count + 1, bytes + size];
  }
  return all;
}

/** The text of a file; `null` when it is too large, no text, gone, or the budget is spent. */
export async function textOfBlob(
  tools: Tools,
  repository: RepositoryKey,
  { entry, budget }: { readonly entry: TreeEntry; readonly budget: ReadingBudget },
): Promise<string | null> {
  const known = budget.texts.get(entry.sha);
  if (known !== undefined) return known;
  if ((entry.size ?? 0) > LARGEST_TEXT || isSpent(budget)) return null;
  budget.left -= 1;
  budget.bytes -= entry.size ?? 0;
  const read = await reading(() => blobOf(tools, repository, { sha: entry.sha, maximum: LARGEST_TEXT }));
  if (read.known) return textIn(read.value);
  if (read.problem.kind === 'not-found' || read.problem.kind === 'too-large') return null;
  throw read.problem;
}

/** Whether nothing more can be read or compared. */
export function isSpent({ left, bytes, steps }: ReadingBudget): boolean {
  return left <= 0 || bytes <= 0 || steps <= 0;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Counted {
  readonly files: readonly (readonly [path: string, entry: TreeEntry])[];
  readonly budget: ReadingBudget;
}

/** How many lines of code each file has, by path; counted once a blob, whatever pull request brings it. */
export async function codeLinesOf(
  tools: Tools,
  repository: RepositoryKey,
  counted: Counted,
): Promise<ReadonlyMap<string, number | null>> {
  return countsOf(tools, repository, {
    ...counted,
    // The language, and so what is a comment, follows from the extension.
    kindOf: (path) => `code-lines-3.${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}`,
    count: codeIn,
  });
}

/** How many lines each file has, of whatever kind, by path; counted once a blob. */
export async function lengthsOf(
  tools: Tools,
  repository: RepositoryKey,
  counted: Counted,
): Promise<ReadonlyMap<string, number | null>> {
  return countsOf(tools, repository, {
    ...counted,
    kindOf: () => 'length-1',
    count: (_, text) => linesIn(text).length,
  });
}

const NUMBERINGS = [null, 'line-ends', 'mapped'] as const satisfies readonly (Numbering | null)[];

/** Files whose lines tools may number otherwise than git, by path; looked at once a blob. */
export async function numberingsOf(
  tools: Tools,
  repository: RepositoryKey,
  counted: Counted,
): Promise<ReadonlyMap<string, Numbering>> {
  const found = await countsOf(tools, repository, {
    ...counted,
    kindOf: (path) => `numbering-1.${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}`,
    count: (path, text) => NUMBERINGS.indexOf(numberingOf(path, text)),
  });
  return new Map(
    [...found].flatMap(([path, at]) => {
      const numbering = NUMBERINGS[at ?? 0] ?? null;
      return numbering === null ? [] : [[path, numbering] as const];
    }),
  );
}

interface Counting extends Counted {
  /** What a count is kept as, beside the blob's id. */
  readonly kindOf: (path: string) => string;
  readonly count: (path: string, text: string) => number;
}

async function countsOf(
  tools: Tools,
  repository: RepositoryKey,
  { files, budget, kindOf, count }: Counting,
): Promise<ReadonlyMap<string, number | null>> {
  const { objects } = tools.store;
  const keyOf = (path: string, { sha }: TreeEntry) => ({ repositoryId: repository.id, kind: kindOf(path), sha });
  const known = await inBatches(files, async ([path, entry]) => {
    const bytes = await objects.get(keyOf(path, entry));
    return [path, bytes === undefined ? null : Number(decoder.decode(bytes))] as const;
  });
  const counts = new Map<string, number | null>(known);
  const unknown = files.filter(([path]) => counts.get(path) === null);
  await readAhead(tools, repository, { entries: unknown.map(([, entry]) => entry), budget });
  for (const [path, entry] of unknown) {
    const text = await textOfBlob(tools, repository, { entry, budget });
    if (text === null) continue;
    // Others of this thread have their turn between two files.
    await setImmediate();
    const found = count(path, text);
    counts.set(path, found);
    await objects.put(keyOf(path, entry), encoder.encode(String(found)));
  }
  return counts;
}
