import { typeset } from '../../../engine/locales/typeset.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

export type StoryLanguage = 'en' | 'fr';
export type StoryWord = keyof typeof en;

const catalogues: Readonly<Record<StoryLanguage, Readonly<Record<StoryWord, string>>>> = { en, fr };

export function wordIn(language: StoryLanguage, word: StoryWord): string {
  return typeset(catalogues[language][word], language);
}
