import type { Texts } from '../engine/locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What a check says before there is a verdict. */
export const publishTexts: Texts = { en, fr };
