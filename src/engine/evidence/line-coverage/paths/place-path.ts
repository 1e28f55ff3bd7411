import { leavesForeignFolder } from './foreign-folders.ts';
import { below, endsOf, type KnownFolders, knownFolders, type PathHints } from './known-folders.ts';
import { foldersOf, isAbsolute, plainPath, withoutParents } from './plain-path.ts';
import type { TreeIndex } from './tree-index.ts';

/**
 * What a reported path means in the tree: `told` where the report and what is known of its place say so, `guessed` where
 * only one file ends alike, and `lost` where none does, or several.
 */
export type Place =
  | { readonly kind: 'told' | 'guessed'; readonly file: string }
  | { readonly kind: 'lost'; readonly candidates: readonly string[] };

/** How many lookups are left for all reports of a delivery: what comes after them is lost, whatever it is called. */
export interface Effort {
  left: number;
}

/** Enough for half a million files and a few roots. */
export function freshEffort(): Effort {
  return { left: 3_000_000 };
}

const LOST: Place = { kind: 'lost', candidates: [] };
const MAX_CANDIDATES = 20;
const MAX_SEGMENTS = 100;
const MAX_LENGTH = 1_024;
/** What it costs to put a root before a path, or to look up how files end, beside asking for one file. */
const DEARER = 8;

interface Ground extends KnownFolders {
  readonly tree: TreeIndex;
  readonly effort: Effort;
}

/** Makes ready to look up the paths of reports that name the same roots. */
export function placer(tree: TreeIndex, hints: PathHints = {}, effort = freshEffort()): (path: string) => Place {
  const ground: Ground = { ...knownFolders(hints), tree, effort };
  const places = new Map<string, Place>();
  return (path) => {
    const known = places.get(path);
    if (known !== undefined) return known;
    const place = effort.left <= 0 ? LOST : placed(plainPath(path), ground);
    places.set(path, place);
    return place;
  };
}

function placed(path: string, ground: Ground): Place {
  const { length } = path.split('/');
  ground.effort.left -= 1 + ((length * path.length) >> 8);
  if (path === '' || length > MAX_SEGMENTS || path.length > MAX_LENGTH) return LOST;
  return isAbsolute(path) ? absolute(path, ground) : relative(path, ground);
}

/** Whatever stands in the workspace under another name than a file of the tree is none of it: nothing is guessed there. */
function absolute(path: string, ground: Ground): Place {
  const { homes, tree, foreign } = ground;
  const inside = below(path, homes);
  if (inside !== undefined) return tree.has(inside) ? { kind: 'told', file: inside } : LOST;
  const own = foldersOf(path)
    .filter((one) => foreign.has(one))
    .flatMap((root) => endsOf(root).map((end) => end + path.slice(root.length)));
  return decided('told', present(own, ground)) ?? decided('guessed', shortened(path, ground)) ?? LOST;
}

/** The report's own roots come before the tree itself; a file that lies below none of them is not guessed. */
function relative(path: string, ground: Ground): Place {
  const { roots } = ground;
  const rooted = roots.length === 0 ? undefined : decided('told', fromRoots(path, ground));
  return rooted ?? decided('told', bare(path, ground)) ?? decided('guessed', guesses(path, ground)) ?? LOST;
}

function decided(kind: 'told' | 'guessed', files: Iterable<string>): Place | undefined {
  const found = [...new Set(files)].toSorted();
  const [only] = found;
  if (only === undefined) return undefined;
  return found.length === 1 ? { kind, file: only } : { kind: 'lost', candidates: found.slice(0, MAX_CANDIDATES) };
}

function present(paths: readonly string[], { tree, effort }: Ground): readonly string[] {
  effort.left -= paths.length;
  return paths.filter(tree.has);
}

function fromRoots(path: string, ground: Ground): readonly string[] {
  const { roots, homes, above, effort } = ground;
  const added = path.startsWith('../') ? roots : above;
  effort.left -= added.length * DEARER;
  const full = added.map((root) => plainPath(root + path));
  const whole = full.flatMap((one) => (isAbsolute(one) ? (below(one, homes) ?? []) : withoutParents(one)));
  return [...present(whole, ground), ...(path.startsWith('../') ? [] : inOwnFolders(path, ground))];
}

/** Few roots are added to the path; of many, those are taken that files which end so lie in. */
function inOwnFolders(path: string, ground: Ground): readonly string[] {
  const { own, tree, effort } = ground;
  if (own.size < 4)
    return present(
      [...own].map((one) => one + path),
      ground,
    );
  const endings = tree.endingLike(path);
  if (own.size < endings.size)
    return present(
      [...own].map((one) => one + path),
      ground,
    );
  effort.left -= endings.size;
  return filesOf(endings).filter((file) => own.has(file.slice(0, file.length - path.length)));
}

function filesOf({ size, at }: ReturnType<TreeIndex['endingLike']>): readonly string[] {
  return Array.from({ length: size }, (_, index) => at(index) ?? '');
}

/** The path as it stands, or as a module's name begins it. */
function bare(path: string, ground: Ground): readonly string[] {
  const { roots, own, modules } = ground;
  const plain = withoutParents(path);
  const isBare = roots.length === 0 || foldersOf(plain).some((one) => one !== '' && own.has(one));
  return present([...(isBare ? [plain] : []), ...inModules(path, modules)], ground);
}

function inModules(path: string, modules: KnownFolders['modules']): readonly string[] {
  return foldersOf(path).flatMap((from) => (modules.get(from) ?? []).map((to) => to + path.slice(from.length)));
}

function guesses(path: string, ground: Ground): readonly string[] {
  const { unplaced, effort, modules } = ground;
  const isLed = path.startsWith('../') || inModules(path, modules).length > 0;
  const shorter = unplaced.includes('') && !isLed ? shortened(path, ground) : [];
  effort.left -= unplaced.length * DEARER;
  return [...shorter, ...unplaced.flatMap((start) => endingLike(withoutParents(plainPath(start + path)), ground))];
}

/** Two of them are as good as all: nothing is taken then. */
function endingLike(path: string, { tree, effort }: Ground): readonly string[] {
  const { size, at } = tree.endingLike(path);
  const some = Math.min(size, MAX_CANDIDATES);
  effort.left -= some;
  return filesOf({ size: some, at });
}

/** Files of the tree that the path ends like, whole segments only, and never one that lay in another's folder. */
function shortened(path: string, ground: Ground): readonly string[] {
  const segments = path.split('/');
  const shorter = Array.from({ length: segments.length - 1 }, (_, index) => index + 1)
    .filter((dropped) => !leavesForeignFolder(segments, dropped))
    .map((dropped) => segments.slice(dropped).join('/'));
  return present(shorter, ground);
}
