import { execFileSync } from 'node:child_process';

/**
 * The files that the repository holds: a report that came with the checkout was measured by no step of this run.
 * Empty where there is no repository or no git.
 */
export function committedFiles(workspace: string): ReadonlySet<string> {
  try {
    const listed = execFileSync('git', ['-c', 'core.fsmonitor=false', 'ls-files', '-z'], {
      cwd: workspace,
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new Set(listed.toString('utf8').split('\0'));
  } catch {
    return new Set();
  }
}
