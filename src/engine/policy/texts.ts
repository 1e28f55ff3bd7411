import type { Texts } from '../locales/texts.ts';
import { yamlTexts } from '../yaml/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What a policy file says wrong, has no effect or lacks. */
export const policyTexts: Texts = { en: { ...yamlTexts.en, ...en }, fr: { ...yamlTexts.fr, ...fr } };
