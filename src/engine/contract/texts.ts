import type { Texts } from '../locales/texts.ts';
import { yamlTexts } from '../yaml/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What a contract says wrong. */
export const contractTexts: Texts = { en: { ...yamlTexts.en, ...en }, fr: { ...yamlTexts.fr, ...fr } };
