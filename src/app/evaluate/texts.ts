import type { Texts } from '../../engine/locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What the App writes in issues and answers by itself. */
export const evaluateTexts: Texts = { en, fr };
