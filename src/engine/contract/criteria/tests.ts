import { count, percentage, positive } from '../../settings/amounts.ts';
import { optional } from '../../settings/group.ts';
import { atMost } from '../../settings/limits.ts';
import { list } from '../../settings/lists.ts';
import { words } from '../../settings/setting.ts';
import { line } from '../../settings/texts.ts';
import { criterionType } from './criterion.ts';

/** Tests that ran. */
export const tests = criterionType({
  words: words(
    'The tests ran, and enough of them succeeded.',
    'Les tests ont tourné, et assez d’entre eux réussissent.',
  ),
  fields: {
    'minimum-total': optional({
      schema: positive,
      words: words('How many tests there are at least.', 'Combien de tests il y a au moins.'),
    }),
    failures: atMost(count, { initial: 0, words: words('How many may fail.', 'Combien peuvent échouer.') }),
    'maximum-skipped': optional({
      schema: percentage,
      words: words('Greatest share of tests that are skipped.', 'Part maximale de tests sautés.'),
    }),
    suites: list(line, {
      initial: [],
      words: words('Suites that must be among them.', 'Suites qui doivent en faire partie.'),
    }),
  },
});
