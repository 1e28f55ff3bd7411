/** What is known of where a report was made. */
export interface PathHints {
  /** Absolute folder in which the tree stood on the runner. */
  readonly workspace?: string;
  /** Source roots that the report names, absolute or relative to the workspace. */
  readonly roots?: readonly string[];
  /** Names that stand for a folder: a Go module path for the folder of its `go.mod`. */
  readonly prefixes?: readonly { readonly from: string; readonly to: string }[];
}

/** A reported path that fits several files of the tree equally well. */
export interface AmbiguousPath {
  readonly path: string;
  readonly candidates: readonly string[];
}

/** Where each reported path leads; nothing is guessed. */
export interface ResolvedPaths {
  /** Reported path → path in the tree. */
  readonly resolved: ReadonlyMap<string, string>;
  readonly ambiguous: readonly AmbiguousPath[];
  readonly unresolved: readonly string[];
  /** Paths without a file, ambiguous ones included, of all paths. */
  readonly lost: { readonly count: number; readonly of: number };
}

/** Prefix that .NET's deterministic builds put in place of the repository. */
const DETERMINISTIC = '/_/';
const MAX_CANDIDATES = 20;
const MAX_SEGMENTS = 64;

/**
 * Finds the file of the tree that each reported path means: exactly, then without the workspace, a source root or a module
 * prefix, then by a suffix that only one file has.
 */
export function resolvePaths(
  reported: readonly string[],
  tree: readonly string[],
  hints: PathHints = {},
): ResolvedPaths {
  const files = new Set(tree);
  const bySuffix = suffixesOf(tree);
  const prefixes = prefixesOf(hints);
  const resolved = new Map<string, string>();
  const ambiguous: AmbiguousPath[] = [];
  const unresolved: string[] = [];
  for (const path of new Set(reported)) {
    const plain = plainPath(path);
    const known = exactly(plain, files, prefixes);
    const candidates = known === undefined ? fitting(plain, files, bySuffix) : [known];
    const [only] = candidates;
    if (only === undefined) unresolved.push(path);
    else if (candidates.length === 1) resolved.set(path, only);
    else ambiguous.push({ path, candidates: candidates.toSorted() });
  }
  const count = ambiguous.length + unresolved.length;
  return { resolved, ambiguous, unresolved, lost: { count, of: count + resolved.size } };
}

/** Slashes forward, no `.` and no empty segment, `..` taken back where there is something to take back. */
function plainPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return (/^[\\/]/.test(path) ? '/' : '') + segments.join('/');
}

interface Prefix {
  readonly from: string;
  readonly to: string;
}

function prefixesOf({ workspace, roots = [], prefixes = [] }: PathHints): readonly Prefix[] {
  const home = workspace === undefined ? [] : [{ from: folder(plainPath(workspace)), to: '' }];
  const sources = roots.flatMap((root): Prefix[] => {
    const plain = folder(plainPath(root));
    const inside = home.find(({ from }) => plain.startsWith(from));
    if (inside !== undefined)
      return [{ from: plain, to: plain.slice(inside.from.length) }, joined(plain.slice(inside.from.length))];
    return isAbsolute(plain) ? [{ from: plain, to: '' }] : [joined(plain)];
  });
  const named = prefixes.map(({ from, to }) => ({
    from: folder(plainPath(from)),
    to: to === '' ? '' : folder(plainPath(to)),
  }));
  return [...home, ...named, ...sources, { from: DETERMINISTIC, to: '' }];
}

/** Relative paths of a report whose root is this folder of the tree. */
function joined(root: string): Prefix {
  return { from: '', to: root };
}

function folder(path: string): string {
  return path.endsWith('/') || path === '' ? path : `${path}/`;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

/** The file itself, or the one file that the prefixes lead to; two of them are no answer. */
function exactly(path: string, files: ReadonlySet<string>, prefixes: readonly Prefix[]): string | undefined {
  if (files.has(path)) return path;
  const found = new Set<string>();
  for (const { from, to } of prefixes) {
    const moved =
      path.startsWith(from) && !(from === '' && isAbsolute(path)) ? to + path.slice(from.length) : undefined;
    if (moved !== undefined && files.has(moved)) found.add(moved);
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** Every way to name a file by its last segments, with the files that end so. */
function suffixesOf(tree: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const suffixes = new Map<string, string[]>();
  for (const path of tree) {
    for (const suffix of shortenings(path)) {
      const same = suffixes.get(suffix);
      if (same === undefined) suffixes.set(suffix, [path]);
      else if (same.length < MAX_CANDIDATES) same.push(path);
    }
  }
  return suffixes;
}

/** The path without its first segment, without its first two, … */
function shortenings(path: string): readonly string[] {
  const found: string[] = [];
  let at = path.indexOf('/');
  while (at >= 0 && found.length < MAX_SEGMENTS) {
    found.push(path.slice(at + 1));
    at = path.indexOf('/', at + 1);
  }
  return found;
}

/** Files that end like the path, or that the path ends like, whole segments only. */
function fitting(
  path: string,
  files: ReadonlySet<string>,
  bySuffix: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const inside = shortenings(path).filter((shorter) => files.has(shorter));
  return isAbsolute(path) ? inside : [...inside, ...(bySuffix.get(path) ?? [])];
}
