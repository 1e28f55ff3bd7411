import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { typeset } from '../../src/engine/locales/typeset.ts';

const pages = ['LISEZMOI.md', ...readdirSync('docs/fr').map((name) => `docs/fr/${name}`)];

/** What people would copy, a block in a language of machines, stays as it is; a block of text is what we print. */
const code = /^```(?:sh|yaml|json|ts)\n[\s\S]*?^```$/gm;

test.each(pages)('no line of %s may break before a mark', (page) => {
  const lines = readFileSync(page, 'utf8').replaceAll(code, '').split('\n');
  expect(lines.filter((line) => typeset(line, 'fr') !== line)).toEqual([]);
});
