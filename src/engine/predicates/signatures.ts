import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { holding, type Predicate, yesOrNo } from './predicate.ts';
import { isSelected, type Selection, selection } from './selection.ts';

/** Every commit carries a signature that the forge verified; anybody can sign their own. */
export const signatures: Predicate<'verified', 'commits'> = {
  key: 'signatures',
  schema: z.enum(['verified'], expected('choice')),
  words: {
    en: 'Every commit carries a signature that GitHub verified.',
    fr: 'Chaque commit porte une signature vérifiée par GitHub.',
  },
  needs: ['commits'],
  suppliersReach: () => 'to-hold',
  holds: ({ commits }) => {
    const others = commits.filter(({ signature }) => signature?.verified !== true);
    return yesOrNo(commits.length > 0 && others.length === 0, 'signatures', {
      commits: others.map(({ sha }) => ({ commit: sha })),
    });
  },
};

/** Every commit carries a verified signature of one of these people. */
export const signedBy: Predicate<Selection, 'commits' | 'directory'> = {
  key: 'signed-by',
  schema: selection,
  words: {
    en: 'Every commit carries a verified signature of one of these people.',
    fr: 'Chaque commit porte la signature vérifiée de l’une de ces personnes.',
  },
  needs: ['commits', 'directory'],
  suppliersReach: ({ kinds, vendors }) => (vendors.length > 0 || kinds.includes('vendors') ? 'to-hold' : 'none'),
  holds: (facts, wanted) => {
    const answers = facts.commits.map(({ sha, signature }) => ({
      sha,
      state:
        signature?.verified === true && signature.signer !== null ? isSelected(signature.signer, wanted, facts) : 'no',
    }));
    const others = answers.filter(({ state }) => state === 'no').map(({ sha }) => ({ commit: sha }));
    if (others.length > 0 || answers.length === 0) return holding('no', 'signed-by', { commits: others });
    return holding(answers.some(({ state }) => state === 'unknown') ? 'unknown' : 'yes', 'signed-by', { commits: [] });
  },
};
