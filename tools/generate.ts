// `node tools/generate.ts` writes what is derived from the source; with `--check` it only says what is out of step.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { generators } from './generate/registry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const onlyCheck = process.argv.includes('--check');
const stale: string[] = [];

for (const { owns, generate } of generators) {
  const files = await generate();
  const left = globSync(owns, { cwd: root }).filter((path) => !files.has(path));
  const changed = [...files].filter(([path, text]) => current(path) !== text);
  stale.push(...left, ...changed.map(([path]) => path));
  if (onlyCheck) continue;
  for (const path of left) rmSync(`${root}${path}`);
  for (const [path, text] of changed) {
    mkdirSync(dirname(`${root}${path}`), { recursive: true });
    writeFileSync(`${root}${path}`, text);
  }
}

function current(path: string): string | null {
  return existsSync(`${root}${path}`) ? readFileSync(`${root}${path}`, 'utf8') : null;
}

if (stale.length > 0)
  process.stdout.write(`${onlyCheck ? 'out of step' : 'written'}: ${stale.toSorted().join(', ')}\n`);
if (onlyCheck && stale.length > 0) {
  process.stdout.write('Run `npm run generate` and commit the result.\n');
  process.exitCode = 1;
}
