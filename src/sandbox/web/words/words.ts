import { typeset } from '../../../engine/locales/typeset.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

export type Language = 'en' | 'fr';
export type Word = keyof typeof en;
export type Say = (word: Word, values?: Readonly<Record<string, string>>) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { en, fr };

/** The words of the sandbox's own pages; what the App says comes from the App. */
export function sayIn(language: Language): Say {
  return (word, values = {}) =>
    typeset(catalogues[language][word], language).replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
