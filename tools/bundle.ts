// `npm run bundle` builds the Action into action/dist, which is committed: GitHub runs it from there. A test fails when
// the two are out of step.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { DIST, bundleAction } from './bundle/action.ts';

const folder = fileURLToPath(new URL(`../${DIST}`, import.meta.url));
const files = await bundleAction();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of files) {
  writeFileSync(`${folder}/${name}`, text);
  process.stdout.write(`${DIST}/${name} ${Math.ceil(text.length / 1000)} kB\n`);
}
