import { words } from '../../settings/setting.ts';
import { filePath, unordered } from '../../settings/texts.ts';
import { criterionType } from './criterion.ts';

/** An entry in the change log. */
export const changelog = criterionType({
  words: words(
    'Each pull request adds to the change log.',
    'Chaque demande de fusion complète le journal des changements.',
  ),
  fields: {
    path: unordered(filePath, { initial: 'CHANGELOG.md', words: words('Its path.', 'Son chemin.') }),
  },
});
