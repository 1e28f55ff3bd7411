import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { rolldown } from 'rolldown';
import { expect, onTestFinished, test } from 'vitest';

import { threads } from './threads.ts';

test('a thread starts from the bundle, away from the source', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'garde-fou-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'said.ts'), "export const said: string = 'from a thread';\n");
  writeFileSync(
    join(folder, 'thread.ts'),
    "import { parentPort } from 'node:worker_threads';\nimport { said } from './said.ts';\nparentPort?.postMessage(said);\n",
  );
  writeFileSync(
    join(folder, 'main.ts'),
    "import { Worker } from 'node:worker_threads';\nnew Worker(new URL('thread.ts', import.meta.url)).on('message', (text: string) => process.stdout.write(text));\n",
  );
  const build = await rolldown({ input: join(folder, 'main.ts'), platform: 'node', plugins: [threads()] });
  await build.write({ dir: join(folder, 'dist'), format: 'esm', entryFileNames: '[name].mjs', minify: true });
  await build.close();
  for (const name of ['said', 'thread', 'main']) rmSync(join(folder, `${name}.ts`));
  expect(execFileSync(process.execPath, [join(folder, 'dist/main.mjs')], { encoding: 'utf8' })).toBe('from a thread');
});
