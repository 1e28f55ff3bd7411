import { z } from 'zod';

import { choice } from '../../settings/choices.ts';
import { expected } from '../../settings/expectation.ts';
import { optional } from '../../settings/group.ts';
import { someOf } from '../../settings/lists.ts';
import { words } from '../../settings/setting.ts';
import { unordered } from '../../settings/texts.ts';
import { licenseExpression } from '../forms.ts';
import { criterionType } from './criterion.ts';

const format = z.enum(['cyclonedx', 'spdx'], expected('choice'));

/** The list of third-party code. */
export const sbom = criterionType({
  words: words(
    'The list of third-party components (SBOM) is there, and their licences are accepted.',
    'La liste des composants tiers (SBOM) est présente, et leurs licences sont acceptées.',
  ),
  fields: {
    formats: unordered<readonly z.output<typeof format>[]>(someOf(format), {
      initial: ['cyclonedx', 'spdx'],
      words: words('Formats that are accepted: `cyclonedx`, `spdx`.', 'Formats acceptés : `cyclonedx`, `spdx`.'),
    }),
    licenses: optional({
      schema: licenseExpression,
      words: words('Licences that are accepted.', 'Licences acceptées.'),
    }),
    unknown: choice(['allow', 'fail'], {
      initial: 'fail',
      words: words(
        'What becomes of a component whose licence is not known.',
        'Ce qu’il advient d’un composant dont la licence n’est pas connue.',
      ),
    }),
  },
});
