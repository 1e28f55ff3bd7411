import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { combined, decided, type Result } from './combine.ts';
import type { Combination, Requirement } from './requirement.ts';

type Letter = 'P' | 'F' | 'W' | 'U' | 'S';

const results: readonly Result[] = ['pass', 'fail', 'waiting', 'undetermined', 'skipped'];

/** Letters stand for results: Pass, Fail, Waiting, Undetermined, Skipped. */
const letters: Readonly<Record<string, Result>> = {
  P: 'pass',
  F: 'fail',
  W: 'waiting',
  U: 'undetermined',
  S: 'skipped',
};
const resultOf = (name: string): Result => letters[name] ?? 'undetermined';
const letterOf = (result: Result): Letter => result.slice(0, 1).toUpperCase() as Letter;

/** Row and column combined, in the order P F W U S. */
const tables = {
  all: ['PFWUP', 'FFFUF', 'WFWUW', 'UUUUU', 'PFWUS'],
  any: ['PPPPP', 'PFWUF', 'PWWUW', 'PUUUU', 'PFWUS'],
};

describe('the truth table of the policy', () => {
  test.each(['all', 'any'] as const)('"%s" of two', (kind) => {
    const order = ['P', 'F', 'W', 'U', 'S'];
    const got = order.map((row) =>
      order
        .map((column) => letterOf(combined(kind === 'all' ? { all: [row, column] } : { any: [row, column] }, resultOf)))
        .join(''),
    );
    expect(got).toEqual(tables[kind]);
  });

  test.each([
    ['P', 'F'],
    ['F', 'P'],
    ['W', 'W'],
    ['U', 'U'],
    ['S', 'S'],
  ])('"not" of %s is %s', (given, wanted) => {
    expect(letterOf(combined({ not: given }, resultOf))).toBe(wanted);
  });

  test.each<[string, Combination, string]>([
    ['a skipped one drops out of nested groups', { all: [{ any: ['S', 'S'] }, 'P'] }, 'P'],
    ['a whole of skipped groups is skipped', { any: [{ all: ['S'] }, { not: 'S' }] }, 'S'],
    [
      'an undetermined branch gives way to a branch that passes whole',
      { any: [{ all: ['U', 'P'] }, { all: ['P', 'P'] }] },
      'P',
    ],
    ['an undetermined branch decides when no branch passes', { any: [{ all: ['U', 'P'] }, 'W', 'F'] }, 'U'],
    ['a name that stands for nothing is not verifiable', { all: ['P', '?'] }, 'U'],
  ])('%s', (_, node, wanted) => {
    expect(letterOf(combined(node, resultOf))).toBe(wanted);
  });

  test('more than two combine as two by two, in any order', () => {
    const several = fc.array(fc.constantFrom('P', 'F', 'W', 'U', 'S'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(several, fc.constantFrom<'all' | 'any'>('all', 'any'), (names, kind) => {
        const of = (list: readonly string[]): Letter =>
          letterOf(combined(kind === 'all' ? { all: list } : { any: list }, resultOf));
        const folded = names.reduce((one, other) => of([one, other]));
        expect(of(names)).toBe(of([folded]));
        expect(of(names.toReversed())).toBe(of(names));
      }),
    );
  });
});

describe('the whole', () => {
  test.each<[string, string, string]>([
    ['without "combine" every requirement holds', decide(null, [requirement('P'), requirement('W')]), 'W'],
    ['one that "combine" does not mention holds beside it', decide('P', [requirement('P'), requirement('W')]), 'W'],
    ['everything skipped fails', decide(null, [requirement('S')]), 'F'],
    ['everything skipped passes where the policy says so', decide(null, [requirement('S')], 'pass'), 'P'],
    ['a repository’s own holds beside', decide(null, [requirement('P'), requirement('W', true)]), 'W'],
    [
      'a repository’s own does not stand in when the rest is skipped',
      decide(null, [requirement('S'), requirement('P', true)]),
      'F',
    ],
    ['a skipped one of a repository changes nothing', decide(null, [requirement('P'), requirement('S', true)]), 'P'],
    ['only a repository’s own, skipped: nothing is asked', decide(null, [requirement('S', true)]), 'S'],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted);
  });

  test('a requirement more of a repository never makes a hold pass', () => {
    const names = fc.array(fc.constantFrom(...results.map(letterOf)), { minLength: 1, maxLength: 5 });
    const kinds = fc.constantFrom<'all' | 'any' | 'not'>('all', 'any', 'not');
    fc.assert(
      fc.property(names, kinds, fc.constantFrom('P', 'F', 'W', 'U', 'S'), (own, kind, added) => {
        const combine: Combination =
          kind === 'not' ? { not: own[0] ?? 'S' } : kind === 'all' ? { all: own } : { any: own };
        const upper = [...new Set(own)].map((name) => requirement(name));
        const before = decide(combine, upper);
        const after = decide(combine, [...upper, requirement(added, true)]);
        expect(after === 'P' && before !== 'P').toBe(false);
      }),
    );
  });
});

function requirement(name: string, beside = false): Requirement {
  const from = { roles: [], users: [], teams: [], organization: false, permission: null };
  return { name, when: null, require: { approvals: 1, from, conditions: null }, request: null, beside };
}

function decide(
  combine: Combination | null,
  requirements: readonly Requirement[],
  otherwise: 'pass' | 'fail' = 'fail',
): string {
  return letterOf(decided({ requirements, combine, otherwise }, resultOf));
}
