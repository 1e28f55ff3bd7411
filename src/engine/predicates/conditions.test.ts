import { describe, expect, test } from 'vitest';

import { stateOf } from '../../../test/support/state-of.ts';
import { conditions, predicates } from './conditions.ts';
import { predicateTexts } from './texts.ts';

const content = { 'file-content': { files: ['**/*.ts'], text: { matches: 'TODO' } } };

describe('the language', () => {
  test('does not know other words', () => {
    expect(conditions.safeParse({ colour: 'red' }).success).toBe(false);
    expect(conditions.safeParse({}).success).toBe(false);
  });
  test('one that does not hold outweighs one that cannot be known', () => {
    expect(stateOf({ ...content, title: { matches: '^x' } }, { unread: ['contents'] })).toBe('no');
    expect(stateOf({ ...content, title: { matches: 'cart' } }, { unread: ['contents'] })).toBe('unknown');
  });
  test('every answer of a predicate can be told in both languages', () => {
    const told = ['yes', 'no'].flatMap((state) => [...predicates.keys()].map((key) => `${key}.${state}`));
    expect(Object.keys(predicateTexts.en)).toEqual(expect.arrayContaining(told));
  });
  test('every predicate is described in both languages', () => {
    for (const { words } of predicates.values())
      expect([words.en, words.fr].every((text) => text.endsWith('.'))).toBe(true);
    expect(Object.keys(predicateTexts.fr)).toEqual(Object.keys(predicateTexts.en));
  });
});
