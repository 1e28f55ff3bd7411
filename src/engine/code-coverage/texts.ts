import { deliveryTexts } from '../deliveries/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What keeps coverage from being judged: part of the texts of every rule of the family. */
export const coverageTexts = { en: { ...deliveryTexts.en, ...en }, fr: { ...deliveryTexts.fr, ...fr } } as const;
