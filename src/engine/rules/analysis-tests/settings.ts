import { z } from 'zod';

import { evidenceSetting } from '../../deliveries/settings.ts';
import { count, percentage } from '../../settings/amounts.ts';
import { flag } from '../../settings/choices.ts';
import { expected } from '../../settings/expectation.ts';
import { group, optional } from '../../settings/group.ts';
import { atLeast, atMost } from '../../settings/limits.ts';
import { denyList } from '../../settings/lists.ts';
import type { SettingsOf, Words } from '../../settings/setting.ts';
import { line } from '../../settings/texts.ts';

const words = (en: string, fr: string): Words => ({ en, fr });

/** A suite that must have run, with the least number of its tests. */
export interface SuiteAsked {
  readonly name: string;
  readonly minimum: number;
}

const suite: z.ZodType<SuiteAsked> = z.union([
  line.transform((name) => ({ name, minimum: 1 })),
  z
    .strictObject({ name: line, 'minimum-total': count.optional() }, expected('mapping'))
    .transform(({ name, 'minimum-total': minimum = 1 }) => ({ name, minimum })),
]);

/** The keys of the family that this rule reads. */
export const settings = {
  tests: group(
    {
      'minimum-total': optional(
        atLeast(count, {
          initial: 0,
          words: words(
            'Least number of test cases that must run.',
            'Nombre minimal de cas de test qui doivent tourner.',
          ),
        }),
      ),
      'maximum-skipped': optional(
        atMost(percentage, {
          initial: 10_000,
          words: words('Largest share of skipped test cases.', 'Plus grande part de cas de test non exécutés.'),
        }),
      ),
      'not-fewer-than-base': flag({
        stricter: true,
        initial: false,
        words: words(
          'Whether at least as many tests must run as on the target branch, there where the pull request left it and at its best since this is asked for.',
          'S’il doit tourner au moins autant de tests que sur la branche cible, là où la demande de fusion l’a quittée et à son meilleur depuis que cela est demandé.',
        ),
      }),
      suites: denyList(suite, {
        initial: [],
        words: words(
          'Suites that must have run: names (of a suite or a class), or `{ name, minimum-total }`.',
          'Suites qui doivent avoir tourné : des noms (de suite ou de classe), ou `{ name, minimum-total }`.',
        ),
      }),
    },
    words(
      'What tests must say. Where anything is asked of them, none may fail and at least one must run.',
      'Ce que les tests doivent dire. Dès que quelque chose leur est demandé, aucun ne doit échouer et un au moins doit tourner.',
    ),
  ),
  evidence: evidenceSetting,
};

/** Values of these keys. */
export type Settings = SettingsOf<typeof settings>;
