import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Why evidence is missing and where it comes from: part of the texts of every rule that reads deliveries. */
export const deliveryTexts = { en, fr } as const;
