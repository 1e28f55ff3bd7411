import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { rules } from '../../src/engine/rules/index.ts';
import type { AnySetting, Order } from '../../src/engine/settings/setting.ts';

const folder = new URL('../../src/engine/rules/', import.meta.url);
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

const folderOf = (id: string): string => id.replace('/', '-');

test('every rule folder is in the registry, in order, and every rule has its folder', () => {
  expect(rules.map(({ id }) => folderOf(id))).toEqual(folders);
});

test('rules of a family that read the same key read the same setting', () => {
  const read = rules.flatMap(({ id, settings }) =>
    Object.entries(settings).map(([key, setting]) => ({ key: `${id.split('/')[0]}.${key}`, setting })),
  );
  const several = read.filter(({ key, setting }) =>
    read.some((other) => other.key === key && other.setting !== setting),
  );
  expect(several.map(({ key }) => key)).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const file = (name: string): URL => new URL(`${folderOf(id)}/${name}`, folder);
  const settings = settingsWithin(rule.settings);

  test.each(['en', 'fr'] as const)(
    'leaves no mark in its %s texts that Markdown or ICU would take for its own',
    (language) => {
      const marked = Object.entries(rule.texts[language]).filter(([, text]) => /'|\\/.test(text));
      expect(marked).toEqual([]);
    },
  );

  test('has a page with the agreed sections, and tests', () => {
    const page = readFileSync(file('README.md'), 'utf8');
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    expect(page.match(/^## .+$/gm)).toEqual(['## Why', '## How it decides', '## Example']);
    expect(existsSync(file('rule.test.ts'))).toBe(true);
  });

  test('declares each piece once and something that wakes it', () => {
    const pieces = [...rule.needs, ...rule.mayNeed];
    expect(pieces).toEqual([...new Set(pieces)]);
    expect(rule.wakesOn.length).toBeGreaterThan(0);
  });

  test.each(settings)('explains $path in both languages', ({ setting: { words } }) => {
    expect(words.en.length).toBeGreaterThan(10);
    expect(words.fr.length).toBeGreaterThan(10);
    expect(words.fr).not.toBe(words.en);
  });

  const ordered = settings.filter(({ setting }) => setting.order !== undefined);
  test.runIf(ordered.length > 0).each(ordered)('tightens $path as a join semilattice does', ({ setting }) => {
    const values = samplesOf(setting);
    for (const one of values) for (const other of values) expect(isLattice(setting.order, one, other)).toBe(true);
  });
});

interface Placed {
  readonly path: string;
  readonly setting: AnySetting;
}

function settingsWithin(fields: Readonly<Record<string, AnySetting>>, above = ''): readonly Placed[] {
  return Object.entries(fields).flatMap(([key, setting]) => [
    { path: `${above}${key}`, setting },
    ...settingsWithin(setting.fields ?? {}, `${above}${key}.`),
  ]);
}

/** What the setting itself tells of its values: the initial one, and whatever of the usual ones its schema reads. */
function samplesOf({ initial, schema }: AnySetting): readonly unknown[] {
  const usual = [0, 1, 40, true, false, [], ['title'], ['title', 'body'], 'allow', 'refuse', '10%', '7d', {}];
  const read = usual.map((value) => schema.safeParse(value));
  return [initial as unknown, ...read.flatMap((one): unknown[] => (one.success ? [one.data] : []))];
}

function isLattice(order: Order<unknown> | undefined, one: unknown, other: unknown): boolean {
  if (order === undefined) return false;
  const { join, equal } = order;
  const both = join(one, other);
  return equal(join(one, one), one) && equal(both, join(other, one)) && equal(join(both, one), both);
}
