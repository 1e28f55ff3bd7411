import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Why a predicate holds, does not, or cannot be known: part of the texts of every rule that has conditions. */
export const predicateTexts = { en, fr } as const;
