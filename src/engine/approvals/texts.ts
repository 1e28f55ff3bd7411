import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Why an approval does not count and what puts the count in doubt: part of the texts of every rule that counts approvals. */
export const approvalTexts = { en, fr } as const;
