import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

/** Guides by hand that both languages have. */
const pairs: readonly (readonly [english: string, french: string])[] = [
  ['install.md', 'installer.md'],
  ['evidence.md', 'preuves.md'],
  ['cli.md', 'ligne-de-commande.md'],
  ['scenarios.md', 'scenarios.md'],
  ['scan.md', 'recherche-de-secrets.md'],
];
/** Generated from the same source in both languages, or of one language by their nature. */
const others = new Set(['politique.md', 'contrat.md', 'glossaire.md']);

const read = (path: string): string => readFileSync(`docs/${path}`, 'utf8');
const outside = (text: string): string => text.replaceAll(/^```\w+\n[^]*?^```$/gm, '');

/** The code in each heading, in order: words are translated, commands and keys are not. */
const headings = (text: string): readonly string[] =>
  [...outside(text).matchAll(/^(#+) (.+)$/gm)].map(
    ([, level = '', title = '']) => `${level} ${[...title.matchAll(/`[^`]+`/g)].join(' ')}`,
  );

/** What stands as code in the first column of tables: keys, options, inputs. */
const keys = (text: string): readonly string[] =>
  [...text.matchAll(/^\| *(`[^|]*?) *\|/gm)].map(([, key = '']) => key.replaceAll(/[^`\w-]+/g, ' '));

/** Blocks that people copy; what is said beside the code may be translated. */
const blocks = (text: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)$/gm)].map(([, language = '']) => language);

describe.each(pairs)('docs/%s and docs/fr/%s', (english, french) => {
  const [en, fr] = [read(english), read(`fr/${french}`)];

  test('have the same sections, keys and examples', () => {
    expect(headings(en).length).toBeGreaterThan(1);
    expect(headings(fr)).toEqual(headings(en));
    expect(keys(fr)).toEqual(keys(en));
    expect(blocks(fr)).toEqual(blocks(en));
  });

  test('lead to each other', () => {
    expect(en).toContain(`[En français](fr/${french})`);
    expect(fr).toContain(`[In English](../${english})`);
  });
});

test('every French page is the pair of an English one, or known to have none by hand', () => {
  const known = new Set([...pairs.map(([, french]) => french), ...others]);
  expect(readdirSync('docs/fr').filter((name) => !known.has(name))).toEqual([]);
});
