import { positive } from '../../settings/amounts.ts';
import { atLeast } from '../../settings/limits.ts';
import { words } from '../../settings/setting.ts';
import { roles } from '../forms.ts';
import { criterionType } from './criterion.ts';

/** Approvals by the client. */
export const review = criterionType({
  words: words('People of the client approved the changes.', 'Des personnes du client ont approuvé les changements.'),
  fields: {
    by: roles('Client roles whose approval counts.', 'Rôles du client dont l’approbation compte.'),
    minimum: atLeast(positive, { initial: 1, words: words('How many approvals.', 'Combien d’approbations.') }),
  },
});
