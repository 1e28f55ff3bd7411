import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

import { organizationFields } from '../../src/engine/policy/document.ts';
import type { EffectivePolicy } from '../../src/engine/policy/effective.ts';
import { familiesOf } from '../../src/engine/policy/language.ts';
import { loadPolicy, loadRepositoryFile } from '../../src/engine/policy/load.ts';
import { resolvePolicy } from '../../src/engine/policy/resolve.ts';
import { policyTexts } from '../../src/engine/policy/texts.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { canonical, same } from '../../src/engine/settings/canonical.ts';
import { expectations } from '../../src/engine/settings/expectation.ts';
import { group } from '../../src/engine/settings/group.ts';
import { type AnySetting, type Fields, loosens } from '../../src/engine/settings/setting.ts';
import { valuesOfSetting, writtenMappings } from '../support/from-schema.ts';

const language = organizationFields(rules);
const families: Fields = language.policies.fields ?? {};
const every = settingsIn(language, '');
const ordered = every.filter(([, { order }]) => order !== undefined && order.direction !== 'by-field');

/** The families without the keys that a rule tightens as a whole: that they only grow is the rule's own promise. */
const keyByKey: Fields = Object.fromEntries(
  familiesOf(rules).map(({ name, rules: own, fields }) => {
    const together = new Set(own.flatMap(({ tighten }) => tighten?.keys ?? []));
    const apart = Object.entries(fields).filter(([key]) => !together.has(key));
    return [name, { ...group({}, { en: '', fr: '' }), fields: Object.fromEntries(apart) }];
  }),
);

describe('every setting of the policy language', () => {
  it.each(every)('%s is explained in both languages', (_, { words }) => {
    expect([words.en, words.fr].map((text) => text.trim().length > 3)).toEqual([true, true]);
  });

  it.each(ordered)('%s is tightened by a join that is commutative, associative and idempotent', (_, setting) => {
    const { order } = setting;
    const value = valuesOfSetting(setting);
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(order?.equal(order.join(a, b), order.join(b, a))).toBe(true);
        expect(order?.equal(order.join(a, order.join(b, c)), order.join(order.join(a, b), c))).toBe(true);
        expect(order?.equal(order.join(a, a), a)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(ordered)('%s is never loosened by what a join gives, nor by itself', (_, setting) => {
    const value = valuesOfSetting(setting);
    fc.assert(
      fc.property(value, value, (upper, wanted) => {
        const { order } = setting;
        if (order === undefined) return;
        expect(loosens(order, upper, order.join(upper, wanted))).toBe(false);
        expect(loosens(order, upper, upper)).toBe(false);
        expect(loosens(order, upper, wanted) && loosens(order, wanted, upper) && order.equal(upper, wanted)).toBe(
          false,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('finds settings and orders to look at', () => {
    expect([every.length > 30, ordered.length > 10]).toEqual([true, true]);
  });
});

describe('the texts of the policy language', () => {
  it('exist in both languages and mention the same values', () => {
    const [en, fr] = [policyTexts.en, policyTexts.fr];
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.keys(en).filter((key) => !same(mentioned(en[key]), mentioned(fr[key])))).toEqual([]);
  });
});

describe('what a setting expects', () => {
  it.each(expectations)('%s has a sentence in both languages for each thing that may stand there instead', (name) => {
    const keys = ['text', 'mapping', 'list', 'nothing'].map((found) => `expected-${name}/${found}`);
    expect(keys.filter((key) => !(key in policyTexts.en && key in policyTexts.fr))).toEqual([]);
  });
});

describe('a repository’s own file', () => {
  const organization = writtenMappings(keyByKey);
  const repository = writtenMappings(keyByKey);

  it('never makes anything weaker, and never changes what has no order', () => {
    fc.assert(
      fc.property(organization, repository, (upper, wanted) => {
        const both = effective(upper, wanted);
        fc.pre(both !== null);
        expect(weakened(both)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses each attempt to loosen with its line and column', () => {
    fc.assert(
      fc.property(organization, repository, (upper, wanted) => {
        const refusals = effective(upper, wanted)?.withFile.refusals ?? [];
        expect(refusals.filter(({ reason: { at } }) => at?.line === undefined || at.column === undefined)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('docs/examples/policy.yml', () => {
  const text = readFileSync('docs/examples/policy.yml', 'utf8');

  it('loads as it stands, and names the families and parts that are not built yet', () => {
    const loaded = loadPolicy(text, { file: 'policy.yml', rules });
    expect(loaded.ok ? loaded.policy.notBuilt : loaded.refusals).toEqual(
      familiesOf(rules).flatMap(({ name, rules: own, parts }) =>
        own.length === 0 ? [name] : parts.map((part) => `${name}.${part}`),
      ),
    );
  });
});

describe('schema/policy.schema.json', () => {
  const schema = JSON.parse(readFileSync('schema/policy.schema.json', 'utf8')) as object;
  const accepts = new Ajv2020({ strictTypes: false }).compile(schema);

  it('accepts what the engine loads', () => {
    fc.assert(
      fc.property(writtenMappings(families), (policies) => {
        const text = dump({ version: 1, policies }, { noRefs: true });
        expect(accepts(load(text)) || !loadPolicy(text, { file: 'policy.yml', rules }).ok).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    { version: 2 },
    { version: 1, polices: {} },
    { version: 1, policies: { reviews: { enforcement: 'on' } } },
    {},
  ])('refuses %j', (document) => {
    expect(accepts(document)).toBe(false);
  });
});

function settingsIn(fields: Fields, above: string): readonly [string, AnySetting][] {
  return Object.entries(fields).flatMap(([key, setting]): [string, AnySetting][] => {
    const path = `${above}${key}`;
    const inner = setting.fields ?? setting.items?.fields ?? setting.entries?.fields;
    // Families stand under overrides as well.
    const own: [string, AnySetting][] = [[path, setting]];
    return inner === undefined || path === 'repositories' ? own : [...own, ...settingsIn(inner, `${path}.`)];
  });
}

interface Both {
  readonly without: EffectivePolicy;
  readonly withFile: EffectivePolicy;
}

/** `null`: the organisation's policy does not load. */
function effective(upper: unknown, wanted: unknown): Both | null {
  const organization = loadPolicy(dump({ version: 1, policies: upper }, { noRefs: true }), {
    file: 'policy.yml',
    rules,
  });
  if (!organization.ok) return null;
  const layers = { organization: organization.policy, repository: { id: 1, name: 'acme/shop' }, rules };
  const text = dump({ version: 1, policies: wanted }, { noRefs: true });
  const repositoryFile = loadRepositoryFile(text, { file: '.github/garde-fou.yml', rules });
  return { without: resolvePolicy(layers), withFile: resolvePolicy({ ...layers, repositoryFile }) };
}

/** Paths of what is weaker with the file than without it. */
function weakened({ without, withFile }: Both): readonly string[] {
  return without.families.flatMap(({ family, enforcement, settings }) => {
    const after = withFile.families.find((one) => one.family === family);
    const fields = families[family]?.fields ?? {};
    const weights = ['off', 'observe', 'warn', 'block'];
    const lighter = weights.indexOf(after?.enforcement ?? 'off') < weights.indexOf(enforcement) ? [family] : [];
    const weaker = Object.entries(settings).filter(([key, value]) =>
      isWeaker(fields[key], value, after?.settings[key]),
    );
    return [...lighter, ...weaker.map(([key]) => `${family}.${key}`)];
  });
}

function isWeaker(setting: AnySetting | undefined, before: unknown, after: unknown): boolean {
  if (setting?.fields !== undefined && isMapping(before) && isMapping(after))
    return Object.entries(setting.fields).some(([key, one]) => isWeaker(one, before[key], after[key]));
  return setting?.order === undefined ? !same(before, after) : loosens<unknown>(setting.order, before, after);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && canonical(value).startsWith('{');
}

function mentioned(text: string | undefined): readonly string[] | undefined {
  return text?.match(/\{\w+/g)?.toSorted();
}
