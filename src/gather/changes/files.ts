import { isBinary, isPointer, kindOf, SUBMODULE } from '../../engine/facts/blob.ts';
import type { ChangedFile, ChangedFiles } from '../../engine/facts/file.ts';
import { type ListedFile, type TreeEntry, Unreadable } from '../../platform/port.ts';
import { blobOf, comparisonOf, keptResult, treeOf } from '../objects.ts';
import type { Subject, Tools } from '../tools.ts';
import { measure, type Measured } from './count-lines.ts';
import { hasPointer } from './pointer-in-patch.ts';
import { treeChanges, type TreeChange } from './tree-changes.ts';

const LARGEST_MEASURED = 10_000_000;
const MOST_MEASURED = 50;

/** Every file that differs between merge base and head; blob ids are the truth, the forge's list adds renames and lines. */
export async function changedFiles(tools: Tools, subject: Subject): Promise<ChangedFiles> {
  const { repository, mergeBase, state } = subject;
  const head = state.change.head.sha;
  const base = mergeBase ?? missingBase();
  const entries = await keptResult(tools, repository, { kind: 'files', key: `${base}...${head}` }, async () => {
    const changes = treeChanges(...(await bothTrees(tools, subject, [base, head])));
    const listed = await listFiles(tools, subject);
    mustAgree(listed, changes);
    return filesOf(tools, subject, { listed, changes });
  });
  return { entries, disputed: await disputedPaths(tools, subject, base) };
}

function missingBase(): never {
  throw new Unreadable('not-found', 'merge-base');
}

async function bothTrees(
  tools: Tools,
  { repository }: Subject,
  [one, other]: readonly [string, string],
): Promise<[readonly TreeEntry[], readonly TreeEntry[]]> {
  return Promise.all([treeOf(tools, repository, one), treeOf(tools, repository, other)]);
}

async function listFiles(tools: Tools, { repository, state }: Subject): Promise<readonly ListedFile[]> {
  const { base, head, number } = state.change;
  const { files } = await comparisonOf(tools, repository, { base: base.sha, head: head.sha });
  return files ?? tools.platform.git.listFiles(repository, number);
}

/** The list was read by the pull request's number: when the head moved meanwhile, it is not about these trees. */
function mustAgree(listed: readonly ListedFile[], changes: readonly TreeChange[]): void {
  const after = new Map(changes.map((change) => [change.path.normalize('NFC'), change.after?.sha]));
  const strange = listed.find(
    ({ path, status, sha }) => status !== 'removed' && sha !== null && after.get(path) !== sha,
  );
  if (strange !== undefined) throw new Unreadable('pending', 'files');
}

interface Lines extends Measured {
  readonly binary: boolean;
  readonly pointer: boolean;
}

async function filesOf(
  tools: Tools,
  subject: Subject,
  { listed, changes }: { readonly listed: readonly ListedFile[]; readonly changes: readonly TreeChange[] },
): Promise<readonly ChangedFile[]> {
  const byName = new Map(listed.map((file) => [file.path, file]));
  const removed = new Map(
    changes.flatMap(({ path, before, after }) => (after === null ? [[path.normalize('NFC'), before]] : [])),
  );
  const moved = new Set(
    listed.flatMap(({ status, previousPath }) => (status === 'renamed' ? (previousPath ?? []) : [])),
  );
  const pairs = changes
    .map((change) => ({ change, file: byName.get(change.path.normalize('NFC')) }))
    .filter(({ change: { path, after } }) => after !== null || !moved.has(path.normalize('NFC')))
    .map(({ change, file }) => ({
      file,
      change: { ...change, before: change.before ?? removed.get(file?.previousPath ?? '') ?? null },
    }));
  const untold = pairs.filter(({ change, file }) => !isTold(change, file));
  if (untold.length > MOST_MEASURED) throw new Unreadable('too-large', 'files');
  const lines = new Map(
    await Promise.all(untold.map(async ({ change }) => [change, await linesOf(tools, subject, change)] as const)),
  );
  return pairs.map(({ change, file }) => fileOf(change, file, lines.get(change) ?? toldBy(change, file)));
}

/** Past some size GitHub lists files without a patch and with no lines: those are counted from their blobs. */
function isTold({ before, after }: TreeChange, file: ListedFile | undefined): boolean {
  if (file === undefined) return false;
  const unchanged = before?.sha === after?.sha;
  return (
    unchanged || file.patch !== null || file.additions + file.deletions > 0 || isPointerToElsewhere(after ?? before)
  );
}

function isPointerToElsewhere(entry: TreeEntry | null): boolean {
  return entry?.mode === SUBMODULE;
}

function toldBy(change: TreeChange, file: ListedFile | undefined): Lines {
  const { additions = 0, deletions = 0, patch = null } = file ?? {};
  return { additions, deletions, binary: false, pointer: patch !== null && hasPointer(patch, change) };
}

async function linesOf(tools: Tools, { repository }: Subject, { before, after }: TreeChange): Promise<Lines> {
  if ([before, after].some((entry) => (entry?.size ?? 0) > LARGEST_MEASURED))
    return { additions: 0, deletions: 0, binary: true, pointer: false };
  const read = async (entry: TreeEntry | null): Promise<Uint8Array> =>
    entry === null || isPointerToElsewhere(entry)
      ? new Uint8Array()
      : blobOf(tools, repository, { sha: entry.sha, maximum: LARGEST_MEASURED });
  const [old, now] = await Promise.all([read(before), read(after)]);
  const binary = isBinary(old) || isBinary(now);
  const pointer = [old, now].some(isPointer);
  return { ...(binary ? { additions: 0, deletions: 0 } : measure(old, now)), binary, pointer };
}

function fileOf({ path, before, after }: TreeChange, file: ListedFile | undefined, lines: Lines): ChangedFile {
  const status = before === null ? 'added' : after === null ? 'removed' : 'modified';
  return {
    path: path.normalize('NFC'),
    previousPath: file?.previousPath ?? null,
    status: file?.status ?? status,
    additions: lines.additions,
    deletions: lines.deletions,
    kind: kindOf([before?.mode, after?.mode], lines.pointer),
    binary: lines.binary,
  };
}

/** Paths that merging now would change and the pull request does not show, or the other way round (criss-cross merges). */
async function disputedPaths(tools: Tools, subject: Subject, mergeBase: string): Promise<readonly string[]> {
  const { testMerge, change } = subject.state;
  if (testMerge.state === 'conflict' || change.state !== 'open') return [];
  const fresh = testMerge.state === 'clean' && isMergeOf(testMerge.parents, [change.base.sha, change.head.sha]);
  if (testMerge.state !== 'clean' || !fresh) throw new Unreadable('pending', 'test-merge');
  const { sha } = testMerge;
  const kind = 'disputed';
  return keptResult(tools, subject.repository, { kind, key: `${mergeBase} ${change.base.sha} ${sha}` }, async () => {
    const shown = treeChanges(...(await bothTrees(tools, subject, [mergeBase, change.head.sha])));
    const merged = treeChanges(...(await bothTrees(tools, subject, [change.base.sha, sha])));
    const [one, other] = [shown, merged].map((changes) => changes.map(({ path }) => path.normalize('NFC')));
    return [...missingFrom(one, other), ...missingFrom(other, one)].toSorted();
  });
}

function missingFrom(those: readonly string[] = [], these: readonly string[] = []): readonly string[] {
  const known = new Set(those);
  return these.filter((path) => !known.has(path));
}

function isMergeOf(parents: readonly string[], wanted: readonly string[]): boolean {
  return parents.length === wanted.length && wanted.every((sha, index) => parents[index] === sha);
}
