import { expect, test } from 'vitest';

import type { Value } from '../facts/reason.ts';
import { say, tell, term } from './say.ts';
import type { Texts } from './texts.ts';
import { vocabulary } from './vocabulary/vocabulary.ts';
import type { Voice } from './voice.ts';

const english: Voice = { language: 'en', timezone: 'Europe/Paris', medium: 'plain' };
const french: Voice = { ...english, language: 'fr' };
const texts: Texts = {
  en: { files: '{count, plural, one {# file} other {# files}} of {who}', quote: 'It isn’t <b>bold</b> {x}' },
  fr: { files: '{count, plural, one {# fichier} other {# fichiers}} de {who}', quote: 'Ce n’est pas <b>gras</b> {x}' },
};

test.each([
  [english, 1, '1 file of ann'],
  [english, 0, '0 files of ann'],
  [english, 3001, '3,001 files of ann'],
  [french, 0, '0 fichier de ann'],
  [french, 3001, '3\u202F001 fichiers de ann'],
])('plurals and numbers follow the language', (voice, count, told) => {
  expect(say(texts, 'files', { count, who: 'ann' }, voice)).toBe(told);
});

const values: readonly (readonly [string, Value, string, string])[] = [
  [
    'a date in the time zone of the policy',
    { date: '2026-10-14T10:00:00Z' },
    '14 October 2026 at 12:00',
    '14 octobre 2026 à 12:00',
  ],
  ['the first of a month', { date: '2026-12-01T08:00:00Z' }, '1 December 2026 at 09:00', '1er décembre 2026 à 09:00'],
  ['a date that is none as foreign text', { date: 'soon\u202E' }, 'soon⟨U+202E⟩', 'soon⟨U+202E⟩'],
  ['a commit by twelve characters', { commit: '0123456789abcdef' }, '0123456789ab', '0123456789ab'],
  ['a term', { term: 'outcome.waiting' }, 'waiting', 'en attente'],
  ['an unknown role by its name', { term: 'role.juridique' }, 'juridique', 'juridique'],
  ['a list', ['a', 'b', 'c'], 'a, b and c', 'a, b et c'],
  ['a list of one', ['a'], 'a', 'a'],
  ['an empty list', [], 'none', 'aucun'],
  [
    'a long list cut',
    Array.from({ length: 3001 }, () => 'x'),
    `${'x, '.repeat(9)}x and 2,991 more`,
    `${'x, '.repeat(9)}x et 2\u202F991 autres`,
  ],
  ['a number', 12_000, '12,000', '12\u202F000'],
];

test.each(values)('tells %s', (_, value, en, fr) => {
  expect(tell(value, english)).toBe(en);
  expect(tell(value, french)).toBe(fr);
});

test('lists alternatives with or', () => {
  expect(tell(['a', 'b'], { ...french, lists: 'or' })).toBe('a ou b');
});

test('falls back to UTC for a time zone that does not exist', () => {
  expect(tell({ date: '2026-10-14T10:00:00Z' }, { ...english, timezone: 'Mars/Olympus' })).toContain('10:00');
});

test('takes no mark of a value or of a text for its own', () => {
  expect(say(texts, 'quote', { x: '{y} # ’<i>' }, english)).toBe('It isn’t <b>bold</b> {y} # ’<i>');
});

test('shows an unknown key instead of failing', () => {
  expect(say(texts, 'nothing\n', {}, english)).toBe('nothing⏎');
});

test('shows the bare text when a value is missing', () => {
  expect(say(texts, 'files', {}, english)).toBe(texts.en['files']);
});

test('the vocabulary holds the same terms in both languages', () => {
  expect(Object.keys(vocabulary.fr)).toEqual(Object.keys(vocabulary.en));
  expect(term('family.reviews', french)).toBe('Relectures');
});
