import type { Texts } from '../locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Sentences that pages share. */
export const surfaceTexts: Texts = { en, fr };
