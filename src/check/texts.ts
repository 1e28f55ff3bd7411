import type { Texts } from '../engine/locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What a local check says besides the verdict. */
export const checkTexts: Texts = { en, fr };
