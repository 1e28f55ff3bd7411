import { leavesForeignFolder } from './foreign-folders.ts';
import { folder, isAbsolute, plainPath, withoutParents } from './plain-path.ts';

/** What is known of where a report was made. */
export interface PathHints {
  /** Absolute folder in which the tree stood on the runner. */
  readonly workspace?: string;
  /** Source roots that the report names, absolute or relative to where it was made. */
  readonly roots?: readonly string[];
  /** Names that stand for a folder: a Go module path for the folder of its `go.mod`. */
  readonly prefixes?: readonly { readonly from: string; readonly to: string }[];
}

/** The hints, made ready; folders end with a slash, and the tree itself is nothing at all. */
export interface KnownFolders {
  /** Absolute folders that are the tree itself. */
  readonly homes: readonly string[];
  /** Names that stand for folders of the tree. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
  /** Folders of the tree that the report's own paths are relative to. */
  readonly own: ReadonlySet<string>;
  /** Roots as plain paths: to which `../x` can be added. */
  readonly roots: readonly string[];
  /** Roots on a machine of which nothing is known. */
  readonly foreign: ReadonlySet<string>;
  /** What relative paths may begin with in a folder that nobody told. */
  readonly unplaced: readonly string[];
  /** Roots that the tree lies in. */
  readonly above: readonly string[];
}

/** Prefix that .NET's deterministic builds put in place of the repository. */
const DETERMINISTIC = '/_/';

/** Makes hints ready, so that looking a path up costs no more for many roots than for one. */
export function knownFolders({ workspace, roots = [], prefixes = [] }: PathHints): KnownFolders {
  const homes = [...(workspace === undefined ? [] : [folder(plainPath(workspace))]), DETERMINISTIC];
  const plain = [...new Set(roots.map((root) => folder(plainPath(root))))];
  const inside = plain.flatMap((root) =>
    homes.flatMap((home) => (root.startsWith(home) ? [root.slice(home.length)] : [])),
  );
  const relative = plain.filter((root) => !isAbsolute(root)).map(withoutParents);
  const foreign = plain.filter((root) => isAbsolute(root) && !homes.some((home) => root.startsWith(home)));
  const ends = foreign.flatMap(endsOf);
  const modules = Map.groupBy(prefixes, ({ from }) => folder(plainPath(from)));
  return {
    homes,
    modules: new Map([...modules].map(([from, own]) => [from, own.map(({ to }) => folder(plainPath(to)))])),
    own: new Set([...inside, ...relative, ...ends]),
    roots: plain,
    foreign: new Set(foreign),
    unplaced: [...relative, ...(roots.length === 0 || ends.includes('') ? [''] : [])],
    above: foreign.filter((root) => homes.some((home) => home.startsWith(root))),
  };
}

/** What a folder of an unknown machine may be in the tree: itself without the folders that the tree lies in there. */
export function endsOf(root: string): readonly string[] {
  const segments = root.split('/').slice(0, -1);
  return segments
    .map((_, at) => at + 1)
    .filter((dropped) => !leavesForeignFolder(segments, dropped))
    .map((dropped) => folder(segments.slice(dropped).join('/')));
}

/** What is left of a path below one of some folders; `undefined`: it lies in none. */
export function below(path: string, folders: readonly string[]): string | undefined {
  const found = folders.find((one) => path.startsWith(one));
  return found === undefined ? undefined : path.slice(found.length);
}
