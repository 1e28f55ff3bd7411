import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { GitProblem } from './problem.ts';
import { askGit, git } from './run-git.ts';

/** A clone on this machine. */
export interface LocalRepository {
  /** Where commands run: the top of the work tree, or of a bare repository. */
  readonly root: string;
  /** Commits whose parents this clone does not have; empty for a whole clone. */
  readonly cutAt: ReadonlySet<string>;
  /** `owner/name` of the remote `origin` when it is on a forge; `null` when there is none or it is a path. */
  readonly name: string | null;
}

/** Opens the repository around a folder; throws one sentence that says what to do. */
export async function openRepository(cwd: string): Promise<LocalRepository> {
  const root = await rootOf(cwd);
  const origin = await askGit(root, 'config', '--get', 'remote.origin.url');
  return { root, cutAt: await boundary(root), name: nameIn(origin?.trim() ?? '') };
}

async function rootOf(cwd: string): Promise<string> {
  try {
    const inside = await git(cwd, 'rev-parse', '--is-inside-work-tree');
    const top = await git(cwd, 'rev-parse', inside.trim() === 'true' ? '--show-toplevel' : '--absolute-git-dir');
    return pathOf(top);
  } catch (cause) {
    throw new GitProblem(sentenceOf(cause, cwd), { cause });
  }
}

function sentenceOf(cause: unknown, cwd: string): string {
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : '';
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
    return 'git was not found on this machine; install it and try again.';
  if (said.includes('dubious ownership'))
    return `git does not trust ${cwd}: it belongs to somebody else. If you trust it, name it once: git config --global --add safe.directory ${cwd}`;
  return `There is no git repository around ${cwd}; change to the folder of one.`;
}

/** The commits where a shallow clone ends (gitrepository-layout, `shallow`). */
async function boundary(root: string): Promise<ReadonlySet<string>> {
  const file = await askGit(root, 'rev-parse', '--git-path', 'shallow');
  if (file === null) return new Set();
  try {
    const text = await readFile(resolve(root, pathOf(file)), 'latin1');
    return new Set(text.split('\n').filter((id) => id !== ''));
  } catch {
    return new Set();
  }
}

function pathOf(line: string): string {
  return Buffer.from(line.replace(/\n$/, ''), 'latin1').toString('utf8');
}

/** `owner/name` at the end of a URL with a host, with or without `.git`. */
function nameIn(url: string): string | null {
  const path = /^(?:[a-z+]+:\/\/[^/]+\/|[^/:]+@[^/:]+:)(.+)$/i.exec(url)?.[1] ?? '';
  const [, owner, name] = /(?:^|\/)([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path) ?? [];
  return owner === undefined || name === undefined ? null : `${owner}/${name}`;
}
