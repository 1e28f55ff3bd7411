import { z } from 'zod';

import { expected } from '../../settings/expectation.ts';
import { list } from '../../settings/lists.ts';
import { required } from '../../settings/mapping.ts';
import { type FieldsByKey, type Variant, words } from '../../settings/setting.ts';
import { identifier } from '../../settings/texts.ts';
import { control } from '../forms.ts';

/** One kind of criterion: what it asks, and its own keys. */
export interface CriterionType extends Variant {
  /** Keys of which one at least must be there: without them the criterion would ask nothing. */
  readonly asksOneOf?: readonly string[];
}

/** The kind as it is written, with the types of its own keys. */
export function criterionType<const F extends FieldsByKey>(
  type: CriterionType & { readonly fields: F; readonly asksOneOf?: readonly (keyof F & string)[] },
): CriterionType & { readonly fields: F } {
  return type;
}

/** What every criterion has beside its `type`. */
export const commonFields = {
  id: required(
    identifier,
    words(
      'Its id: no other criterion of the contract has it.',
      'Son identifiant : aucun autre critère du contrat ne le porte.',
    ),
  ),
  severity: required(
    z.enum(['blocking', 'major', 'minor'], expected('choice')),
    words(
      'What it weighs: a `blocking` one must be met; of a `major` or `minor` one a client may accept with a reservation.',
      'Son poids : un critère `blocking` (bloquant) doit être rempli ; pour `major` (majeur) ou `minor` (mineur), le client peut accepter avec une réserve.',
    ),
  ),
  at: required(
    z.enum(['pull-request', 'delivery', 'acceptance'], expected('choice')),
    words(
      'When it must be met: in each pull request, when the supplier delivers, or when the client accepts.',
      'Quand il doit être rempli : à chaque demande de fusion, à la livraison, ou à la recette.',
    ),
  ),
  controls: list(control, {
    initial: [],
    words: words(
      'Controls of a catalogue that it answers, such as `OSPS-QA-06.01`.',
      'Mesures d’un référentiel auxquelles il répond, par exemple `OSPS-QA-06.01`.',
    ),
  }),
};
