import type { Texts } from '../../engine/locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What the policy commands say. */
export const policyCommandTexts: Texts = { en, fr };
