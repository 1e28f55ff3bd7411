import type { Texts } from '../../engine/locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What the contract command says. */
export const contractCommandTexts: Texts = { en, fr };
