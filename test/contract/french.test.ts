import { globSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { scanTexts } from '../../src/scan/texts.ts';

const read = (path: string): string => readFileSync(path, 'utf8');

/** The glossary’s last column: words that another one stands for. */
const rejected = read('docs/fr/glossaire.md')
  .split('\n')
  .filter((line) => /^\| (?!mot |-)/.test(line))
  .flatMap((row) => (row.split('|')[4] ?? '').split(','))
  .map((word) => word.trim())
  .filter((word) => word !== '');

/** All texts people read in French, by where they stand; code, placeholders and the words of ICU left out. */
const texts: readonly (readonly [string, string])[] = [
  ...globSync(['src/**/fr.json', 'action/**/fr.json']).flatMap((path) =>
    Object.entries(JSON.parse(read(path)) as Record<string, string>).map(([key, text]) => [`${path} ${key}`, text]),
  ),
  ...globSync(['src/**/*.ts', 'action/**/*.ts', 'tools/**/*.ts'], { exclude: ['action/dist/**'] }).flatMap((path) =>
    [...read(path).matchAll(/\bfr: (['`])((?:(?!\1)[^\\]|\\.)*)\1/g)].map(([, , text = '']) => [path, text]),
  ),
  ...Object.entries({ ...scanTexts.fr.demoted, ...scanTexts.fr.gaps, ...scanTexts.fr.at }).map(([key, text]) => [
    `src/scan/texts.ts ${key}`,
    text,
  ]),
  ...['LISEZMOI.md', ...globSync('docs/fr/*.md', { exclude: ['docs/fr/glossaire.md'] })].map((path) => [
    path,
    read(path).replaceAll(/^```(?:sh|yaml|json|ts)\n[\s\S]*?^```$/gm, ''),
  ]),
].map(([where = '', text = '']) => [where, text.replaceAll(/`[^`\n]*`|\{\w+(?:, (?:plural|number),?)?/g, '')]);

describe('French texts', () => {
  test('are looked at', () => {
    expect(rejected.length).toBeGreaterThan(30);
    expect(texts.length).toBeGreaterThan(700);
  });

  test.each(rejected)('never say “%s”', (word) => {
    const named = new RegExp(`(?<!\\p{L})${word.replaceAll(' ', '[ \\u00A0]')}(?:e?s)?(?!\\p{L})`, 'iu');
    expect(texts.filter(([, text]) => named.test(text)).map(([where]) => where)).toEqual([]);
  });
});
