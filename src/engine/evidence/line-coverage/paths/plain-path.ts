/** Slashes forward, no `.` and no empty segment, `..` taken back where there is something to take back. */
export function plainPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return (/^[\\/]/.test(path) ? '/' : '') + segments.join('/');
}

/** As what paths in that folder begin with; the topmost one is nothing at all. */
export function folder(path: string): string {
  return path.endsWith('/') || path === '' ? path : `${path}/`;
}

/** Whether a plain path begins at the top of a machine, or of one of its drives. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:(?:\/|$)/.test(path);
}

/** The folders that a plain path lies in, the innermost first; of an absolute one the topmost is `/`, else nothing at all. */
export function foldersOf(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1))
    found.push(path.slice(0, at + 1));
  return path.startsWith('/') ? found : [...found, ''];
}

/** Without what leads above a folder that nobody told. */
export function withoutParents(path: string): string {
  return path.replace(/^(?:\.\.\/)+/, '');
}
