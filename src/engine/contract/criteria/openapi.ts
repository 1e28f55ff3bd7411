import { choice } from '../../settings/choices.ts';
import { optional } from '../../settings/group.ts';
import { required } from '../../settings/mapping.ts';
import { words } from '../../settings/setting.ts';
import { filePath } from '../../settings/texts.ts';
import { versionRange } from '../forms.ts';
import { criterionType } from './criterion.ts';

/** The description of an interface. */
export const openapi = criterionType({
  words: words(
    'The description of an interface (OpenAPI) is valid and breaks nothing for those who use it.',
    'La description d’une interface (OpenAPI) est valide et ne casse rien pour ceux qui l’utilisent.',
  ),
  fields: {
    path: required(filePath, words('Its path.', 'Son chemin.')),
    version: optional({
      schema: versionRange,
      words: words('Versions of OpenAPI that are accepted.', 'Versions d’OpenAPI acceptées.'),
    }),
    'breaking-changes': choice(['allowed', 'forbidden'], {
      initial: 'forbidden',
      words: words(
        'Whether a change may break those who use the interface.',
        'Si un changement peut casser ceux qui utilisent l’interface.',
      ),
    }),
  },
});
