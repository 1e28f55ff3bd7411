import { duration } from '../settings/amounts.ts';
import { choice } from '../settings/choices.ts';
import { group } from '../settings/group.ts';
import { atMost } from '../settings/limits.ts';
import { denyList } from '../settings/lists.ts';
import type { SettingsOf } from '../settings/setting.ts';
import { line } from '../settings/texts.ts';

const fields = {
  trust: choice(['unverified', 'base-workflow', 'signed-workflow'], {
    ordered: true,
    initial: 'base-workflow',
    words: {
      en: 'The least that must be known of where reports come from: `unverified` (anybody of the repository), `base-workflow` (workflows and measuring configuration as on the default branch; forks can reach it), `signed-workflow` (a workflow listed under `evidence.workflows` signed for these very bytes). Less is not verifiable.',
      fr: 'Le minimum à savoir de l’origine des rapports : `unverified` (n’importe qui dans le dépôt), `base-workflow` (workflows et configuration de mesure identiques à la branche par défaut ; accessible aux forks), `signed-workflow` (un workflow listé sous `evidence.workflows` a signé ces octets précis). En dessous, ce n’est pas vérifiable.',
    },
  }),
  'wait-for': denyList(line, {
    initial: [],
    words: {
      en: 'Deliveries that must have come: the collector’s `name` inputs, or `path#job` (the workflow’s file and a job that must succeed). With a list nothing else counts. Without a list, what has come is judged as soon as no workflow runs that delivers more for the default branch.',
      fr: 'Livraisons qui doivent être arrivées : les `name` du collecteur, ou `chemin#job` (le fichier du workflow et une tâche qui doit réussir). Avec une liste, rien d’autre ne compte. Sans liste, ce qui est arrivé est jugé dès que ne tourne plus aucun workflow qui livre davantage pour la branche par défaut.',
    },
  }),
  'wait-at-most': atMost(duration, {
    initial: 3_600_000,
    words: {
      en: 'How long to wait from when the commit was first seen; after that it is not verifiable.',
      fr: 'Combien de temps attendre à partir du moment où le commit a été vu ; ensuite, ce n’est pas vérifiable.',
    },
  }),
};

/** How much a family trusts deliveries and how long it waits for them. */
export const evidenceSetting = group(fields, {
  en: 'Which evidence is believed, and how long it is awaited.',
  fr: 'Quelles preuves sont crues, et combien de temps elles sont attendues.',
});

/** Values of that setting; `wait-at-most` in milliseconds. */
export type EvidenceSettings = SettingsOf<typeof fields>;
