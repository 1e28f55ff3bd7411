import { glob } from '../../settings/globs.ts';
import { someOf } from '../../settings/lists.ts';
import { required } from '../../settings/mapping.ts';
import { words } from '../../settings/setting.ts';
import { criterionType } from './criterion.ts';

/** Files that change together. */
export const linkedChanges = criterionType({
  words: words(
    'What belongs together changes together: code and its description, for instance.',
    'Ce qui va ensemble change ensemble : le code et sa description, par exemple.',
  ),
  fields: {
    when: required(
      someOf(glob),
      words('When a file of these paths changes …', 'Quand un fichier de ces chemins change …'),
    ),
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the contract language; a list of fields is no promise
    then: required(
      someOf(glob),
      words('… one of these paths must change as well.', '… un de ces chemins doit changer aussi.'),
    ),
  },
});
