import { describe, expect, it } from 'vitest';

import type { EffectivePolicy } from '../../src/engine/policy/effective.ts';
import { loadPolicy, loadRepositoryFile } from '../../src/engine/policy/load.ts';
import { matchOverrides } from '../../src/engine/policy/overrides.ts';
import { resolvePolicy } from '../../src/engine/policy/resolve.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { canonical } from '../../src/engine/settings/canonical.ts';

const organization = `version: 1
people: { client: { cto: { users: [claire-cto] } } }
policies:
  reviews:
    requirements:
      - { name: cto, require: { approvals: 1, from: [cto] } }
    combine: { all: [cto] }
  pull-request: { size: { maximum-changed-lines: 800, except: ["**/*.lock"] }, title: { matches: "^feat" } }
repositories:
  - { match: ["legacy-*"], policies: { reviews: { enforcement: observe } } }
`;

describe('a repository’s own file that “tightens” by what takes things out', () => {
  it.each([
    ['an exception', 'pull-request: { size: { except: ["**/*.lock", "src/**"] } }'],
    ['a glob with !', 'pull-request: { size: { except: ["**/*.lock", "!docs/**"] } }'],
    ['another pattern', 'pull-request: { title: { matches: "" } }'],
    ['a lighter weight', 'reviews: { enforcement: warn }'],
    ['a larger maximum', 'pull-request: { size: { maximum-changed-lines: 99999 } }'],
  ])('changes nothing and is refused with its line: %s', (_, policies) => {
    const effective = resolved({ own: policies });
    expect(canonical(effective.families)).toBe(canonical(resolved({}).families));
    expect(effective.refusals).toMatchObject([{ layer: 'repository', reason: { at: { line: 2 } } }]);
  });

  it.each([
    ['the name of the organisation’s requirement', '{ name: cto, require: { approvals: 0 } }', 'null'],
    ['an alternative of its own', '{ name: free, require: { approvals: 0 } }', '{ any: [free, cto] }'],
    [
      'a condition of its own',
      '{ name: never, when: { title: { matches: "^nothing$" } }, require: { approvals: 1, from: [cto] } }',
      '{ all: [never] }',
    ],
  ])('leaves the organisation’s requirement in force beside %s', (_, requirement, combine) => {
    const combination = combine === 'null' ? '' : `, combine: ${combine}`;
    const effective = resolved({ own: `reviews: { requirements: [${requirement}]${combination} }` });
    const [before, after] = [resolved({}), effective].map(reviewsOf);
    expect(requirementsOf(after)).toEqual(expect.arrayContaining(requirementsOf(before)));
    expect(after?.['combine']).toEqual(before?.['combine']);
  });
});

describe('a requirement that a supplier could switch by what he writes', () => {
  it.each([
    ['the title', '{ title: { matches: "chore" } }'],
    ['a label', '{ labels: [trivial] }'],
    ['the name of his branch', '{ source-branch: ["docs/**"] }'],
  ])('does not load when %s lowers it', (_, when) => {
    const text = `version: 1
people: { client: { cto: { users: [claire-cto] } } }
policies:
  reviews:
    requirements:
      - { name: cto, require: { approvals: 1, from: [cto] } }
      - { name: trivial, when: ${when}, require: { approvals: 0 } }
    combine: { any: [cto, trivial] }
`;
    const loaded = loadPolicy(text, { file: 'policy.yml', rules });
    expect(loaded.ok ? [] : loaded.refusals).toMatchObject([{ reason: { key: 'supplier-lowers', at: { line: 7 } } }]);
  });
});

describe('a new repository that is called like one for which less is asked', () => {
  it('gets nothing of it', () => {
    const matched = matchOverrides(policy().overrides, [{ id: 1, name: 'acme/legacy-shop' }]);
    const weight = (id: number): unknown =>
      resolved({ id, matched }).families.find(({ family }) => family === 'reviews')?.enforcement;
    expect([weight(1), weight(2)]).toEqual(['observe', 'block']);
  });
});

function policy() {
  const result = loadPolicy(organization, { file: 'policy.yml', rules });
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.policy;
}

interface Asked {
  readonly own?: string;
  readonly id?: number;
  readonly matched?: ReturnType<typeof matchOverrides>;
}

function resolved({ own, id = 1, matched = new Map() }: Asked): EffectivePolicy {
  const layers = { organization: policy(), repository: { id, name: 'acme/legacy-x' }, matched, rules };
  if (own === undefined) return resolvePolicy(layers);
  const text = `version: 1\npolicies: { ${own} }`;
  return resolvePolicy({
    ...layers,
    repositoryFile: loadRepositoryFile(text, { file: '.github/garde-fou.yml', rules }),
  });
}

function reviewsOf({ families }: EffectivePolicy): Readonly<Record<string, unknown>> | undefined {
  return families.find(({ family }) => family === 'reviews')?.settings;
}

function requirementsOf(settings: Readonly<Record<string, unknown>> | undefined): unknown[] {
  return Array.isArray(settings?.['requirements']) ? settings['requirements'] : [];
}
