import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type OutputChunk, rolldown } from 'rolldown';

import { threads } from './threads.ts';

/** The folder of the built Action, from the root. */
export const DIST = 'action/dist';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LICENSES = 'LICENSES.txt';

/** Builds the Action: the text of each file of `action/dist` by its name. The same source gives the same bytes. */
export async function bundleAction(): Promise<ReadonlyMap<string, string>> {
  const build = await rolldown({
    cwd: root,
    input: { main: 'action/main.ts' },
    platform: 'node',
    plugins: [threads()],
    resolve: { alias: { undici: fileURLToPath(new URL('without-undici.ts', import.meta.url)) } },
    treeshake: {
      // The Action reads the event through `@actions/github` and calls no API with it: its Octokit stays out.
      moduleSideEffects: [{ test: /node_modules\/(?:@octokit|@actions\/github)\//, sideEffects: false }],
    },
  });
  const { output } = await build.generate({
    format: 'esm',
    minify: true,
    comments: { legal: true },
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  });
  await build.close();
  const chunks = output.filter((part) => part.type === 'chunk');
  return new Map([...chunks.map(({ fileName, code }) => [fileName, code] as const), [LICENSES, licensesOf(chunks)]]);
}

/** The notices of every package of which something is in the bundle: their licences ask for it. */
function licensesOf(chunks: readonly OutputChunk[]): string {
  const folders = chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(packageFolder));
  const texts = [...new Set(folders)].toSorted().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Package;
    const [file] = globSync('LICEN[CS]E*', { cwd: folder }).toSorted();
    const text = file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}`.trim();
  });
  return `Parts of the files beside this one come from:\n\n${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

function packageFolder(id: string): readonly string[] {
  const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
  return folder !== undefined && existsSync(`${folder}/package.json`) ? [folder] : [];
}
