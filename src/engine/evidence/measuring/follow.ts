import { scriptsIn } from './manifest-keys.ts';
import { measuringPart } from './measuring-files.ts';
import { emptyNaming, formsOf, isNamed, type Naming, noteNames } from './naming.ts';

/** One file of a tree, as much of it as is needed to follow names; `size` in bytes, where it is known. */
export interface FollowedFile {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
  readonly size?: number | null;
}

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const MANIFEST = /(?:^|\/)(?:package|composer)\.json$/;
/** In bytes; larger files are no scripts. More of them than 400 are followed by nobody's eyes either. */
export const LARGEST_FOLLOWED = 300_000;
const MOST_FOLLOWED = 400;

/**
 * What the workflows, the measuring configuration and the scripts of a trusted commit name, and what those files name in
 * turn, until nothing new turns up. The files nearest to the root are read first, and no more than 400 of them. `read`
 * gives the text of a file, `null` for what is none.
 */
export async function followNames(
  tree: readonly FollowedFile[],
  read: (file: FollowedFile) => Promise<string | null>,
): Promise<Naming> {
  const naming = emptyNaming();
  const files = tree
    .filter(({ mode, size }) => mode.startsWith('100') && (size ?? 0) <= LARGEST_FOLLOWED)
    .toSorted(nearest);
  const search = makeSearch(files, naming);
  const manifests = new Map<string, string>();
  const seen = new Set<string>();
  let next = files.filter(({ path }) => isRoot(path));
  while (next.length > 0) {
    for (const file of next.slice(0, MOST_FOLLOWED - seen.size)) {
      const { path } = file;
      seen.add(path);
      const text = (await read(file)) ?? '';
      if (MANIFEST.test(path)) manifests.set(path, text);
      else noteNames(naming, path, text);
    }
    noteScripts(naming, manifests);
    next = seen.size >= MOST_FOLLOWED ? [] : search().filter(({ path }) => !seen.has(path));
  }
  return naming;
}

/** Files that were named since the last time, by their last segment: a tree is not looked through for each name. */
function makeSearch(files: readonly FollowedFile[], naming: Naming): () => readonly FollowedFile[] {
  const byLast = new Map<string, FollowedFile[]>();
  for (const file of files) for (const key of new Set(formsOf(file.path).map(lastOf))) put(byLast, key, file);
  const done = new Set<string>();
  let groups = 0;
  return () => {
    const fresh = [...naming.words]
      .map(([word, weight]) => `${String(weight)}${word}`)
      .filter((word) => !done.has(word));
    for (const word of fresh) done.add(word);
    const grown = naming.folders.size + naming.globs.size > groups;
    groups = naming.folders.size + naming.globs.size;
    const candidates = grown ? files : fresh.flatMap((word) => byLast.get(lastOf(word.slice(1))) ?? []);
    return [...new Set(candidates)].filter(({ path }) => isNamed(naming, path));
  };
}

function put(lists: Map<string, FollowedFile[]>, key: string, file: FollowedFile): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [file]);
  else list.push(file);
}

function lastOf(name: string): string {
  const bare = name.startsWith('~') ? name.slice(1) : name;
  return bare.slice(bare.lastIndexOf('/') + 1);
}

function isRoot(path: string): boolean {
  if (WORKFLOW.test(path) || MANIFEST.test(path)) return true;
  return measuringPart(path) === 'whole' && !path.startsWith('.github/');
}

/** Workflows first, then what lies nearest to the root. */
function nearest({ path: one }: FollowedFile, { path: other }: FollowedFile): number {
  return depthOf(one) - depthOf(other) || (one < other ? -1 : 1);
}

function depthOf(path: string): number {
  return WORKFLOW.test(path) ? 0 : path.split('/').length;
}

const ALWAYS = /^(?:pre|post)?(?:install|prepare|prepublish|(?:install|update|autoload-dump)-cmd)$/;

/** Only the scripts that something else names, with those that run around them: others serve people. */
function noteScripts(naming: Naming, manifests: ReadonlyMap<string, string>): void {
  const scripts = [...manifests].flatMap(([path, text]) => [...scriptsIn(path, text)]);
  const done = new Set<string>();
  for (let before = -1; before < done.size;) {
    before = done.size;
    for (const [index, [name, command]] of scripts.entries()) {
      const key = String(index);
      if (done.has(key) || !(ALWAYS.test(name) || isSaid(name, naming))) continue;
      done.add(key);
      noteNames(naming, `${name}.sh`, command);
    }
  }
}

/** `test:unit` is said by `npm run test:unit`, and `pretest` by `npm test`. */
function isSaid(name: string, { words }: Naming): boolean {
  const parts = name.replace(/^(?:pre|post)(?=.)/, '').split(':');
  return words.has(name) || parts.every((part) => part.length < 2 || words.has(part));
}
