import { flag } from '../../settings/choices.ts';
import { globs } from '../../settings/globs.ts';
import { words } from '../../settings/setting.ts';
import { criterionType } from './criterion.ts';

/** Files that must be there, or must not. */
export const files = criterionType({
  words: words('Files are there, and others are not.', 'Des fichiers sont présents, et d’autres ne le sont pas.'),
  fields: {
    present: globs({
      initial: [],
      words: words(
        'Patterns of paths; each must match a file.',
        'Motifs de chemins ; chacun doit correspondre à un fichier.',
      ),
    }),
    absent: globs({
      initial: [],
      words: words('Patterns of paths that no file may match.', 'Motifs de chemins auxquels aucun fichier ne répond.'),
    }),
    'non-empty': flag({
      initial: false,
      words: words('Whether an empty file counts as missing.', 'Si un fichier vide compte comme absent.'),
    }),
  },
  asksOneOf: ['present', 'absent'],
});
