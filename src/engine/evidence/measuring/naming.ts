import { calledBy } from './called-by.ts';

/**
 * How much a name says: `3` a workflow or an action wrote it, `2` a script, a task runner or an import, `1` somewhere in
 * configuration or code, where lists of sources stand as well.
 */
type Weight = 1 | 2 | 3;

/** What workflows, scripts and configuration name, collected text by text. */
export interface Naming {
  /** Words by their weight; those that were written as a path are there without the extension too, after a `~`. */
  readonly words: Map<string, Weight>;
  /** Folders of local actions. */
  readonly folders: Set<string>;
  /** Scripts of a folder, `ci/*.sh`, without the last segment and by extension. */
  readonly globs: Set<string>;
}

export function emptyNaming(): Naming {
  return { words: new Map(), folders: new Set(), globs: new Set() };
}

/** Longer words name no file. */
const WORD = /(\$?)([^\s"'`=:;,()[\]{}<>|&$]{2,300})/g;
const IMPORTED =
  /\b(?:from|import|require|require_once|include|include_once|require_relative|load|extends)\b[^'"`;\n]{0,80}['"`]([^'"`\n]{1,300})['"`]/g;
const PYTHON_IMPORT = /^[ \t]*(?:from|import)[ \t]+([\w.]{1,200})/gm;
const PYTHON_MODULE = /-m[ \t]+([\w.]{1,200})/g;
const WORKFLOW = /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|action\.ya?ml)$/;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|go|java|kts?|scala|cs|fs|rs|swift|ex|exs|c|cc|cpp|h|dart)$/i;
const DECLARATIVE = /\.(?:json5?|jsonc|toml|ini|cfg|xml|neon|dist|properties|props|targets)$/i;
const SCRIPT = /\.(?:sh|bash|zsh|ksh|ps1|bat|cmd|mk)$/;

/** Notes what one text names; `path` is its own. */
export function noteNames(naming: Naming, path: string, text: string): void {
  const weight = weightOf(path);
  for (const [, variable = '', word = ''] of text.matchAll(WORD)) noteWord(naming, word, { weight, variable });
  for (const [, name = ''] of text.matchAll(IMPORTED)) noteWord(naming, name, { weight: 2, variable: '' });
  notePython(naming, path, text);
  if (weight === 3) for (const folder of calledBy(text)) if (folder !== '') naming.folders.add(`${folder}/`);
}

function notePython(naming: Naming, path: string, text: string): void {
  const imports = path.endsWith('.py') ? [...text.matchAll(PYTHON_IMPORT)] : [];
  for (const [, name = ''] of [...text.matchAll(PYTHON_MODULE), ...imports])
    note(naming, `~${name.replaceAll('.', '/')}`, 2);
}

function weightOf(path: string): Weight {
  if (WORKFLOW.test(path)) return 3;
  return CODE.test(path) || DECLARATIVE.test(path) ? 1 : 2;
}

function noteWord(
  naming: Naming,
  word: string,
  { weight, variable }: { readonly weight: Weight; readonly variable: string },
): void {
  const at = word.lastIndexOf('/');
  if (SCRIPT.test(word) && word.includes('*', at))
    naming.globs.add(`${plain(word.slice(0, Math.max(0, at)))}*${extensionOf(word)}`);
  const path = plain(variable === '' ? word : word.slice(word.indexOf('/') + 1));
  if (path === '') return;
  note(naming, path, weight);
  if (word.includes('/')) note(naming, `~${path}`, weight);
}

function note({ words }: Naming, word: string, weight: Weight): void {
  if ((words.get(word) ?? 0) < weight) words.set(word, weight);
}

/** Without `.`, `..`, a variable in front and slashes at the ends: names are looked up by how a path ends. */
function plain(word: string): string {
  const segments: string[] = [];
  for (const segment of word.split('/'))
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  if (segments.length > 1 && /^[A-Z_][A-Z0-9_]*$/.test(segments[0] ?? '')) segments.shift();
  return segments.join('/');
}

const PAGE =
  /(?:\.(?:md|markdown|rst|adoc|pdf|png|jpe?g|gif|webp|ico|svg)|(?:^|\/)(?:licen[cs]e|authors|notice|changelog|readme)(?:\.txt)?)$/i;
const PRODUCT = /(?:^|\/)(?:src|lib|app|internal|pkg|cmd)\//;
const TEST = /(?:[._-](?:test|spec)s?\.[^/]+|(?:^|\/)test_[^/]+\.py|(?:Tests?|Spec)\.(?:php|java|kt|cs|scala))$/;
const SAYS = /setup|bootstrap|teardown|preset|reporter|runner|environment|coverage|measure|plugin|conftest|config/i;

/**
 * Whether a path is named: as a whole, by how it ends, without its extension where a path was written, or by lying in a
 * named folder. The product's sources and single tests count only if a workflow names their very path, or if they are
 * called like what runs tests: lists of sources stand everywhere.
 */
export function isNamed({ words, folders, globs }: Naming, path: string): boolean {
  if (PAGE.test(path)) return false;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (folders.size > 0 && foldersAbove(path).some((above) => folders.has(above))) return true;
  if (globs.size > 0 && endsOf(folder).some((end) => globs.has(`${end}*${extensionOf(path)}`))) return true;
  return formsOf(path).some((form) => isEnough(words.get(form), form, path));
}

function isEnough(weight: Weight | undefined, form: string, path: string): boolean {
  if (weight === undefined) return false;
  if (weight === 3 && (form === path || form.includes('/'))) return true;
  if (!CODE.test(path) || SAYS.test(path.slice(path.lastIndexOf('/') + 1))) return true;
  return weight > 1 && !PRODUCT.test(path) && !TEST.test(path);
}

/** Every form under which a path may be named. */
export function formsOf(path: string): readonly string[] {
  const bare = path.slice(0, path.length - extensionOf(path).length).replace(/\/(?:index|__init__|__main__)$/, '');
  return [...endsOf(path), ...endsOf(bare).map((end) => `~${end}`)];
}

function extensionOf(path: string): string {
  return /(?<=[^/])\.[^./]+$/.exec(path)?.[0] ?? '';
}

/** `a/`, `a/b/`. */
function foldersAbove(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => `${segments.slice(0, index + 1).join('/')}/`);
}

/** `a/b/c`, `b/c`, `c`. */
function endsOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.map((_, index) => segments.slice(index).join('/'));
}
