import { describe, expect, test } from 'vitest';

import { read } from '../../../../test/support/ask.ts';
import { lint } from './lint.ts';
import { type Settings, settings } from './settings.ts';
import { tightened } from './tighten.ts';

const upper = read(settings, {
  requirements: [
    { name: 'client', when: { 'changed-files': ['src/**'] }, require: { approvals: 1, from: ['product'] } },
  ],
  combine: { any: ['client', 'later'] },
}) as Settings;
const own = (requirements: readonly unknown[]): Settings => read(settings, { requirements }) as Settings;

describe('a repository’s own requirements', () => {
  test('come beside those of the organisation', () => {
    const both = tightened(upper, own([{ name: 'two of us', require: { approvals: 2 } }]));
    expect(both.requirements.map(({ name, beside }) => [name, beside])).toEqual([
      ['client', false],
      ['two of us', true],
    ]);
    expect(both.combine).toEqual(upper.combine);
  });

  test('never take a name that the organisation uses, not even one that only "combine" mentions', () => {
    const both = tightened(
      upper,
      own([
        { name: 'client', require: { approvals: 0 } },
        { name: 'later', require: { approvals: 0 } },
      ]),
    );
    expect(both.requirements.map(({ name }) => name)).toEqual(['client', 'client (2)', 'later (2)']);
  });

  test('that repeat one of the organisation change nothing', () => {
    const repeated = own([
      { name: 'client', when: { 'changed-files': ['src/**'] }, require: { approvals: 1, from: ['product'] } },
    ]);
    expect(tightened(upper, repeated).requirements).toEqual(upper.requirements);
  });

  test('load, whatever they are called', () => {
    const first = { ...upper, combine: null };
    expect(lint(tightened(first, own([{ name: 'client', require: {} }])), { roles: ['product'] })).toEqual([]);
  });
});
