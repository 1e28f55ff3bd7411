import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import type { FoundFile } from './walk.ts';

const MOST_LOOKED_AT = 100_000;

/**
 * A report that lies behind a link, where nobody looks: outside the workspace, or under a name that is no report's. What
 * is found in its real place as well hides nothing. `null`: there is none.
 */
export function hiddenBehind(
  { source, absolute }: FoundFile,
  workspace: string,
  matches: (path: string) => boolean,
): string | null {
  const pending: FoundFile[] = [{ source, absolute }];
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
    const one = pending.pop();
    if (one === undefined) return null;
    const kind = kindOf(one.absolute, one.source === source);
    if (kind === 'folder') pending.push(...below(one));
    else if (kind === 'file' && matches(one.source) && !isFound(one.absolute, workspace, matches)) return one.source;
  }
  return source;
}

/** Only the link itself is followed, none behind it. */
function kindOf(absolute: string, isFollowed: boolean): 'file' | 'folder' | 'nothing' {
  try {
    const stat = isFollowed ? statSync(absolute) : lstatSync(absolute);
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() ? 'file' : 'nothing';
  } catch {
    return 'nothing';
  }
}

function below({ source, absolute }: FoundFile): readonly FoundFile[] {
  try {
    return readdirSync(absolute).map((name) => ({ source: `${source}/${name}`, absolute: join(absolute, name) }));
  } catch {
    return [];
  }
}

/** Whether the search of the workspace finds it in its real place. */
function isFound(absolute: string, workspace: string, matches: (path: string) => boolean): boolean {
  const real = relative(workspace, realpathSync(absolute)).split(sep).join('/');
  return !real.startsWith('../') && !/(?:^|\/)(?:node_modules|\.git)\//.test(real) && matches(real);
}
