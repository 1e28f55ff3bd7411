import { countingFields } from '../../approvals/settings.ts';
import { choice } from '../../settings/choices.ts';
import { list } from '../../settings/lists.ts';
import type { SettingsOf } from '../../settings/setting.ts';
import { unordered } from '../../settings/texts.ts';
import { type Combination, combination, request, type Request, requirement } from './requirement.ts';

/** The keys of the family that this rule reads. */
export const settings = {
  ...countingFields,
  requirements: list(requirement, {
    words: {
      en: 'What must be approved: a name, `when` it applies, and what it asks for under `require` (`approvals`, `from`, `conditions`).',
      fr: 'Ce qui doit être approuvé : un nom, quand cela s’applique (`when`) et ce qui est demandé sous `require` (`approvals`, `from`, `conditions`).',
    },
    initial: [],
  }),
  combine: unordered<Combination | null>(combination, {
    words: {
      en: 'How the requirements decide together (`all`, `any`, `not`); one that is not mentioned holds beside the rest.',
      fr: 'Comment les exigences décident ensemble (`all`, `any`, `not`) ; celle qui n’est pas mentionnée vaut en plus du reste.',
    },
    initial: null,
  }),
  otherwise: choice(['pass', 'fail'], {
    words: {
      en: 'What holds when every requirement is skipped.',
      fr: 'Ce qui vaut quand aucune exigence ne s’applique.',
    },
    initial: 'fail',
    ordered: true,
  }),
  request: unordered<Request>(request, {
    words: {
      en: 'Whom the App asks for a review: `all` who could give it, their `teams`, `{ random: 2 }` of them, or `none`. Nobody who was removed is asked again.',
      fr: 'À qui l’App demande une relecture : tous ceux qui peuvent la donner (`all`), leurs équipes (`teams`), un tirage (`{ random: 2 }`) ou personne (`none`). Une personne retirée n’est pas sollicitée à nouveau.',
    },
    initial: 'none',
  }),
};

/** Values of these keys. */
export type Settings = SettingsOf<typeof settings>;
