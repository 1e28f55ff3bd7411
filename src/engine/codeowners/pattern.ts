import { RE2JS } from 're2js';

/**
 * Tells which paths a CODEOWNERS pattern names; `null` for a pattern that GitHub does not accept (`!`, `[ ]`, `\#`).
 * Source: "About code owners" in GitHub's documentation. Like gitignore: `*` and `?` stay within a name, `**` does not,
 * a slash at the start or inside anchors at the root, a name stands for a file or for everything under a folder, a
 * slash at the end for a folder only. Unlike gitignore: `docs/*` names the files in `docs` and nothing deeper.
 */
export function pathsNamedBy(pattern: string): ((path: string) => boolean) | null {
  if (pattern.length > LONGEST || /^[!\\#]|[[\]]/.test(pattern) || pattern.includes('***')) return null;
  const normal = pattern.normalize('NFC');
  const isAnchored = normal.slice(0, -1).includes('/');
  const steps = normal.replace(/^\/+/, '').split('/');
  const isFolder = steps.at(-1) === '';
  const names = isFolder ? steps.slice(0, -1) : steps;
  if (names.length === 0 || names.includes('')) return null;
  const source = `^${isAnchored ? '' : '(?:.*/)?'}${names.map(stepSource).join('')}`;
  return lazily(`${source}${endOf(names, isFolder, isAnchored)}`, longest(normal.split(/[*?/]+/)));
}

const LONGEST = 1000;

/** A file may hold a hundred thousand patterns: each is compiled when a path first holds its longest plain part. */
function lazily(source: string, part: string): (path: string) => boolean {
  let matches: ((path: string) => boolean) | null = null;
  return (path) => {
    const normal = path.normalize('NFC');
    if (!normal.includes(part)) return false;
    matches ??= compiled(source);
    return matches(normal);
  };
}

function longest(parts: readonly string[]): string {
  return parts.reduce((one, other) => (other.length > one.length ? other : one), '');
}

/** `**` takes any number of folders with their slashes; every other step brings the slash before it. */
function stepSource(step: string, index: number, steps: readonly string[]): string {
  const isLast = index === steps.length - 1;
  const slash = index === 0 || steps[index - 1] === '**' ? '' : '/';
  if (step === '**') return isLast ? `${slash}.+` : `${slash}(?:.*/)?`;
  return slash + nameSource(step);
}

function nameSource(name: string): string {
  return name
    .replaceAll(/[.+^${}()|\\]/g, String.raw`\$&`)
    .replaceAll(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]');
}

function endOf(names: readonly string[], isFolder: boolean, isAnchored: boolean): string {
  if (isFolder) return '/.*$';
  return isAnchored && names.at(-1) === '*' ? '$' : '(?:/.*)?$';
}

/** Linear-time, because both the file and the paths may be a supplier's. What does not compile asks its owners always. */
function compiled(source: string): (path: string) => boolean {
  try {
    const expression = RE2JS.compile(source, RE2JS.DOTALL);
    return (path) => expression.test(path);
  } catch {
    return () => true;
  }
}
