import { z } from 'zod';

import { count, percentage, timeOfDay } from '../settings/amounts.ts';
import { choice, flag } from '../settings/choices.ts';
import { expected } from '../settings/expectation.ts';
import { group, optional } from '../settings/group.ts';
import { list } from '../settings/lists.ts';
import { type Setting, words } from '../settings/setting.ts';
import { line, login, repositoryName, unordered } from '../settings/texts.ts';

const workflowPin = z
  .string(expected('workflow-pin'))
  .regex(
    /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@[0-9a-f]{40}$/,
    expected('workflow-pin'),
  );

/** How the verdict is shown. */
export const pages = {
  checks: choice(['single', 'detailed'], {
    initial: 'single',
    words: words('One check run, or one more for each family.', 'Un seul contrôle, ou un de plus par famille.'),
  }),
  comment: flag({
    initial: false,
    words: words(
      'Whether the page also stands in one comment that is edited in place.',
      'Si la page figure aussi dans un commentaire unique, modifié sur place.',
    ),
  }),
};

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const labels = (en: string, fr: string): Setting<readonly string[]> =>
  list(line, { initial: [], words: words(en, fr) });

/** Evidence and the weekly report. */
export const reporting = {
  evidence: group(
    {
      workflows: list(workflowPin, {
        initial: [],
        words: words(
          'Measuring workflows that are believed, by full commit id.',
          'Workflows de mesure que l’on croit, par identifiant complet de commit.',
        ),
      }),
    },
    words('Where evidence may come from.', 'D’où peuvent venir les preuves.'),
  ),
  report: group(
    {
      weekly: group(
        {
          day: choice(days, {
            initial: 'monday',
            words: words('Day of the weekly issue.', 'Jour du ticket hebdomadaire.'),
          }),
          at: unordered(timeOfDay, { initial: 480, words: words('Its hour.', 'Son heure.') }),
          assignees: list(login, { initial: [], words: words('Who is assigned to it.', 'À qui il est attribué.') }),
        },
        words('One issue per week.', 'Un ticket par semaine.'),
      ),
      objectives: group(
        {
          coverage: optional({
            schema: percentage,
            words: words('Share of the code that tests run.', 'Part du code que les tests exécutent.'),
          }),
          'deadlines-met': optional({ schema: percentage, words: words('Deadlines met.', 'Échéances tenues.') }),
          availability: optional({
            schema: percentage,
            words: words('Availability of production.', 'Disponibilité de la production.'),
          }),
          'releases-per-week': optional({
            schema: count,
            words: words('Releases per week.', 'Mises en production par semaine.'),
          }),
        },
        words('What the figures are compared with.', 'À quoi les chiffres sont comparés.'),
      ),
      production: group(
        {
          environments: labels(
            'Deployment environments that are production.',
            'Environnements de déploiement qui sont la production.',
          ),
          'bug-labels': labels('Labels of a bug in production.', 'Étiquettes d’une anomalie en production.'),
          availability: group(
            {
              upptime: optional({
                schema: repositoryName,
                words: words('Repository of an Upptime status page.', 'Dépôt d’une page d’état Upptime.'),
              }),
            },
            words('Where availability is measured.', 'Où la disponibilité est mesurée.'),
          ),
        },
        words('What counts as production.', 'Ce qui compte comme production.'),
      ),
    },
    words('The weekly report.', 'Le rapport hebdomadaire.'),
  ),
};
