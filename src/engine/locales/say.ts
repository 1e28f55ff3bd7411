import { IntlMessageFormat } from 'intl-messageformat';

import type { Value } from '../facts/reason.ts';
import { escape } from './escape.ts';
import type { Language, Texts } from './texts.ts';
import { typeset } from './typeset.ts';
import { vocabulary } from './vocabulary/vocabulary.ts';
import type { Voice } from './voice.ts';

// British, because both languages then write the day before the month and lists without a comma before "and".
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };
/** Most items of a list that are shown. */
const LONGEST_LIST = 12;

const sentences = new Map<string, IntlMessageFormat>();
const calendars = new Map<string, Intl.DateTimeFormat>();
const days = new Map<Language, Intl.DateTimeFormat>();
/** Length of `2026-10-15`. */
const DAY = 10;

/** Tells one text of a catalogue with its values. Total: an unknown key is shown as itself, a broken text as it is written. */
export function say(texts: Texts, key: string, values: Readonly<Record<string, Value>>, voice: Voice): string {
  const source = texts[voice.language][key] ?? texts.en[key];
  if (source === undefined) return escape(key, voice.medium);
  const told = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, argument(value, voice)]));
  try {
    return String(sentence(source, voice.language).format(told));
  } catch {
    return typeset(source, voice.language);
  }
}

/** A word of the shared vocabulary; what follows the first dot of an unknown term, as foreign text. */
export function term(key: string, { language, medium }: Pick<Voice, 'language' | 'medium'>): string {
  const word = vocabulary[language][key];
  return word === undefined ? escape(key.slice(key.indexOf('.') + 1), medium) : typeset(word, language);
}

/** Whether the shared vocabulary knows a term. */
export function isTerm(key: string): boolean {
  return vocabulary.en[key] !== undefined;
}

/** Joins what is already told into "a, b and c", or "a, b or c". */
export function listed(
  items: readonly string[],
  { language, lists = 'and' }: Pick<Voice, 'language' | 'lists'>,
): string {
  return new Intl.ListFormat(locales[language], { type: lists === 'or' ? 'disjunction' : 'conjunction' }).format(items);
}

function argument(value: Value, voice: Voice): string | number {
  return typeof value === 'number' ? value : tell(value, voice);
}

/** Tells one value by itself, as it would stand inside a sentence. */
export function tell(value: Value, voice: Voice): string {
  if (typeof value === 'string') return escape(value, voice.medium);
  if (typeof value === 'number') return new Intl.NumberFormat(locales[voice.language]).format(value);
  if (isList(value)) return tellList(value, voice);
  if ('term' in value) return term(value.term, voice);
  if ('percent' in value) return percent(value.percent, voice);
  if ('commit' in value) return escape(value.commit.slice(0, 12), voice.medium);
  if ('link' in value) return address(value.link, voice);
  return moment(value.date, voice);
}

/** Nothing in it can end the link that Markdown makes of it, or pass for another host. */
const ADDRESS = /^https:\/\/[a-z0-9.-]+(?:\/[\w./%#?=&~@:+,-]*)?$/i;

function address(link: string, { medium }: Voice): string {
  const isLink = (medium === 'markdown' || medium === 'cell') && ADDRESS.test(link);
  return isLink ? `<${link}>` : escape(link, medium);
}

/** Two decimals at most: hundredths of a per cent are told exactly. */
function percent(hundredths: number, { language }: Voice): string {
  const style = { style: 'percent', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(locales[language], style).format(hundredths / 10_000);
}

/** Longer lists are cut and say how many are left, so that no value makes a page overflow. */
function tellList(items: readonly Value[], voice: Voice): string {
  if (items.length === 0) return term('none', voice);
  const shown = items.slice(0, items.length > LONGEST_LIST ? LONGEST_LIST - 2 : LONGEST_LIST);
  // A list inside a list is a choice: "unit and product or CTO".
  const told = shown.map((item) => tell(item, isList(item) ? { ...voice, lists: 'or' } : voice));
  const left = items.length - shown.length;
  return listed(left === 0 ? told : [...told, say(vocabulary, 'list.more', { count: left }, voice)], voice);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function moment(iso: string, { language, timezone, medium }: Voice): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return escape(iso, medium);
  // A day without an hour is the same day everywhere.
  const told = iso.length === DAY ? daysOf(language).format(time) : calendar(language, timezone).format(time);
  // Intl writes "1 décembre" where French says "1er décembre".
  return language === 'fr' ? told.replace(/^1 /, '1er ') : told;
}

function calendar(language: Language, timezone: string): Intl.DateTimeFormat {
  const key = `${language} ${timezone}`;
  const known = calendars.get(key) ?? newCalendar(language, timezone);
  calendars.set(key, known);
  return known;
}

function daysOf(language: Language): Intl.DateTimeFormat {
  const known =
    days.get(language) ?? new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  days.set(language, known);
  return known;
}

function newCalendar(language: Language, timeZone: string): Intl.DateTimeFormat {
  const style = { dateStyle: 'long', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(locales[language], { ...style, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locales[language], { ...style, timeZone: 'UTC' });
  }
}

function sentence(source: string, language: Language): IntlMessageFormat {
  const key = `${language}\n${source}`;
  const known = sentences.get(key) ?? newSentence(source, language);
  sentences.set(key, known);
  return known;
}

function newSentence(source: string, language: Language): IntlMessageFormat {
  return new IntlMessageFormat(typeset(source, language), locales[language], undefined, { ignoreTag: true });
}
