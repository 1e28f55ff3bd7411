import { decidesMeasuring } from '../engine/evidence/measuring/decides.ts';
import { followNames, LARGEST_FOLLOWED } from '../engine/evidence/measuring/follow.ts';
import { textIn } from '../engine/facts/blob.ts';
import type { ObjectReader } from '../platform/git/object-reader.ts';
import { type ChangedPath, treeAt } from '../platform/git/trees.ts';

/** Larger files are no configuration that anybody reads. */
const LARGEST = 5_000_000;

/** Which changed paths decide how things are measured, told by the same rules as on GitHub; `fork` is where the branch began. */
export async function measuringHere(
  { root, objects }: { readonly root: string; readonly objects: ObjectReader },
  fork: string,
  changes: readonly ChangedPath[],
): Promise<readonly string[]> {
  const named = await followNames(await treeAt(root, fork), ({ sha }) => textOf(objects, sha, LARGEST_FOLLOWED));
  const found = new Set<string>();
  for (const { path, side, other } of changes.flatMap(sidesOf))
    if (await decidesMeasuring(path, named, async () => [await fileOf(objects, side), await fileOf(objects, other)]))
      found.add(path);
  return [...found].toSorted();
}

interface Sides {
  readonly path: string;
  readonly side: ChangedPath['before'];
  readonly other: ChangedPath['after'];
}

/** A rename takes one file away and brings another. */
function sidesOf({ path, previousPath, before, after }: ChangedPath): readonly Sides[] {
  if (previousPath === null) return [{ path, side: before, other: after }];
  return [
    { path: previousPath, side: before, other: null },
    { path, side: null, other: after },
  ];
}

/** `null` for what is no text of a bearable size. */
async function fileOf(objects: ObjectReader, file: ChangedPath['before']): Promise<string | null> {
  return file?.mode.startsWith('100') === true ? textOf(objects, file.sha, LARGEST) : null;
}

async function textOf(objects: ObjectReader, sha: string, most: number): Promise<string | null> {
  const object = await objects.read(sha, most);
  return object === undefined || object.size > most ? null : textIn(object.bytes);
}
