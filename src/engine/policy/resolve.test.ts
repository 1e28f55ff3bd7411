import { describe, expect, it } from 'vitest';

import { sampleRules as rules } from '../../../test/support/language.ts';
import type { EffectivePolicy } from './effective.ts';
import { type Loaded, loadBaseline, loadPolicy, loadRepositoryFile } from './load.ts';
import { matchOverrides } from './overrides.ts';
import { explainPolicy, type Layers, resolvePolicy } from './resolve.ts';

const shop = { id: 7, name: 'acme/legacy-shop' };
const base = `version: 1
language: fr
extends: cto/base@${'a'.repeat(40)}
people: { client: { cto: { users: [claire] } } }
policies:
  kinds: { enforcement: warn, approvals: 2, project: { minimum: 70% }, deny: [a], allow: [a, b], except: ["x/**"] }
repositories:
  - { match: ["legacy-*"], policies: { kinds: { project: { minimum: 40% } } } }
  - { match: ["legacy-shop"], policies: { kinds: { approvals: 1 } } }
`;

describe('resolvePolicy', () => {
  it('lets later layers win, key by key', () => {
    const policy = resolvePolicy({
      ...layers(base),
      baseline: baseline('kinds: { approvals: 9, project: { maximum-drop: 1% }, strict: true }'),
    });
    expect(settings(policy)).toMatchObject({
      approvals: 1,
      project: { minimum: 4000, 'maximum-drop': 100 },
      strict: true,
      deny: ['a'],
    });
  });

  it('fills in what no layer says', () => {
    expect(settings(resolvePolicy(layers('version: 1\npolicies: { kinds: {} }')))).toEqual({
      project: { minimum: null, 'maximum-drop': null },
      approvals: 1,
      strict: false,
      deny: [],
      allow: null,
      except: [],
      title: { matches: null },
      names: [],
      label: 'none',
    });
  });

  it('says of each value which layer decides it and where', () => {
    const policy = resolvePolicy({ ...layers(base), baseline: baseline('kinds: { strict: true }') });
    const origin = (key: string): unknown => policy.origins.get(`policies.kinds.${key}`);
    expect(origin('enforcement')).toEqual({ layer: 'organization', at: { path: 'policy.yml', line: 6, column: 25 } });
    expect(origin('project.minimum')).toEqual({ layer: 'override', at: { path: 'policy.yml', line: 8, column: 69 } });
    expect(origin('strict')).toEqual({ layer: 'baseline', at: { path: 'baseline.yml', line: 2, column: 30 } });
    expect(origin('label')).toEqual({ layer: 'default' });
  });

  it('leaves out families that are off or unnamed, and keeps those that no rule judges yet as such', () => {
    const text = 'version: 1\npolicies: { kinds: { enforcement: off }, secrets: { scan: { deep: true } } }';
    expect(resolvePolicy(layers(text)).families).toEqual([
      { family: 'secrets', enforcement: 'block', built: false, settings: { scan: { deep: true } } },
    ]);
  });

  it('has an emergency only when somebody may declare one', () => {
    const people = 'people: { client: { cto: { users: [claire] } } }';
    expect(resolvePolicy(layers(`version: 1\n${people}`)).emergency).toBeNull();
    expect(resolvePolicy(layers(`version: 1\n${people}\nemergency: { by: [cto] }`)).emergency).toEqual({
      by: ['cto'],
      people: 1,
    });
  });

  it('refuses what the merged layers say wrong, and says so with its place', () => {
    const text = `version: 1\nextends: cto/base@${'a'.repeat(40)}\nwaivers: { by: [nobody] }`;
    expect(resolvePolicy({ ...layers(text), baseline: baseline('{}') }).refusals).toMatchObject([
      { layer: 'organization', reason: { key: 'unknown-role', at: { path: 'policy.yml', line: 3 } } },
    ]);
  });

  it('gives one digest to equal content, wherever it is written, and another to any other', () => {
    expect(digest('version: 1\npolicies: { kinds: { approvals: 2, strict: true } }')).toBe(
      digest('version: 1\n# said differently\npolicies:\n  kinds:\n    strict: true\n    approvals: 2'),
    );
    expect(digest('version: 1\npolicies: { kinds: {} }')).not.toBe(
      digest('version: 1\npolicies: { kinds: { approvals: 2 } }'),
    );
    expect(digest('version: 1\nwaivers: { maximum-duration: 1d }')).toBe(digest('version: 1'));
    expect(digest('version: 1')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a repository’s own file', () => {
  it.each([
    ['a higher minimum', 'project: { minimum: 60% }', { project: { minimum: 6000 } }],
    ['a smaller maximum where there was none', 'project: { maximum-drop: 1% }', { project: { 'maximum-drop': 100 } }],
    ['a longer deny list', 'deny: [a, b]', { deny: ['a', 'b'] }],
    ['a shorter allow list', 'allow: [b]', { allow: ['b'] }],
    ['switching on', 'strict: true', { strict: true }],
    ['a heavier weight', 'enforcement: block', {}],
    ['what holds anyway', 'approvals: 1, except: ["x/**"]', { approvals: 1 }],
  ])('tightens by %s', (_, wanted, expected) => {
    const policy = resolvePolicy(layers(base, wanted));
    expect(policy.refusals).toEqual([]);
    expect(settings(policy)).toMatchObject(expected);
  });

  it.each([
    ['a lower minimum', 'project: { minimum: 30% }', 'loosens', { project: { minimum: 4000 } }],
    ['another deny list', 'deny: [b]', 'loosens', { deny: ['a', 'b'] }],
    ['a longer allow list', 'allow: [a, b, c]', 'loosens', { allow: ['a', 'b'] }],
    ['fewer approvals', 'approvals: 0', 'loosens', { approvals: 1 }],
    ['a lighter weight', 'enforcement: off', 'loosens', {}],
    ['other globs', 'except: ["x/**", "y/**"]', 'no-order', { except: ['x/**'] }],
    ['another pattern', 'title: { matches: a }', 'no-order', { title: { matches: null } }],
    ['what makes no sense', 'approvals: 13', 'unlucky', { approvals: 1 }],
  ])('keeps the stricter value and refuses %s with its place', (_, wanted, key, expected) => {
    const policy = resolvePolicy(layers(base, wanted));
    expect(policy.refusals).toMatchObject([
      { layer: 'repository', reason: { key, at: { path: '.github/garde-fou.yml', line: 2 } } },
    ]);
    expect(settings(policy)).toMatchObject(expected);
    expect(policy.families[0]?.enforcement).toBe('warn');
  });

  it('shows what was wanted and what is kept as a policy writes it', () => {
    expect(resolvePolicy(layers(base, 'project: { minimum: 30% }')).refusals[0]?.reason.values).toEqual({
      path: 'policies.kinds.project.minimum',
      wanted: '30%',
      kept: '40%',
    });
  });

  it('may ask for a family that nobody else names', () => {
    const policy = resolvePolicy(layers('version: 1', 'enforcement: observe, approvals: 3'));
    expect(policy.refusals).toEqual([]);
    expect(policy.families).toMatchObject([{ family: 'kinds', enforcement: 'observe', settings: { approvals: 3 } }]);
  });

  it('adds to keys that only make sense together as their rule says', () => {
    const organization = 'version: 1\npolicies: { pair: { entries: [one], how: any } }';
    const own = loadRepositoryFile('version: 1\npolicies: { pair: { entries: [two], how: none } }', {
      file: 'g.yml',
      rules,
    });
    const policy = resolvePolicy({ ...layers(organization), repositoryFile: own });
    expect(policy.refusals).toEqual([]);
    expect(policy.families[0]?.settings).toEqual({ entries: ['one', 'two'], how: 'any' });
    expect(policy.origins.get('policies.pair.entries')?.layer).toBe('repository');
    expect(policy.origins.get('policies.pair.how')?.layer).toBe('organization');
  });

  it('fills no page with refusals', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `k${index}: 1`).join(', ');
    const own = loadRepositoryFile(`version: 1\npolicies: { secrets: { ${keys} } }`, { file: 'g.yml', rules });
    expect(resolvePolicy({ ...layers(base), repositoryFile: own }).refusals).toHaveLength(50);
  });

  it('changes nothing when it does not load, and says why', () => {
    const own = loadRepositoryFile('version: 1\npolicies: { kinds: { aprovals: 9 } }', { file: 'g.yml', rules });
    const policy = resolvePolicy({ ...layers(base), repositoryFile: own });
    expect(policy.refusals).toMatchObject([{ layer: 'repository', reason: { key: 'unknown-key-did-you-mean' } }]);
    expect(settings(policy)).toEqual(settings(resolvePolicy(layers(base))));
  });
});

describe('overrides', () => {
  it('record which repositories they match, by key and id', () => {
    const { organization } = layers(base);
    const others = [shop, { id: 8, name: 'acme/legacy-till' }, { id: 9, name: 'acme/web' }];
    expect(matchOverrides(organization.overrides, others)).toEqual(
      new Map([
        ['legacy-*', new Set([7, 8])],
        ['legacy-shop', new Set([7])],
      ]),
    );
  });

  it('apply to the recorded repositories, whatever they are called today', () => {
    const matched = new Map([['legacy-*', new Set([7])]]);
    const policy = resolvePolicy({ ...layers(base), matched, repository: { id: 7, name: 'acme/renamed' } });
    expect(settings(policy)).toMatchObject({ project: { minimum: 4000 }, approvals: 2 });
  });

  it('tighten every repository that fits, recorded or not', () => {
    const text =
      'version: 1\npolicies: { kinds: { approvals: 2 } }\nrepositories: [{ match: ["*"], policies: { kinds: { approvals: 3, label: x }, pair: { how: any } } }]';
    const policy = resolvePolicy({ ...layers(text), matched: new Map() });
    expect(policy.families.map(({ family }) => family)).toEqual(['kinds', 'pair']);
    expect(settings(policy)).toMatchObject({ approvals: 3, label: 'none' });
  });
});

describe('explainPolicy', () => {
  it('gives every value as a policy writes it', () => {
    const values = explainPolicy(layers(base, 'project: { minimum: 60% }, deny: [b]'));
    const value = (key: string): unknown => values.find(({ path }) => path === `policies.kinds.${key}`)?.value;
    expect(['project.minimum', 'deny', 'approvals', 'label'].map(value)).toEqual(['60%', ['a', 'b'], 1, 'none']);
  });
});

function layers(organization: string, repositoryFile?: string): Layers {
  const own = loadRepositoryFile(`version: 1\npolicies: { kinds: { ${repositoryFile ?? ''} } }`, {
    file: '.github/garde-fou.yml',
    rules,
  });
  return {
    organization: loaded(loadPolicy(organization, { file: 'policy.yml', rules })),
    repository: shop,
    rules,
    ...(repositoryFile === undefined ? {} : { repositoryFile: own }),
  };
}

function baseline(policies: string): Layers['organization'] {
  const text = `version: 1\npolicies: { ${policies === '{}' ? '' : policies} }`;
  return loaded(loadBaseline(text, { file: 'baseline.yml', rules, consumer: null }));
}

function loaded<T>(result: Loaded<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.policy;
}

function settings({ families }: EffectivePolicy): unknown {
  return families.find(({ family }) => family === 'kinds')?.settings;
}

function digest(text: string): string {
  return resolvePolicy(layers(text)).digest;
}
