import { z } from 'zod';

import { day, period, timeZone } from '../settings/calendar.ts';
import { choice } from '../settings/choices.ts';
import { expected } from '../settings/expectation.ts';
import { globs } from '../settings/globs.ts';
import { optional } from '../settings/group.ts';
import { list, someOf } from '../settings/lists.ts';
import { each, mapping, orNothing, required, some, variants } from '../settings/mapping.ts';
import { type ValuesOf, words } from '../settings/setting.ts';
import { filePath, identifier, line, name, ownRepository, sha256, unordered } from '../settings/texts.ts';
import { commonFields } from './criteria/criterion.ts';
import { criterionTypes } from './criteria/registry.ts';
import { bilingual, branchPattern, country, trailer, workingDays } from './forms.ts';

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], expected('choice'));
const source = z.enum(['milestone', 'trailer', 'branch'], expected('choice'));

const criterion = variants(
  commonFields,
  criterionTypes,
  words('Something that a deliverable must meet.', 'Ce qu’un livrable doit remplir.'),
);

const identity = {
  version: required(z.literal(1, expected('version')), words('Always 1.', 'Toujours 1.')),
  id: required(
    identifier,
    words(
      'The contract’s number; its register is named after it.',
      'Le numéro du contrat ; son registre en porte le nom.',
    ),
  ),
  title: bilingual('What the contract is about.', 'L’objet du contrat.'),
  language: choice(['en', 'fr'], {
    initial: 'en',
    words: words(
      'The language of everything that people read about it.',
      'La langue de tout ce que les gens lisent à son sujet.',
    ),
  }),
  timezone: required(
    timeZone,
    words(
      'Time zone in which its days begin and end (IANA name).',
      'Fuseau horaire dans lequel ses jours commencent et finissent (nom IANA).',
    ),
  ),
  calendar: mapping(
    {
      'working-days': unordered<readonly z.output<typeof weekday>[]>(someOf(weekday), {
        initial: ['mon', 'tue', 'wed', 'thu', 'fri'],
        words: words('Days of the week that count as working days.', 'Jours de la semaine ouvrés.'),
      }),
      holidays: optional({
        schema: country,
        words: words(
          'The country whose public holidays are no working days (ISO 3166-1).',
          'Le pays dont les jours fériés ne sont pas ouvrés (ISO 3166-1).',
        ),
      }),
    },
    words('What a working day is.', 'Ce qu’est un jour ouvré.'),
  ),
  vendor: mapping(
    {
      id: required(
        name,
        words('Its name under `people.vendors` of the policy.', 'Son nom sous `people.vendors` dans la politique.'),
      ),
      name: required(line, words('Its name for people.', 'Son nom pour les gens.')),
    },
    words('The supplier.', 'Le prestataire.'),
  ),
  references: mapping(
    {
      specification: orNothing(
        mapping(
          {
            path: required(
              filePath,
              words('Its path in the control repository.', 'Son chemin dans le dépôt de contrôle.'),
            ),
            sha256: required(
              sha256,
              words('Digest of the file that was signed.', 'Empreinte du fichier qui a été signé.'),
            ),
          },
          words('The specification that was agreed.', 'Le cahier des charges convenu.'),
        ),
      ),
      'purchase-order': optional({
        schema: line,
        words: words('Number of the purchase order.', 'Numéro du bon de commande.'),
      }),
      controls: list(line, {
        initial: [],
        words: words(
          'Catalogues of controls, with version and level.',
          'Référentiels de contrôle, avec version et niveau.',
        ),
      }),
    },
    words('What the contract refers to.', 'Ce à quoi le contrat renvoie.'),
  ),
  repositories: required(
    someOf(ownRepository),
    words('Repositories that it is about.', 'Dépôts sur lesquels il porte.'),
  ),
};

const terms = {
  binding: mapping(
    {
      order: unordered<readonly z.output<typeof source>[]>(someOf(source), {
        initial: ['milestone', 'trailer'],
        words: words(
          'Where the deliverable of a pull request is looked for, in this order; two places that disagree are a failure.',
          'Où le livrable d’une demande de fusion est cherché, dans cet ordre ; deux endroits en désaccord sont un échec.',
        ),
      }),
      trailer: unordered(trailer, {
        initial: 'Deliverable',
        words: words(
          'The word before the colon in the line of a description that names it: `Deliverable: L2`.',
          'Le mot avant les deux-points dans la ligne de description qui le nomme : `Deliverable: L2`.',
        ),
      }),
      branch: optional({
        schema: branchPattern,
        words: words(
          'Regular expression (RE2) of branch names; its group `id` is the deliverable’s.',
          'Expression régulière (RE2) des noms de branches ; son groupe `id` est celui du livrable.',
        ),
      }),
      without: choice(['refuse', 'warn', 'out-of-contract'], {
        initial: 'refuse',
        words: words(
          'What becomes of a supplier’s pull request that names none: it is refused, it is shown, or somebody of the client says that it is `out-of-contract`.',
          'Ce qu’il advient d’une demande d’un prestataire qui n’en nomme aucun : elle est refusée, elle est signalée, ou le client la dit hors contrat (`out-of-contract`).',
        ),
      }),
    },
    words(
      'How a pull request belongs to exactly one deliverable.',
      'Comment une demande de fusion se rattache à un seul livrable.',
    ),
  ),
  acceptance: mapping(
    {
      'review-working-days': required(
        workingDays,
        words('Working days that the client has to decide.', 'Jours ouvrés dont le client dispose pour décider.'),
      ),
      tacit: choice(['never', 'at-end'], {
        initial: 'never',
        words: words(
          'Whether silence accepts: never, or when the days are over.',
          'Si le silence vaut recette : jamais, ou au bout du délai.',
        ),
      }),
      reservations: mapping(
        { major: reservation('major', 'majeure'), minor: reservation('minor', 'mineure') },
        words('By when reservations must be lifted.', 'Quand les réserves doivent être levées.'),
      ),
      warranty: optional({
        schema: period,
        words: words(
          'How long the warranty lasts after acceptance.',
          'Combien de temps dure la garantie après la recette.',
        ),
      }),
    },
    words('How the client accepts.', 'Comment le client prononce la recette.'),
  ),
};

function reservation(en: string, fr: string) {
  return orNothing(
    mapping(
      {
        'lift-within-working-days': required(
          workingDays,
          words(`Working days to lift a ${en} one.`, `Jours ouvrés pour lever une réserve ${fr}.`),
        ),
      },
      words(`A ${en} reservation.`, `Une réserve ${fr}.`),
    ),
  );
}

const deliverable = mapping(
  {
    id: required(
      identifier,
      words(
        'Its id, as branches and trailers name it.',
        'Son identifiant, tel que branches et descriptions le nomment.',
      ),
    ),
    title: bilingual('What is delivered.', 'Ce qui est livré.'),
    due: required(day, words('The day on which it is due, at its end.', 'Le jour auquel il est dû, jusqu’à sa fin.')),
    repository: required(ownRepository, words('The repository that holds it.', 'Le dépôt qui le contient.')),
    milestone: optional({
      schema: line,
      words: words('The milestone of that repository that mirrors it.', 'Le jalon de ce dépôt qui le reflète.'),
    }),
    'depends-on': list(identifier, {
      initial: [],
      words: words('Deliverables that come before it.', 'Livrables qui viennent avant lui.'),
    }),
    paths: globs({
      initial: [],
      words: words(
        'Files that are its own: whoever changes them works on it.',
        'Fichiers qui lui sont propres : qui les modifie travaille sur lui.',
      ),
    }),
    criteria: each(criterion, words('Its own criteria.', 'Ses propres critères.')),
  },
  words('One thing that the supplier owes.', 'Une chose que doit le prestataire.'),
);

const payment = mapping(
  {
    deliverable: required(identifier, words('The deliverable.', 'Le livrable.')),
    amount: required(line, words('The amount, as people write it.', 'Le montant, tel que les gens l’écrivent.')),
  },
  words('What accepting a deliverable releases.', 'Ce que libère la recette d’un livrable.'),
);

/** The keys of a contract. */
export const contractFields = {
  ...identity,
  ...terms,
  criteria: each(criterion, words('Criteria of every deliverable.', 'Critères de tous les livrables.')),
  deliverables: some(deliverable, words('What the supplier owes.', 'Ce que doit le prestataire.')),
  payments: each(
    payment,
    words(
      'What acceptance releases: shown, never computed as an invoice.',
      'Ce que libère la recette : montré, jamais calculé comme une facture.',
    ),
  ),
};

/** A contract as its file says it, what is absent filled in. */
export type Contract = ValuesOf<typeof contractFields>;

/** Something that a deliverable must meet. */
export type Criterion = Contract['criteria'][number];

/** A whole contract. */
export const contractDocument = mapping(contractFields, words('A contract.', 'Un contrat.'));
