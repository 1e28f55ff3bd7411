import { z } from 'zod';

import { choice, flag } from '../settings/choices.ts';
import { expected } from '../settings/expectation.ts';
import { group } from '../settings/group.ts';
import { atLeast } from '../settings/limits.ts';
import { allowList, denyList } from '../settings/lists.ts';
import type { SettingsOf } from '../settings/setting.ts';
import { line } from '../settings/texts.ts';

/** How approvals are counted, under the family's keys; the rules of the family share these very objects. */
export const countingFields = {
  'ignore-approvals-from': denyList(z.enum(['author', 'contributors'], expected('choice')), {
    words: {
      en: 'Whose approvals never count, beside the vendors’: the author of the pull request, and everybody who had a hand in its commits.',
      fr: 'De qui les approbations ne comptent jamais, outre les prestataires : l’auteur de la demande de fusion, et toute personne ayant participé à ses commits.',
    },
    initial: ['author', 'contributors'],
  }),
  stale: group(
    {
      'on-push': flag({
        words: {
          en: 'Whether new commits make earlier approvals void.',
          fr: 'Si de nouveaux commits annulent les approbations antérieures.',
        },
        initial: true,
        stricter: true,
      }),
      'keep-when-patch-is-identical': flag({
        words: {
          en: 'Whether an approval is kept when what would be merged is identical to the last byte, as after an update from the protected target branch.',
          fr: 'Si une approbation est conservée quand ce qui serait fusionné est identique à l’octet près, par exemple après une mise à jour depuis la branche cible protégée.',
        },
        initial: true,
        stricter: false,
      }),
    },
    { en: 'What makes an approval void.', fr: 'Ce qui annule une approbation.' },
  ),
  'approve-by': group(
    {
      review: flag({
        words: { en: 'An approving GitHub review counts.', fr: 'Une relecture GitHub approuvée compte.' },
        initial: true,
      }),
      comment: allowList(line, {
        words: {
          en: 'Comments that count as an approval: the whole comment must be one of these phrases.',
          fr: 'Commentaires qui valent approbation : le commentaire entier doit être l’une de ces phrases.',
        },
        initial: [],
      }),
      'review-body': allowList(line, {
        words: {
          en: 'Texts of a plain review (neither approving nor refusing) that count as an approval: the whole text must be one of these phrases.',
          fr: 'Textes d’une relecture simple (ni approuvée ni refusée) qui valent approbation : le texte entier doit être l’une de ces phrases.',
        },
        initial: [],
      }),
    },
    { en: 'How people approve.', fr: 'Comment on approuve.' },
  ),
} as const;

/** Code ownership, under the family's keys. */
export const codeownersField = group(
  {
    enabled: flag({
      words: {
        en: 'Whether the owners named in the CODEOWNERS file of the default branch must approve.',
        fr: 'Si les propriétaires nommés dans le fichier CODEOWNERS de la branche par défaut doivent approuver.',
      },
      initial: false,
      stricter: true,
    }),
    'approvals-per-scope': atLeast(z.int(expected('count')).min(1, expected('count')).max(100, expected('count')), {
      words: {
        en: 'How many owners of each changed scope (each line of CODEOWNERS that decides for a changed file) must approve.',
        fr: 'Combien de propriétaires doivent approuver pour chaque ligne de CODEOWNERS qui décide pour un fichier modifié.',
      },
      initial: 1,
    }),
  },
  {
    en: 'Approval by code owners, required beside everything else.',
    fr: 'Approbation par les propriétaires du code, exigée en plus de tout le reste.',
  },
);

/** Whether review threads must be resolved. */
export const threadsField = choice(['any', 'resolved'], {
  words: {
    en: 'Whether every review thread must be resolved, by whoever opened it or by a client.',
    fr: 'Si chaque fil de relecture doit être résolu, par la personne qui l’a ouvert ou par un client.',
  },
  initial: 'any',
  ordered: true,
});

/** How approvals are counted. */
export type Counting = SettingsOf<typeof countingFields>;
