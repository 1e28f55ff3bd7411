import { execFileSync } from 'node:child_process';

/** What the repository holds at a path of the checkout. */
interface Committed {
  /** `link` for a symbolic link. */
  readonly kind: 'file' | 'link';
  /** Its blob. */
  readonly id: string;
}

/** The files and links of the commit that is checked out, by path. Empty where there is no repository or no git. */
export function committedEntries(workspace: string): ReadonlyMap<string, Committed> {
  const listed = git(workspace, ['ls-tree', '-r', '-z', 'HEAD']);
  if (listed === null) return new Map();
  return new Map(
    listed.split('\0').flatMap((line) => {
      const [, mode = '', id = '', path = ''] = /^(\d{6}) blob ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      return path === '' ? [] : [[path, { kind: mode === '120000' ? 'link' : 'file', id }] as const];
    }),
  );
}

/**
 * Of some paths those whose file is still the committed one: no step of this run measured it. One that was overwritten
 * is a report like any other, whatever lay in its place before. Git itself compares, so that line ends and other
 * conversions of the checkout make no difference.
 */
export function untouched(
  workspace: string,
  committed: ReadonlyMap<string, Committed>,
  paths: readonly string[],
): ReadonlySet<string> {
  const held = paths.filter((path) => committed.get(path)?.kind === 'file');
  if (held.length === 0) return new Set();
  const ids = (git(workspace, ['hash-object', '--stdin-paths'], `${held.join('\n')}\n`) ?? '').split('\n');
  // What git cannot compare is taken for what the repository holds: a committed report must not pass for a measured one.
  return new Set(
    held.filter(
      (path, index) => ids[index] === undefined || ids[index] === '' || ids[index] === committed.get(path)?.id,
    ),
  );
}

function git(workspace: string, words: readonly string[], input = ''): string | null {
  try {
    const said = execFileSync('git', ['-c', 'core.fsmonitor=false', ...words], {
      cwd: workspace,
      maxBuffer: 2 ** 30,
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return said.toString('utf8');
  } catch {
    return null;
  }
}
