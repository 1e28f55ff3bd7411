import { z } from 'zod';

import { count, duration } from '../settings/amounts.ts';
import { timeZone } from '../settings/calendar.ts';
import { choice } from '../settings/choices.ts';
import { expected } from '../settings/expectation.ts';
import { globs } from '../settings/globs.ts';
import { group, items, optional, record } from '../settings/group.ts';
import { atLeast, atMost } from '../settings/limits.ts';
import { denyList, list } from '../settings/lists.ts';
import { type AnySetting, type Fields, words } from '../settings/setting.ts';
import { line, login, role, unordered } from '../settings/texts.ts';
import { pages, reporting } from './document-extras.ts';
import { familiesOf, familySetting, type RuleLanguage } from './language.ts';

/** A shared policy of another organisation at one full commit id. */
export interface BaselineSource {
  readonly owner: string;
  readonly repository: string;
  readonly commit: string;
}

const pinned = /^([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100})@([0-9a-f]{40})$/;
const baselineSource: z.ZodType<BaselineSource> = z.codec(
  z.string(expected('commit-pin')).regex(pinned, expected('commit-pin')),
  z.custom<BaselineSource>(),
  {
    decode: (text) => {
      const [, owner = '', repository = '', commit = ''] = pinned.exec(text) ?? [];
      return { owner, repository, commit };
    },
    encode: ({ owner, repository, commit }) => `${owner}/${repository}@${commit}`,
  },
);

const team = z.string(expected('team')).regex(/^(?:[A-Za-z0-9-]+\/)?[a-z0-9][a-z0-9_-]{0,99}$/i, expected('team'));

const people = group(
  {
    users: list(login, { initial: [], words: words('Logins.', 'Identifiants GitHub.') }),
    teams: list(team, {
      initial: [],
      words: words('Teams, members of their sub-teams included.', 'Équipes, membres de leurs sous-équipes compris.'),
    }),
  },
  words('Who belongs to it.', 'Qui en fait partie.'),
);

const identity = {
  language: choice(['en', 'fr'], {
    initial: 'en',
    words: words('The language of everything people read.', 'La langue de tout ce que les gens lisent.'),
  }),
  timezone: unordered(timeZone, {
    initial: 'UTC',
    words: words('Time zone of dates and hours (IANA name).', 'Fuseau horaire des dates et heures (nom IANA).'),
  }),
  people: group(
    {
      client: record(
        people,
        words(
          'Client roles: only they approve, waive, attest and decide.',
          'Rôles du client : eux seuls approuvent, dérogent, attestent et décident.',
        ),
      ),
      vendors: record(
        people,
        words(
          'Suppliers: their accounts never count as approvers.',
          'Prestataires : leurs comptes ne comptent jamais comme approbateurs.',
        ),
      ),
      bots: list(login, {
        initial: [],
        words: words(
          'Update bots, recognised by account id and kind.',
          'Robots de mise à jour, reconnus par identifiant et type de compte.',
        ),
      }),
    },
    words(
      'Who is who. Whoever is in no role counts as a supplier’s.',
      'Qui est qui. Quiconque n’a aucun rôle compte comme prestataire.',
    ),
  ),
};

const exceptions = {
  waivers: group(
    {
      'maximum-duration': atMost(duration, {
        initial: 7_776_000_000,
        words: words('Longest time a waiver may last.', 'Durée la plus longue d’une dérogation.'),
      }),
      by: list(role, { initial: [], words: words('Roles that may grant one.', 'Rôles qui peuvent l’accorder.') }),
      never: denyList(line, {
        initial: [],
        words: words(
          'Families or `family/rule` that cannot be waived.',
          'Familles ou `famille/règle` auxquelles on ne peut déroger.',
        ),
      }),
    },
    words('Exceptions: each expires and stays visible.', 'Dérogations : chacune expire et reste visible.'),
  ),
  emergency: group(
    {
      by: list(role, { initial: [], words: words('Roles that may declare one.', 'Rôles qui peuvent la déclarer.') }),
      people: atLeast(count, { initial: 1, words: words('How many of them it takes.', 'Combien il en faut.') }),
    },
    words('Who may turn one commit green for 24 hours.', 'Qui peut rendre un commit vert pendant 24 heures.'),
  ),
};

const version = unordered(z.literal(1, expected('version')), { initial: 1, words: words('Always 1.', 'Toujours 1.') });

/** The keys that layers merge; families and their settings come from the rules. */
export function sharedFields(rules: readonly RuleLanguage[]) {
  return {
    ...identity,
    policies: policiesSetting(rules),
    ...reporting,
    ...exceptions,
    ...pages,
  } satisfies Fields;
}

/** The keys of an organisation's `policy.yml`. */
export function organizationFields(rules: readonly RuleLanguage[]) {
  const shared = sharedFields(rules);
  return { version, ...shared, extends: baseline, repositories: overrides(shared.policies) } satisfies Fields;
}

/** The keys of a `baseline.yml`. */
export function baselineFields(rules: readonly RuleLanguage[]) {
  return { version, ...sharedFields(rules), allow } satisfies Fields;
}

/** The keys of a repository's own file. */
export function repositoryFields(rules: readonly RuleLanguage[]) {
  return { version, policies: policiesSetting(rules) } satisfies Fields;
}

const allow = list(login, {
  initial: [],
  words: words('Organisations that may extend this baseline.', 'Organisations qui peuvent étendre ce socle.'),
});

const baseline = optional({
  schema: baselineSource,
  words: words(
    'A shared baseline: `owner/repository@` and a full commit id.',
    'Un socle partagé : `propriétaire/dépôt@` et un identifiant complet de commit.',
  ),
});

function overrides(policies: AnySetting): AnySetting {
  const match = globs({ initial: [], words: words('Names of the repositories.', 'Noms des dépôts.') });
  return items(
    group({ match, policies }, words('Values for some repositories.', 'Valeurs pour certains dépôts.')),
    words(
      'What the organisation changes for some repositories: the only place where it may ask for less.',
      'Ce que l’organisation change pour certains dépôts : le seul endroit où elle peut demander moins.',
    ),
  );
}

function policiesSetting(rules: readonly RuleLanguage[]): AnySetting {
  const families = familiesOf(rules).map((family): [string, AnySetting] => [family.name, familySetting(family)]);
  return group(
    Object.fromEntries(families),
    words(
      'What is asked of every pull request, by family.',
      'Ce qui est demandé à chaque demande de fusion, par famille.',
    ),
  );
}
