import { z } from 'zod';

import type { Check } from '../facts/check.ts';
import { expected } from '../settings/expectation.ts';
import { line, login } from '../settings/texts.ts';
import { someOf } from './lists.ts';
import { holding, type Holding, type Predicate, yesOrNo } from './predicate.ts';

/** A check by name AND app; for GitHub Actions by the path of its workflow AND the job's name. */
export interface NamedCheck {
  readonly name: string;
  readonly app: string;
  readonly workflow: string | null;
}

const actions = 'github-actions';

const namedCheck: z.ZodType<NamedCheck> = z
  .strictObject({ name: line, app: line, workflow: line.optional() }, expected('mapping'))
  .refine(({ app, workflow }) => (app === actions) === (workflow !== undefined), expected('mapping'))
  .transform(({ name, app, workflow = null }) => ({ name, app, workflow }));

/** All these checks of the head succeeded. Skipped and neutral ones did not. */
export const checks: Predicate<readonly NamedCheck[], 'checks'> = {
  key: 'checks',
  schema: someOf(namedCheck),
  words: {
    en: 'All these checks of the head succeeded, each by name and app; for GitHub Actions (`app: github-actions`) also by workflow file.',
    fr: 'Tous ces contrôles du dernier commit ont réussi, chacun désigné par son nom et son application ; pour GitHub Actions (`app: github-actions`) aussi par le fichier du workflow.',
  },
  needs: ['checks'],
  // Whoever writes code also writes its workflows.
  suppliersReach: (wanted) => (wanted.some(({ app }) => app === actions) ? 'to-hold' : 'none'),
  holds: ({ checks: all, change }, wanted) => {
    const onHead = all.filter(({ head }) => head === change.head.sha);
    return allSucceeded('checks', wanted, (one) => onHead.filter((check) => isMeant(check, one)));
  },
};

/** A commit status by context AND the account that posted it. */
export interface NamedStatus {
  readonly name: string;
  readonly by: string;
}

/** All these statuses of the head succeeded; every workflow can post statuses as `github-actions[bot]`. */
export const statuses: Predicate<readonly NamedStatus[], 'checks'> = {
  key: 'statuses',
  schema: someOf(z.strictObject({ name: line, by: login }, expected('mapping'))),
  words: {
    en: 'All these commit statuses of the head succeeded, each by name and by the account that posted it.',
    fr: 'Tous ces statuts du dernier commit sont réussis, chacun désigné par son nom et par le compte qui l’a posé.',
  },
  needs: ['checks'],
  suppliersReach: () => 'to-hold',
  holds: ({ checks: all, change }, wanted) =>
    allSucceeded('statuses', wanted, ({ name, by }) =>
      all.filter(
        (check) =>
          check.kind === 'status' &&
          check.head === change.head.sha &&
          check.name === name &&
          check.creator?.login.toLowerCase() === by.toLowerCase(),
      ),
    ),
};

/** All jobs of these workflows of the head succeeded. */
export const workflows: Predicate<readonly string[], 'checks'> = {
  key: 'workflows',
  schema: someOf(line),
  words: {
    en: 'All jobs of these workflows (paths of their files) succeeded on the head.',
    fr: 'Toutes les tâches de ces workflows (chemins de leurs fichiers) ont réussi sur le dernier commit.',
  },
  needs: ['checks'],
  suppliersReach: () => 'to-hold',
  holds: ({ checks: all, change }, paths) =>
    allSucceeded(
      'workflows',
      paths.map((name) => ({ name })),
      ({ name }) =>
        all.filter(
          (check) => check.kind === 'workflow-job' && check.head === change.head.sha && check.workflow === name,
        ),
    ),
};

/** The head is deployed to all these environments; a workflow can create deployments. */
export const deployments: Predicate<readonly string[], 'deployments'> = {
  key: 'deployments',
  schema: someOf(line),
  words: {
    en: 'The head was deployed with success to all these environments.',
    fr: 'Le dernier commit a été déployé avec succès dans tous ces environnements.',
  },
  needs: ['deployments'],
  suppliersReach: () => 'to-hold',
  holds: ({ deployments: all, change }, environments) => {
    const missing = environments.filter((environment) => {
      const own = all.filter((one) => one.environment === environment && one.head === change.head.sha);
      return own.length === 0 || own.some(({ state }) => state !== 'success');
    });
    return yesOrNo(missing.length === 0, 'deployments', { environments: missing.length > 0 ? missing : environments });
  },
};

function isMeant(check: Check, { name, app, workflow }: NamedCheck): boolean {
  if (check.kind === 'workflow-job') return check.name === name && check.workflow === workflow;
  // Any job can create a check run of any name as the Actions app: only the jobs of a run are believed.
  return check.kind === 'check-run' && app !== actions && check.app.slug === app && check.name === name;
}

/** One success beside a failure of the same name is no success: which of both is right cannot be told. */
function allSucceeded<T extends { readonly name: string }>(
  key: string,
  wanted: readonly T[],
  find: (one: T) => readonly Check[],
): Holding {
  const missing = wanted.filter((one) => {
    const found = find(one);
    return found.length === 0 || found.some(({ conclusion }) => conclusion !== 'success');
  });
  return holding(missing.length === 0 ? 'yes' : 'no', key, {
    names: (missing.length === 0 ? wanted : missing).map(({ name }) => name),
  });
}
