import type { Protection, RequiredCheck } from '../ports/protection.ts';
import type { Client } from './client.ts';
import { readOperations as operations } from './operations.ts';

const MAXIMUM_PAGES = 10;
/** Rules that keep people from changing a branch without a pull request or a check. */
const GUARDING = new Set([
  'pull_request',
  'required_status_checks',
  'merge_queue',
  'workflows',
  'update',
  'lock_branch',
]);

/** Reads rulesets first, then classic protection: GitHub enforces both together. */
export function makeProtection(client: Client): Protection {
  return {
    guardOf: async (repository, branch) => {
      const [rules, classic] = await Promise.all([
        client.pages((page) => client.read(repository, operations.branchRules, { branch, ...page }), MAXIMUM_PAGES),
        client.read(repository, operations.branch, { branch }),
      ]);
      const fromRules = rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
      const fromClassic = classic.protection?.required_status_checks?.checks ?? [];
      return {
        protected: classic.protected || rules.some(({ type }) => GUARDING.has(type)),
        mergeQueue: rules.some(({ type }) => type === 'merge_queue'),
        requiredChecks: [
          ...fromRules.map((check): RequiredCheck => ({ name: check.context, appId: check.integration_id ?? null })),
          ...fromClassic.map((check): RequiredCheck => ({ name: check.context, appId: check.app_id ?? null })),
        ],
      };
    },
  };
}
