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

  test('never say that there is one where there is none', () => {
    const wrong = [en, fr].flatMap((texts, at) =>
      Object.keys(texts).filter((key) => !isTrueOfNone(texts[key] ?? '', at === 0 ? 'en' : 'fr')),
    );
    expect(wrong).toEqual([]);
  });

  test('put no noun in the plural after a one', () => {
    const wrong = [en, fr].flatMap((texts, at) =>
      Object.entries(texts).filter(([, text]) => COUNTED.test(toldWith(1, text, at === 0 ? 'en' : 'fr'))),
    );
    expect(wrong).toEqual([]);
  });
});

test('a text that says “one” of none is found', () => {
  expect(isTrueOfNone('{count, plural, one {Un test} other {# tests}}', 'fr')).toBe(false);
  expect(isTrueOfNone('{count, plural, =1 {Un test} other {# tests}}', 'fr')).toBe(true);
  expect(isTrueOfNone('{count, plural, =0 {Aucun test} one {Un test} other {# tests}}', 'fr')).toBe(true);
  expect(isTrueOfNone('{count, plural, one {# test} other {# tests}}', 'fr')).toBe(true);
  expect(isTrueOfNone('{count, plural, one {One test} other {# tests}}', 'en')).toBe(true);
});

const A_SINGLE_ONE = /(?<!\p{L})(?:une?|unique|one)(?!\p{L})/iu;

/** Bounds of ours and the weight of a long line are never one. */
const BOUNDS: ReadonlySet<string> = new Set(['limit', 'most', 'weight']);

/** Nouns and participles of which people read figures. */
const COUNTED =
  /(?<![\d.,])1 (?:lignes|lines|tests|fichiers|files|rapports|branches|commits|constats|findings|réussis|non exécutés)(?!\p{L})/u;

/** In French 0 takes the form of 1, which must not name the number then. */
function isTrueOfNone(text: string, language: string): boolean {
  return pluralsOf(parsed(text, language)).every((options) => {
    const form = options['=0'] ?? options[new Intl.PluralRules(language).select(0)] ?? options['other'];
    const isFigured = form === options['=0'] || JSON.stringify(form).includes('"type":7');
    return isFigured || !A_SINGLE_ONE.test(JSON.stringify(form));
  });
}

function pluralsOf(part: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'pluralType' in part && 'options' in part ? [part.options as Readonly<Record<string, unknown>>] : [];
  return [...own, ...Object.values(part).flatMap(pluralsOf)];
}

function toldWith(count: number, text: string, language: string): string {
  const values = valuesIn(text).map((name) => [name, BOUNDS.has(name) ? 2 : count]);
  return String(
    new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(Object.fromEntries(values)),
  );
}

/** Names of the arguments of an ICU message, those inside its plural and select branches too. */
function valuesIn(text: string): readonly string[] {
  return [...new Set(argumentsOf(parsed(text, 'en')))].toSorted((one, other) => one.localeCompare(other));
}

function parsed(text: string, language: string): unknown {
  return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();
}

function argumentsOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const isArgument = 'type' in part && 'value' in part && part.type !== 0 && typeof part.value === 'string';
  return [...(isArgument ? [String(part.value)] : []), ...Object.values(part).flatMap(argumentsOf)];
}
