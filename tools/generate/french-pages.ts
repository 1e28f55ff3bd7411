import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { typeset } from '../../src/engine/locales/typeset.ts';
import type { Generator } from './generator.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Made by their own generators, already set. */
const GENERATED = new Set(['docs/fr/politique.md', 'docs/fr/contrat.md']);

/** What people copy, a block in a language of machines, stays as it is; a block of text is what we print. */
const CODE = /(^ *```(?:sh|yaml|json|ts)\n[\s\S]*?^ *```$)/m;

/** Sets the pages that people write in French, so that they may type plain spaces; it owns none of them. */
export const frenchPages: Generator = {
  owns: [],
  generate: () => {
    const pages = globSync(['LISEZMOI.md', 'docs/fr/*.md'], { cwd: root }).filter((path) => !GENERATED.has(path));
    return new Map(pages.map((path) => [path, setPage(readFileSync(`${root}${path}`, 'utf8'))]));
  },
};

function setPage(text: string): string {
  return text
    .split(CODE)
    .map((part, at) => (at % 2 === 1 ? part : typeset(part, 'fr')))
    .join('');
}
