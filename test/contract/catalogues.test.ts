import { globSync, readFileSync } from 'node:fs';

import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

type Catalogue = Readonly<Record<string, string>>;

const read = (path: string): Catalogue => JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
const catalogues = globSync(['src/**/fr.json', 'action/**/fr.json']).map((path) => path.replace(/fr\.json$/, ''));

test('every folder with texts has them in both languages', () => {
  const english = globSync(['src/**/en.json', 'action/**/en.json']).map((path) => path.replace(/en\.json$/, ''));
  expect(catalogues.length).toBeGreaterThan(40);
  expect(english.toSorted()).toEqual(catalogues.toSorted());
});

describe.each(catalogues)('the texts of %s', (folder) => {
  const [en, fr] = [read(`${folder}en.json`), read(`${folder}fr.json`)];

  test('say the same sentences in French and English', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test('translate every sentence', () => {
    expect(Object.entries(en).filter(([key, text]) => fr[key] === text && text.length > 15)).toEqual([]);
  });

  test('mention the same values in both languages', () => {
    const different = Object.keys(en).filter(
      (key) => valuesIn(en[key] ?? '').join() !== valuesIn(fr[key] ?? '').join(),
    );
    expect(different).toEqual([]);
  });
});

/** Names of the arguments of an ICU message, those inside its plural and select branches too. */
function valuesIn(text: string): readonly string[] {
  return [...new Set(argumentsOf(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()))].toSorted(
    (one, other) => one.localeCompare(other),
  );
}

function argumentsOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const isArgument = 'type' in part && 'value' in part && part.type !== 0 && typeof part.value === 'string';
  return [...(isArgument ? [String(part.value)] : []), ...Object.values(part).flatMap(argumentsOf)];
}
