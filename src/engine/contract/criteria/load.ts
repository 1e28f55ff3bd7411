import { z } from 'zod';

import { duration, positive } from '../../settings/amounts.ts';
import { expected } from '../../settings/expectation.ts';
import { optional } from '../../settings/group.ts';
import { someOf } from '../../settings/lists.ts';
import { mapping, required } from '../../settings/mapping.ts';
import { words } from '../../settings/setting.ts';
import { metric, threshold } from '../forms.ts';
import { criterionType } from './criterion.ts';

/** A load test. */
export const load = criterionType({
  words: words(
    'A load test kept to these thresholds; those of the supplier’s own script do not count.',
    'Un test de charge respecte ces seuils ; ceux du script du prestataire ne comptent pas.',
  ),
  fields: {
    tool: required(z.enum(['k6'], expected('choice')), words('The tool.', 'L’outil.')),
    thresholds: required(
      z
        .record(metric, someOf(threshold), expected('mapping'))
        .refine((given) => Object.keys(given).length > 0, expected('mapping')),
      words(
        'What each measure must keep to: `http_req_duration: ["p(95)<400"]`.',
        'Ce que chaque mesure doit respecter : `http_req_duration: ["p(95)<400"]`.',
      ),
    ),
    minimum: mapping(
      {
        vus: optional({ schema: positive, words: words('Virtual users.', 'Utilisateurs virtuels.') }),
        duration: optional({ schema: duration, words: words('How long it lasts.', 'Combien de temps il dure.') }),
      },
      words('A smaller test does not count.', 'Un test plus petit ne compte pas.'),
    ),
    'maximum-age': optional({
      schema: duration,
      words: words('An older test does not count.', 'Un test plus ancien ne compte pas.'),
    }),
  },
});
