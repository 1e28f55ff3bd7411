import { changedFiles } from '../github/world/pull-diffs.ts';
import type { PullRequest } from '../github/world/repositories.ts';
import type { Hits } from './run-ci.ts';

/** What tests would say of the changed files below `src`: each line of code was run, or only the first half of them. */
export function hitsOf(pull: PullRequest, which: 'all' | 'half'): Hits {
  const files = changedFiles(pull).flatMap(({ path, after }) =>
    path.startsWith('src/') && after !== undefined ? [[path, codeLines(pull, after.sha)] as const] : [],
  );
  return Object.fromEntries(
    files.map(([path, lines]) => {
      const run = which === 'all' ? lines.length : Math.floor(lines.length / 2);
      return [path, Object.fromEntries(lines.map((line, at) => [line, at < run ? 1 : 0]))];
    }),
  );
}

/** Numbers of the lines that hold more than white space, braces or a comment. */
function codeLines({ repository }: PullRequest, sha: string): readonly number[] {
  const lines = new TextDecoder().decode(repository.store.blobs.get(sha)).split('\n');
  return lines.flatMap((line, at) => (/^\s*(?:\/\/.*|[{}\s;]*)$/.test(line) ? [] : [at + 1]));
}
