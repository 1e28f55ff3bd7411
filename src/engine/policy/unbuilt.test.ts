import { expect, test } from 'vitest';

import { rules } from '../rules/index.ts';
import { loadPolicy, loadRepositoryFile } from './load.ts';
import { resolvePolicy } from './resolve.ts';
import { namesNotBuilt } from './unbuilt.ts';

const performance = 'performance: { k6: { minimum-iterations: 1000 }, lighthouse: { performance: 0.85 } }';

function resolved(family: string, repositoryFile?: string) {
  const organization = loadPolicy(`version: 1\npolicies: { analysis: ${family} }\n`, { file: 'policy.yml', rules });
  if (!organization.ok) throw new Error(JSON.stringify(organization.refusals));
  const own =
    repositoryFile === undefined ? {} : { repositoryFile: loadRepositoryFile(repositoryFile, { file: 'r', rules }) };
  const policy = resolvePolicy({
    organization: organization.policy,
    ...own,
    repository: { id: 1, name: 'a/b' },
    rules,
  });
  return { loaded: organization.policy, policy };
}

test('a part that no rule judges yet loads, and is named', () => {
  const { loaded, policy } = resolved(`{ tests: { minimum-total: 1 }, ${performance} }`);
  expect(loaded.notBuilt).toEqual(['analysis.performance']);
  expect(namesNotBuilt(policy.families)).toEqual(['analysis.performance']);
  expect(policy.families[0]).toMatchObject({ built: true, unbuiltParts: ['performance'] });
});

test('a part that the policy does not mention is not named', () => {
  const { loaded, policy } = resolved('{ tests: { minimum-total: 1 } }');
  expect(loaded.notBuilt).toEqual([]);
  expect(namesNotBuilt(policy.families)).toEqual([]);
});

test('a repository’s own file cannot change such a part', () => {
  const own = 'version: 1\npolicies: { analysis: { performance: none } }\n';
  const { policy } = resolved(`{ ${performance} }`, own);
  expect(policy.refusals.map(({ reason }) => reason.key)).toEqual(['no-order']);
  expect(policy.families[0]?.settings['performance']).toMatchObject({ lighthouse: { performance: 0.85 } });
});

test('a misspelt part is not taken for one', () => {
  const loaded = loadPolicy('version: 1\npolicies: { analysis: { perfomance: {} } }\n', { file: 'policy.yml', rules });
  expect(loaded.ok).toBe(false);
});
