import { readdirSync, readFileSync } from 'node:fs';

import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

import { contractCheckDocument } from '../../src/cli/contract-document.ts';
import { commonFields } from '../../src/engine/contract/criteria/criterion.ts';
import { criterionTypes } from '../../src/engine/contract/criteria/registry.ts';
import { contractFields } from '../../src/engine/contract/fields.ts';
import { loadContract } from '../../src/engine/contract/load.ts';
import { contractTexts } from '../../src/engine/contract/texts.ts';
import type { AnyField, FieldsByKey } from '../../src/engine/settings/setting.ts';
import { type Node, parseYaml } from '../../src/engine/yaml/yaml.ts';
import { runCommand } from '../support/run-command.ts';

const file = 'docs/examples/contract.yml';
const example = readFileSync(file, 'utf8');

describe('docs/examples/contract.yml', () => {
  const loaded = loadContract(example, file);

  it('loads as it stands and says what it should', () => {
    expect(loaded.ok && loaded.contract).toMatchObject({
      id: 'CTR-2026-014',
      language: 'fr',
      timezone: 'Europe/Paris',
      calendar: { holidays: 'FR' },
      binding: {
        order: ['milestone', 'trailer', 'branch'],
        branch: { source: '^(?<id>L[0-9]+)[-/]' },
        without: 'refuse',
      },
      acceptance: {
        'review-working-days': 10,
        tacit: 'never',
        reservations: { major: { 'lift-within-working-days': 10 }, minor: { 'lift-within-working-days': 30 } },
        warranty: { years: 0, months: 3, weeks: 0, days: 0 },
      },
      payments: [{ deliverable: 'L2', amount: '12 000 €' }],
    });
    const deliverables = loaded.ok ? loaded.contract.deliverables : [];
    expect(deliverables.map(({ id, due, criteria, ...one }) => [id, due, one['depends-on'], criteria.length])).toEqual([
      ['L1', '2026-10-02', [], 0],
      ['L2', '2026-10-15', ['L1'], 11],
    ]);
    expect(deliverables[1]?.criteria.find(({ type }) => type === 'coverage')).toMatchObject({
      project: 7500,
      patch: 8500,
    });
  });

  it('shows every kind of criterion', () => {
    const { criteria = [], deliverables = [] } = loaded.ok ? loaded.contract : {};
    const types = [...criteria, ...deliverables.flatMap((one) => one.criteria)].map(({ type }) => type);
    expect(types.toSorted()).toEqual(Object.keys(criterionTypes).toSorted());
  });
});

describe('a key of a contract whose name is changed', () => {
  const parsed = parseYaml(example, file);
  const keys = parsed.ok ? keysOf(parsed.root) : [];
  const words = new Set(readFileSync('schema/contract.schema.json', 'utf8').match(/[a-z-]+/g));

  it('is refused in its line, every key of the example', () => {
    expect(keys.length).toBeGreaterThan(150);
    expect(keys.filter((key) => !isRefused(key, `${key.name}-x`))).toEqual([]);
  });

  it('is refused in its line, whatever the other name', () => {
    const other = fc.stringMatching(/^[a-z][a-z-]{0,20}$/);
    fc.assert(
      fc.property(fc.constantFrom(...keys), other, (key, name) => {
        // Words of the language may be right where the key stands.
        fc.pre(!words.has(name));
        expect(isRefused(key, name)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the contract language', () => {
  const fields = [...fieldsIn(contractFields, ''), ...fieldsIn(commonFields, 'criteria[].')];

  it.each(fields)('%s is explained in both languages', (_, { words }) => {
    expect([words.en, words.fr].map((text) => text.trim().length > 3)).toEqual([true, true]);
  });

  it.each(Object.entries(criterionTypes))('criteria of type %s are explained in both languages', (type, about) => {
    expect([about.words.en, about.words.fr].map((text) => text.trim().length > 10)).toEqual([true, true]);
    const own = fieldsIn(about.fields, `${type}.`);
    expect(own.filter(([, { words }]) => words.en.length < 4 || words.fr.length < 4)).toEqual([]);
  });

  it('has every kind of criterion in its registry', () => {
    const names = readdirSync('src/engine/contract/criteria')
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => name.replace('.ts', ''));
    const types = names.filter((name) => name !== 'criterion' && name !== 'registry');
    expect(Object.keys(criterionTypes).toSorted()).toEqual(types.toSorted());
  });

  it('has its texts in both languages, which mention the same values', () => {
    const [en, fr] = [contractTexts.en, contractTexts.fr];
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.keys(en).filter((key) => mentioned(en[key]) !== mentioned(fr[key]))).toEqual([]);
  });
});

describe('schema/contract.schema.json', () => {
  const accepts = new Ajv2020({ strictTypes: false }).compile(
    JSON.parse(readFileSync('schema/contract.schema.json', 'utf8')) as object,
  );

  it('accepts the example', () => {
    expect([accepts(load(example)), accepts.errors]).toEqual([true, null]);
  });

  it.each([
    ['version: 1\n', ''],
    ['id: CTR', 'idd: CTR'],
    ['type: secrets', 'type: secret'],
    ['type: review,  severity: blocking', 'type: review,  severity: grave'],
    ['minimum: 1', 'minimun: 1'],
    ['vus: 50', 'vu: 50'],
    ['due: 2026-10-02', 'due: soon'],
  ])('refuses the example with “%s” as “%s”', (from, to) => {
    expect(example).toContain(from);
    expect(accepts(load(example.replace(from, to)))).toBe(false);
  });
});

describe('schema/contract-check.schema.json', () => {
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  const accepts = ajv.compile(JSON.parse(readFileSync('schema/contract-check.schema.json', 'utf8')) as object);

  it.each([
    ['a contract that loads', file, 0],
    ['a file that is no contract', 'docs/examples/policy.yml', 2],
  ])('describes what contract check --json prints of %s', async (_, path, expected) => {
    const { code, out } = await runCommand(['contract', 'check', path, '--json'], '.');
    const document: unknown = JSON.parse(out);
    expect([code, accepts(document), accepts.errors]).toEqual([expected, true, null]);
    expect(contractCheckDocument.parse(document).loads).toBe(expected === 0);
  });
});

interface Key {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** Every key whose name the language decides: the measures of a load test are k6's. */
function keysOf(node: Node): readonly Key[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(keysOf);
  return node.members.flatMap(({ key, keyAt, value }) => [
    { name: key, line: keyAt.line ?? 0, column: keyAt.column ?? 0 },
    ...(key === 'thresholds' ? [] : keysOf(value)),
  ]);
}

function isRefused({ name, line, column }: Key, other: string): boolean {
  const lines = example.split('\n');
  const before = lines[line - 1] ?? '';
  const from = column - 1;
  if (!before.startsWith(name, from)) throw new Error(`${name} does not stand at ${line}:${column}`);
  lines[line - 1] = `${before.slice(0, from)}${other}${before.slice(from + name.length)}`;
  const loaded = loadContract(lines.join('\n'), file);
  return !loaded.ok && loaded.problems.some(({ at }) => at?.line === line && at.column !== undefined);
}

function fieldsIn(fields: FieldsByKey, above: string): readonly [string, AnyField][] {
  return Object.entries(fields).flatMap(([key, field]): [string, AnyField][] => {
    const inner = field.fields ?? field.items?.fields ?? {};
    return [[`${above}${key}`, field], ...fieldsIn(inner, `${above}${key}.`)];
  });
}

function mentioned(text: string | undefined): string {
  return (text?.match(/\{\w+/g) ?? []).toSorted().join(' ');
}
