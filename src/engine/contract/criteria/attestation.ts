import { duration } from '../../settings/amounts.ts';
import { optional } from '../../settings/group.ts';
import { words } from '../../settings/setting.ts';
import { bilingual, roles } from '../forms.ts';
import { criterionType } from './criterion.ts';

/** Something that a person of the client states. */
export const attestation = criterionType({
  words: words(
    'A person of the client states what no machine can see.',
    'Une personne du client atteste ce qu’aucune machine ne peut voir.',
  ),
  fields: {
    by: roles('Client roles that may state it.', 'Rôles du client qui peuvent l’attester.'),
    statement: bilingual('What is stated.', 'Ce qui est attesté.'),
    valid: optional({
      schema: duration,
      words: words(
        'How long it holds; absent: to the contract’s end.',
        'Combien de temps elle vaut ; sinon jusqu’au terme du contrat.',
      ),
    }),
  },
});
