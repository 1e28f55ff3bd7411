import { z } from 'zod';

import { evidenceSetting } from '../deliveries/settings.ts';
import { percentage } from '../settings/amounts.ts';
import { choice } from '../settings/choices.ts';
import { expected } from '../settings/expectation.ts';
import { glob, globs } from '../settings/globs.ts';
import { group, optional, record } from '../settings/group.ts';
import { atLeast, atMost } from '../settings/limits.ts';
import { denyList } from '../settings/lists.ts';
import type { SettingsOf, Words } from '../settings/setting.ts';
import { name, unordered } from '../settings/texts.ts';

const words = (en: string, fr: string): Words => ({ en, fr });

/** What may be asked of the code as a whole; shares in hundredths of a per cent. */
export interface ProjectAsked {
  readonly minimum: number | null;
  readonly branches: number | null;
  readonly 'maximum-drop': number | null;
}

/** A part of the code with requirements of its own. */
export interface Component {
  readonly name: string;
  readonly paths: readonly string[];
  readonly project: ProjectAsked;
  readonly patch: { readonly minimum: number | null };
}

/** A minimum for every single file that matches. */
export interface PathMinimum {
  readonly match: readonly string[];
  readonly minimum: number;
}

const someGlobs = z.array(glob, expected('list')).min(1, expected('list')).max(100, expected('list'));
const share = percentage.optional();
const orNone = (value: number | undefined): number | null => value ?? null;

const component: z.ZodType<Component> = z
  .strictObject(
    {
      name,
      paths: someGlobs,
      project: z
        .strictObject({ minimum: share, branches: share, 'maximum-drop': share }, expected('mapping'))
        .optional(),
      patch: z.strictObject({ minimum: share }, expected('mapping')).optional(),
    },
    expected('mapping'),
  )
  .transform(({ name: own, paths, project, patch }) => ({
    name: own,
    paths,
    project: {
      minimum: orNone(project?.minimum),
      branches: orNone(project?.branches),
      'maximum-drop': orNone(project?.['maximum-drop']),
    },
    patch: { minimum: orNone(patch?.minimum) },
  }));

const pathMinimum: z.ZodType<PathMinimum> = z.strictObject(
  { match: someGlobs, minimum: percentage },
  expected('mapping'),
);

const minimum = (meant: Words) => optional(atLeast(percentage, { initial: 0, words: meant }));
const maximum = (meant: Words) => optional(atMost(percentage, { initial: 10_000, words: meant }));

/** `patch`: the changed lines. */
const patchSetting = group(
  {
    minimum: minimum(
      words(
        'Least share of the added and changed lines that tests run.',
        'Part minimale des lignes ajoutées et modifiées que les tests exécutent.',
      ),
    ),
    branches: minimum(
      words(
        'Least share of the cases on these lines (branches) that tests go through.',
        'Part minimale des cas de ces lignes (branches « if », « else ») par lesquels les tests passent.',
      ),
    ),
    'without-record': group(
      {
        maximum: optional(
          atMost(percentage, {
            initial: 10_000,
            words: words(
              'Largest share of the changed code lines, language by language, of which no report says anything; above it the reports prove nothing. Absent: a value that suits each language.',
              'Plus grande part des lignes de code modifiées, langage par langage, dont aucun rapport ne dit rien ; au-delà, les rapports ne prouvent rien. Absente : une valeur adaptée à chaque langage.',
            ),
          }),
        ),
        extensions: record(
          unordered(percentage, {
            initial: 10_000,
            words: words('Share for one file extension.', 'Part pour une extension de fichier.'),
          }),
          words(
            'Another share for a file extension, e.g. `{ ts: 75% }`.',
            'Une autre part pour une extension de fichier, p. ex. `{ ts: 75% }`.',
          ),
        ),
      },
      words(
        'How much changed code reports may leave out.',
        'Combien de code modifié les rapports peuvent laisser de côté.',
      ),
    ),
  },
  words('What is asked of the lines of the pull request.', 'Ce qui est demandé aux lignes de la demande de fusion.'),
);

/** The settings that every rule of the family needs: what is measured, by whom, and what reports may leave out. */
export const measuringFields = {
  perimeter: globs({
    initial: ['**'],
    words: words(
      'The code that must be measured. A source file in it that no report names counts as uncovered; `!` takes files out, which the page then lists.',
      'Le code qui doit être mesuré. Un fichier source qui s’y trouve et qu’aucun rapport ne cite compte comme non couvert ; `!` retire des fichiers, que la page liste alors.',
    ),
  }),
  components: unordered<readonly Component[]>(z.array(component, expected('list')).max(100, expected('list')), {
    initial: [],
    words: words(
      'Parts of the code with requirements of their own: `{ name, paths, project: { minimum, branches, maximum-drop }, patch: { minimum } }`.',
      'Parties du code avec leurs propres exigences : `{ name, paths, project: { minimum, branches, maximum-drop }, patch: { minimum } }`.',
    ),
  }),
  evidence: evidenceSetting,
  patch: patchSetting,
  'unresolved-paths': atMost(percentage, {
    initial: 1000,
    words: words(
      'Largest share of the paths of a delivery that may lead to no file of the repository, or to several; above it the delivery proves nothing.',
      'Plus grande part des chemins d’une livraison qui peuvent ne mener à aucun fichier du dépôt, ou à plusieurs ; au-delà, la livraison ne prouve rien.',
    ),
  }),
};

/** Values of the measuring settings. */
export type MeasuringSettings = SettingsOf<typeof measuringFields>;

/** `project`: the whole perimeter. */
export const projectSetting = group(
  {
    minimum: minimum(
      words('Least share of the lines that tests run.', 'Part minimale des lignes que les tests exécutent.'),
    ),
    branches: minimum(
      words(
        'Least share of the cases in the code (branches) that tests go through.',
        'Part minimale des cas du code (branches « if », « else ») par lesquels les tests passent.',
      ),
    ),
    'maximum-drop': maximum(
      words(
        'Most that the share may fall, in points: against the merge base, and against the best value of the default branch since the policy took effect.',
        'Baisse maximale de la part, en points : par rapport à la base de fusion, et à la meilleure valeur de la branche par défaut depuis que la politique vaut.',
      ),
    ),
  },
  words('What is asked of the whole perimeter.', 'Ce qui est demandé à tout le périmètre.'),
);

/** `paths`: minimums of single files. */
export const pathsSetting = denyList(pathMinimum, {
  initial: [],
  words: words(
    'Minimums that every matching file must reach by itself: `{ match: ["src/payment/**"], minimum: 90% }`.',
    'Minimums que chaque fichier correspondant doit atteindre à lui seul : `{ match: ["src/payment/**"], minimum: 90% }`.',
  ),
});

/** `outside-perimeter`: new source files that nobody measures. */
export const outsideSetting = choice(['list', 'refuse'], {
  ordered: true,
  initial: 'refuse',
  words: words(
    '`refuse`: a new source file that is in no perimeter, not taken out of it by `!` and no test, is a finding. `list`: it is only shown.',
    '`refuse` : un nouveau fichier source hors de tout périmètre, qu’aucun `!` ne retire et qui n’est pas un test, est un constat. `list` : il est seulement montré.',
  ),
});
