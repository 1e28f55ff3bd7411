import { lstatSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

import { wrongInput } from '../stop.ts';

/** Makes the folder that will be uploaded, and answers with its real path. It has to be ours alone: nothing may wait in it. */
export function emptyFolder(given: string | null, workspace: string, name: string): string {
  const temporary = process.env['RUNNER_TEMP'] ?? workspace;
  const folder = given === null ? resolve(temporary, `garde-fou-${name}`) : resolve(workspace, given);
  mkdirSync(folder, { recursive: true });
  if (lstatSync(folder).isSymbolicLink() || readdirSync(folder).length > 0)
    throw wrongInput('output-not-empty', { folder });
  mkdirSync(resolve(folder, 'reports'));
  return realpathSync(folder);
}
