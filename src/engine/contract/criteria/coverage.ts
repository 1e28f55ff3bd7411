import { percentage } from '../../settings/amounts.ts';
import { globs } from '../../settings/globs.ts';
import { optional } from '../../settings/group.ts';
import { words } from '../../settings/setting.ts';
import { criterionType } from './criterion.ts';

/** How much of the code the tests run. */
export const coverage = criterionType({
  words: words('The tests run enough of the code.', 'Les tests exécutent assez de code.'),
  fields: {
    project: optional({
      schema: percentage,
      words: words('Least share of the whole code.', 'Part minimale de tout le code.'),
    }),
    patch: optional({
      schema: percentage,
      words: words('Least share of the lines that change.', 'Part minimale des lignes qui changent.'),
    }),
    perimeter: globs({
      initial: [],
      words: words(
        'Files that count, measured or not; none named: all source files.',
        'Fichiers qui comptent, mesurés ou non ; sans indication : tous les fichiers source.',
      ),
    }),
  },
  asksOneOf: ['project', 'patch'],
});
