import type { Texts } from '../texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Words that every page shares, by term (`outcome.waiting`, `family.reviews`, `role.cto`). */
export const vocabulary: Texts = { en, fr };
