import { lineDiff } from '../engine/evidence/line-coverage/diff/line-diff.ts';
import { isBinary, isPointer, kindOf, SUBMODULE, textIn } from '../engine/facts/blob.ts';
import type { ChangedFile, ChangedFiles } from '../engine/facts/file.ts';
import type { ObjectReader } from '../platform/git/object-reader.ts';
import { GitProblem } from '../platform/git/problem.ts';
import { type ChangedPath, changesBetween } from '../platform/git/trees.ts';

/** Larger files count as binary: their lines are not compared. */
const LARGEST_COMPARED = 10_000_000;
const LARGEST_CONTENT = 1_000_000;
/** Steps of one comparison; past them more lines count as changed than were, never fewer. */
const MOST_STEPS = 2_000_000;

/** The changed files with the objects that they stand for. */
export interface LocalChanges {
  readonly told: ChangedFiles;
  readonly paths: readonly ChangedPath[];
}

/** Compares the head with where it parted from the target branch, by objects and then line by line. */
export async function readChangedFiles(
  root: string,
  objects: ObjectReader,
  { forks, head }: { readonly forks: readonly string[]; readonly head: string },
): Promise<LocalChanges> {
  const [first = head, ...others] = forks;
  const paths = await changesBetween(root, first, head);
  const entries: ChangedFile[] = [];
  for (const change of paths) entries.push(await entryOf(objects, change));
  const disputed = new Set<string>();
  for (const fork of others)
    for (const path of onlyInOne(paths, await changesBetween(root, fork, head))) disputed.add(path);
  return { told: { entries, disputed: [...disputed].toSorted() }, paths };
}

/** Text at the head of each changed file; `null` for what is no text or too large to be read. */
export async function readContents(
  objects: ObjectReader,
  { told, paths }: LocalChanges,
): Promise<ReadonlyMap<string, string | null>> {
  const contents = new Map<string, string | null>();
  for (const [index, { path, after }] of paths.entries()) {
    if (after === null) continue;
    const bytes = told.entries[index]?.kind === 'file' ? await wholeOf(objects, after.sha, LARGEST_CONTENT) : null;
    contents.set(path, bytes === null ? null : textIn(bytes));
  }
  return contents;
}

/** Histories that cross have several common ancestors: what only one of them shows as changed is in dispute. */
function onlyInOne(some: readonly ChangedPath[], others: readonly ChangedPath[]): readonly string[] {
  const [one, other] = [new Set(some.map(({ path }) => path)), new Set(others.map(({ path }) => path))];
  return [...one, ...other].filter((path) => !(one.has(path) && other.has(path)));
}

async function entryOf(objects: ObjectReader, change: ChangedPath): Promise<ChangedFile> {
  const { path, previousPath, before, after } = change;
  const lines = await linesOf(objects, change);
  return {
    path,
    previousPath,
    status: statusOf(change),
    kind: kindOf([before?.mode, after?.mode], lines.pointer),
    ...lines.told,
  };
}

function statusOf({ previousPath, before, after }: ChangedPath): ChangedFile['status'] {
  if (previousPath !== null) return 'renamed';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'modified';
}

interface Lines {
  readonly told: Pick<ChangedFile, 'additions' | 'deletions' | 'binary'>;
  readonly pointer: boolean;
}

async function linesOf(objects: ObjectReader, { before, after }: ChangedPath): Promise<Lines> {
  const [old, fresh] = [await sideOf(objects, before), await sideOf(objects, after)];
  const pointer = [old, fresh].some((side) => side !== null && isPointer(side));
  if (old === null || fresh === null || isBinary(old) || isBinary(fresh))
    return { told: { additions: 0, deletions: 0, binary: true }, pointer };
  const { added, removed } = lineDiff(latin1(old), latin1(fresh), MOST_STEPS);
  return { told: { additions: added.length, deletions: removed.length, binary: false }, pointer };
}

/** The bytes of one side, none where there is no file; `null`: too large. */
async function sideOf(objects: ObjectReader, side: ChangedPath['after']): Promise<Uint8Array | null> {
  if (side === null || side.mode === SUBMODULE) return new Uint8Array();
  return wholeOf(objects, side.sha, LARGEST_COMPARED);
}

async function wholeOf(objects: ObjectReader, sha: string, most: number): Promise<Uint8Array | null> {
  const object = await objects.read(sha, most);
  if (object === undefined) throw new GitProblem(`This clone lacks the object ${sha}; clone it whole.`);
  return object.size > most ? null : object.bytes;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
