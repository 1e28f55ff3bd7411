import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

import { count, duration, percentage, ratio, timeOfDay } from './amounts.ts';
import { canonical, same } from './canonical.ts';
import { choice, flag } from './choices.ts';
import { glob, globs, matcherOf } from './globs.ts';
import { group, optional, record, written } from './group.ts';
import { atLeast, atMost } from './limits.ts';
import { allowList, denyList, list } from './lists.ts';
import { compilePattern, pattern } from './pattern.ts';
import { type AnySetting, loosens } from './setting.ts';
import { line, login, name, repositoryName, since, until } from './texts.ts';

const words = { en: 'words', fr: 'mots' };

describe('amounts', () => {
  it.each<[string, z.ZodType<number>, unknown, number]>([
    ['a percentage in hundredths of a per cent', percentage, '70%', 7000],
    ['half a per cent exactly', percentage, '0.5%', 50],
    ['two decimals exactly', percentage, '99.99%', 9999],
    ['one hundred per cent', percentage, '100%', 10_000],
    ['a share in ten-thousandths', ratio, 0.85, 8500],
    ['days in milliseconds', duration, '7d', 604_800_000],
    ['weeks in milliseconds', duration, '2w', 1_209_600_000],
    ['minutes in milliseconds', duration, '45m', 2_700_000],
    ['a time in minutes after midnight', timeOfDay, '08:05', 485],
    ['a count as it is', count, 3, 3],
  ])('holds %s', (_, schema, text, value) => {
    expect(schema.parse(text)).toBe(value);
  });

  it.each<[string, z.ZodType<number>, unknown]>([
    ['a percentage above one hundred', percentage, '100.01%'],
    ['a percentage with three decimals', percentage, '0.005%'],
    ['a negative percentage', percentage, '-1%'],
    ['a percentage without its sign', percentage, 70],
    ['a share above one', ratio, 1.1],
    ['a share that is no number', ratio, Number.NaN],
    ['months, whose length nobody knows', duration, '3M'],
    ['a duration without a unit', duration, 90],
    ['a time after the last minute', timeOfDay, '24:00'],
    ['half a person', count, 0.5],
    ['fewer than nobody', count, -1],
  ])('refuses %s', (_, schema, text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});

describe('written', () => {
  it.each([
    [percentage, '70%'],
    [percentage, '0.5%'],
    [duration, '90d'],
    [duration, '45m'],
    [timeOfDay, '08:00'],
    [ratio, 0.85],
    [pattern, '^feat: .+'],
  ])('writes a value of %# as the policy does', (schema, text) => {
    const setting = { schema: schema as z.ZodType, words, initial: null };
    expect(written(setting, setting.schema.parse(text))).toBe(text);
  });

  it('gives back what it cannot write, and nothing for nothing', () => {
    const setting = { schema: until as z.ZodType, words, initial: null };
    expect([written(setting, '2026-12-31T23:59:59.000Z'), written(setting, null)]).toEqual([
      '2026-12-31T23:59:59.000Z',
      null,
    ]);
  });
});

describe('texts', () => {
  it.each<[string, z.ZodType<string>, string, string]>([
    ['the last second of a date for an end', until, '2026-12-31', '2026-12-31T23:59:59.000Z'],
    ['the first second of a date for a beginning', since, '2026-12-31', '2026-12-31T00:00:00.000Z'],
    ['a moment in UTC', until, '2026-12-31T18:00:00+02:00', '2026-12-31T16:00:00.000Z'],
    ['a bot’s login', login, 'agence-nord-bot[bot]', 'agence-nord-bot[bot]'],
    ['a name with spaces', name, 'a client reviewer', 'a client reviewer'],
  ])('reads %s', (_, schema, text, value) => {
    expect(schema.parse(text)).toBe(value);
  });

  it.each<[string, z.ZodType<string>, string]>([
    ['30 February', until, '2026-02-30'],
    ['a time without a zone', until, '2026-12-31T18:00:00'],
    ['an e-mail address for a login', login, 'a@b.example'],
    ['a text of two lines', line, 'a\nb'],
    ['a name that begins with an invisible character', name, '\u200bname'],
    ['a repository without an owner', repositoryName, 'repository'],
  ])('refuses %s', (_, schema, text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});

describe('pattern', () => {
  it('finds anywhere in the text', () => {
    expect(pattern.parse('BTQ-\\d+').matches('see BTQ-212.')).toBe(true);
  });

  it.each(['(?=a)', String.raw`(a)\1`, '(', '(a{1000}){1000}', 'a'.repeat(1001), ''])(
    'refuses what RE2 does not know or cannot bound: %.20s',
    (source) => {
      expect(pattern.safeParse(source).success).toBe(false);
    },
  );

  it('answers on text that makes backtracking engines explode', () => {
    expect(compilePattern('^(a+)+$')?.matches(`${'a'.repeat(50_000)}!`)).toBe(false);
  });
});

describe('matcherOf', () => {
  it.each([
    [['src/**'], 'src/payment/card.ts', true],
    [['src/**'], 'src/.env', true],
    [['src/**'], 'Src/card.ts', false],
    [['src/**', '!src/generated/**'], 'src/generated/api.ts', false],
    [['!src/generated/**', 'src/**'], 'src/generated/api.ts', false],
    [['!src/generated/**'], 'src/card.ts', false],
    [['**/*.lock'], 'composer.lock', true],
    [['docs/été.md'], 'docs/e\u0301te\u0301.md', true],
    [['*.{ts,tsx}'], 'a.tsx', true],
    [[], 'a', false],
  ])('tells whether %j takes in %s', (patterns, path, expected) => {
    expect(matcherOf(patterns)(path)).toBe(expected);
  });

  it.each(['', '!', '/absolute', '{a,b}'.repeat(8), 'a'.repeat(301), 'a\nb'])(
    'refuses a pattern that matches nothing or too much to bound: %.20j',
    (text) => {
      expect(glob.safeParse(text).success).toBe(false);
    },
  );

  it('answers on patterns and paths that make backtracking engines explode', () => {
    expect(matcherOf([`${'*a'.repeat(20)}b`])('a'.repeat(5000))).toBe(false);
    expect(matcherOf([`+(a|b)${'*(a|b)'.repeat(10)}c`])('ab'.repeat(100))).toBe(false);
  });
});

describe('loosens', () => {
  const least = atLeast(count, { words, initial: 0 });
  const most = optional(atMost(count, { words, initial: 0 }));
  const deny = denyList(line, { words, initial: [] });
  const allow = allowList(line, { words, initial: [] });
  const on = flag({ words, initial: false, stricter: true });
  const off = flag({ words, initial: true, stricter: false });
  const weight = choice(['off', 'warn', 'block'], { words, initial: 'off', ordered: true });

  it.each<readonly [string, AnySetting, readonly [upper: unknown, wanted: unknown], boolean]>([
    ['a lower minimum', least, [2, 1], true],
    ['a higher minimum', least, [1, 2], false],
    ['a higher maximum', most, [1, 2], true],
    ['a lower maximum', most, [2, 1], false],
    ['a maximum where there was none', most, [null, 5], false],
    ['no maximum where there was one', most, [5, null], true],
    ['a shorter deny list', deny, [['a', 'b'], ['a']], true],
    ['a longer deny list', deny, [['a'], ['b', 'a']], false],
    ['a longer allow list', allow, [['a'], ['a', 'b']], true],
    ['a shorter allow list', allow, [['a', 'b'], ['b']], false],
    ['switching off what protects', on, [true, false], true],
    ['switching on what protects', on, [false, true], false],
    ['switching on what weakens', off, [false, true], true],
    ['a lighter weight', weight, ['block', 'warn'], true],
    ['a heavier weight', weight, ['warn', 'block'], false],
  ])('says of %s whether it asks for less', (_, { order }, [upper, wanted], expected) => {
    expect(order && loosens(order, upper, wanted)).toBe(expected);
  });

  it('has no answer for settings whose values cannot be compared', () => {
    const unordered = [
      globs({ words, initial: [] }),
      list(line, { words, initial: [] }),
      choice(['a', 'b'], { words, initial: 'a' }),
      flag({ words, initial: false }),
      record(least, words),
      group({ least, globs: globs({ words, initial: [] }) }, words),
    ];
    expect(unordered.map(({ order }) => order)).toEqual(unordered.map(() => undefined));
  });

  it('goes key by key through a group whose every key has an order', () => {
    const { order } = group({ least, deny }, words);
    expect(order?.join({ least: 1, deny: ['a'] }, { least: 2, deny: ['b'] })).toEqual({ least: 2, deny: ['a', 'b'] });
  });
});

describe('canonical', () => {
  it('writes equal values alike, whatever the order of keys', () => {
    expect(same({ a: 1, b: [new Map([['x', 1]]), undefined] }, { b: [new Map([['x', 1]]), undefined], a: 1 })).toBe(
      true,
    );
    expect(canonical({ b: undefined, a: () => 1, c: new Set([2, 1]) })).toBe('{"c":["1","2"]}');
  });
});
