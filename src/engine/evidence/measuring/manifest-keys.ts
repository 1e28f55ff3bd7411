/** What a package runs and how it tests; the rest of its manifest changes with every dependency. */
const PACKAGE_KEYS = [
  'name',
  'bin',
  'workspaces',
  'scripts',
  'jest',
  'vitest',
  'c8',
  'nyc',
  'mocha',
  'ava',
  'tap',
  'jasmine',
  'babel',
  'eslintConfig',
  'jest-junit',
  'wireit',
  'nx',
];
/** Of these only what does not come from a registry: a version may rise, the tool itself must not be another one. */
const PACKAGE_SOURCES = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
  'resolutions',
  'pnpm',
  'packageManager',
];
const COMPOSER_KEYS = ['scripts', 'scripts-descriptions', 'autoload-dev', 'config', 'extra', 'repositories', 'bin'];

const DOCUMENTS: Readonly<Record<string, { readonly keys: readonly string[]; readonly sources: readonly string[] }>> = {
  'package.json': { keys: PACKAGE_KEYS, sources: PACKAGE_SOURCES },
  'composer.json': { keys: COMPOSER_KEYS, sources: [] },
};

/** Files that list packages line by line. */
const LISTS: readonly RegExp[] = [
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|composer\.lock)$/,
  /^(?:poetry\.lock|uv\.lock|pipfile|pipfile\.lock|requirements.*\.(?:txt|in))$/i,
  /^(?:gemfile|gemfile\.lock|cargo\.toml|cargo\.lock|go\.mod|go\.work|package\.resolved)$/i,
];
/** Project files of .NET: everything but the packages and projects that they refer to. */
const PROJECT = /(?:\.(?:cs|fs|vb)proj|^directory\.packages\.props)$/i;
const REFERENCE = /<(?:PackageReference|PackageVersion|ProjectReference)\b[^>]*\/>/g;

/** Whether only a part of such a file decides how things are measured. */
export function isManifest(name: string): boolean {
  return Object.hasOwn(DOCUMENTS, name) || PROJECT.test(name) || LISTS.some((form) => form.test(name));
}

/**
 * The deciding part of a manifest as one text; the whole text when it cannot be read. Of a list of packages only those
 * that the list it is compared with has as well: what is new is not what measured before.
 */
export function measuringKeys(path: string, text: string, other: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (PROJECT.test(name)) return text.replace(REFERENCE, '').replace(/\s+/g, ' ');
  const wanted = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  if (wanted === undefined) {
    const isKnown = (line: string): boolean =>
      name !== 'composer.lock' || other.includes(`"${line.split(' ')[0] ?? ''}"`);
    return foreignLines(text).filter(isKnown).join('\n');
  }
  const document = parsed(text);
  if (document === undefined) return text;
  const { keys, sources } = wanted;
  return JSON.stringify([
    keys.map((key) => document[key] ?? null),
    sources.map((key) => foreignSpecs(document[key]).toSorted()),
  ]);
}

/** The commands of a manifest's scripts by their names. */
export function scriptsIn(path: string, text: string): ReadonlyMap<string, string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const scripts = Object.hasOwn(DOCUMENTS, name) ? parsed(text)?.['scripts'] : undefined;
  if (typeof scripts !== 'object' || scripts === null) return new Map();
  return new Map(
    Object.entries(scripts).map(([key, value]) => [
      key,
      (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').join('\n'),
    ]),
  );
}

/** Wherever a version is written: what names a file, a folder, an address or another package instead. */
function foreignSpecs(value: unknown, at = ''): readonly string[] {
  if (typeof value === 'string') return /[:/]|.@/.test(value) && !isUsual(value) ? [`${at} ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => foreignSpecs(below, `${at}/${key}`));
}

/** A package of the same repository, a shared version, or the usual way to name a package manager. */
function isUsual(spec: string): boolean {
  return /^(?:workspace:[*^~]?|catalog:[\w-]*|(?:npm|pnpm|yarn|bun)@\d[\w.+-]*)$/.test(spec);
}

const REGISTRIES = new Set([
  'registry.npmjs.org',
  'registry.yarnpkg.com',
  'pypi.org',
  'files.pythonhosted.org',
  'rubygems.org',
  'index.crates.io',
  'static.crates.io',
  'packagist.org',
  'repo.packagist.org',
]);
const ADDRESS = /\b(?:https?|git|ssh):\/\/(?:[^/\s@"']*@)?([\w.-]+)([^\s"',)}\]]*)/g;
const LOCAL =
  /["' ](?:file|link|portal|patch|exec|git\+\w+|git@[^"' ]*):|\b(?:path|git|patch)\s*[=:]|=>|^--?\w|^\.{1,2}\//;

/** A line that says where a package comes from; others tell of its home page and of who pays for it. */
const SOURCE =
  /resolved|tarball|registry|index|source|remote|git\+|dist|\.git\b|\/zipball\/|\.tgz|\.tar\.|\.zip|\.whl|@ |"url": "https:\/\/api\./;
const PACKAGE = /^\s*(?:"name": "([^"]{1,200})"|"(?:[^"]{0,400}node_modules\/)?([^"]{1,200})": \{)/;

/** What says where packages come from, where that is no registry, without versions: by package where the file tells it. */
function foreignLines(text: string): readonly string[] {
  const found = new Set<string>();
  let own = '';
  for (const line of text.split('\n')) {
    own = packageOf(line) ?? own;
    if (LOCAL.test(line)) found.add(line.trim());
    if (!SOURCE.test(line)) continue;
    for (const [, host = '', rest = ''] of line.matchAll(ADDRESS)) found.add(originOf(own, host, rest));
  }
  found.delete('');
  return [...found].toSorted();
}

/** The package that the lines from here on are about. */
function packageOf(line: string): string | undefined {
  const [, name, key] = PACKAGE.exec(line) ?? [];
  return key === 'dist' || key === 'source' ? undefined : (name ?? key);
}

/** A registry serves a package under its own name; a forge says whose it is. */
function originOf(own: string, host: string, rest: string): string {
  const [, ...segments] = rest.split('/');
  const isApi = segments[0] === 'repos';
  if (!REGISTRIES.has(host)) return `${own} ${[host, ...segments.slice(0, isApi ? 3 : 2)].join('/')}`;
  const served = /^\/(.+)\/-\//.exec(rest)?.[1]?.replace(/%2f/i, '/');
  const isOwn = served === undefined || own === '' || served === own || `${served}-cjs` === own;
  return isOwn ? '' : `${own} ${served}`;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
