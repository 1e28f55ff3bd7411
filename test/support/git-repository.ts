import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A git repository in a folder of its own, made for one test. */
export interface GitRepository {
  readonly folder: string;
  /** Runs git there with an identity of its own; answers what it printed. */
  readonly git: (...args: readonly string[]) => string;
  /** Writes a file; folders on the way are made. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Commits everything that is there; answers the commit's id. */
  readonly commit: (message?: string) => string;
  readonly remove: () => void;
}

const IDENTITY = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];

/** An empty repository whose branch is `main`. */
export function gitRepository(): GitRepository {
  const folder = join(mkdtempSync(join(tmpdir(), 'garde-fou-git-')), 'repository');
  mkdirSync(folder);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...IDENTITY, ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  git('init', '-q', '-b', 'main');
  return {
    folder,
    git,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    commit: (message = 'Change something') => {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD').trim();
    },
    remove: () => rmSync(dirname(folder), { recursive: true, force: true }),
  };
}
