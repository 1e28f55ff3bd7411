import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PushRecord } from '../../store/port.ts';
import { isDeletion, pushLine } from './push-line.ts';

const none = '0'.repeat(40);

function push(before: string, after: string, pusherLogin = 'an-karim', at = 0): PushRecord {
  const told = {
    repositoryId: 1,
    ref: 'refs/heads/cart',
    source: 'webhook',
    sourceId: `${before}-${after}-${at}`,
  } as const;
  return { ...told, before, after, pusherLogin, pusherId: 7, at };
}

function line(head: string, ...pushes: readonly PushRecord[]): readonly string[] | null {
  return pushLine(head, pushes)?.map(({ before, after }) => `${before.slice(0, 1)}-${after.slice(0, 1)}`) ?? null;
}

describe('the pushes of a branch', () => {
  it('go back to its birth', () => {
    expect(line('b', push(none, 'a'), push('a', 'b'))).toEqual(['0-a', 'a-b']);
  });

  it('are found in whatever order they were told, a birth told last included', () => {
    expect(line('b', push('a', 'b', 'x', 1), push(none, 'a', 'x', 9))).toEqual(['a-b', '0-a']);
  });

  it('hold what a force push threw away: whoever pushed it took part', () => {
    expect(line('c', push(none, 'a'), push('a', 'b'), push('b', 'c'))).toHaveLength(3);
  });

  it('leave out an earlier branch of that name', () => {
    expect(line('c', push(none, 'a'), push('a', 'b'), push('b', none), push(none, 'c'))).toEqual(['0-c']);
  });

  it('hold everybody who pushed a commit that the branch came back to', () => {
    expect(line('a', push(none, 'a'), push('a', 'b'), push('b', 'a'))).toEqual(['0-a', 'a-b', 'b-a']);
  });

  it.each([
    ['the last one', 'c', [push(none, 'a'), push('a', 'b')]],
    ['one in the middle', 'c', [push(none, 'a'), push('b', 'c')]],
    ['the birth', 'b', [push('a', 'b')]],
    ['the birth, where the branch goes round', 'a', [push('a', 'b'), push('b', 'a')]],
    ['what came before, which nobody told', 'b', [push('', 'b')]],
    ['all of them', 'a', []],
  ])('are not whole without %s', (_, head, pushes) => {
    expect(pushLine(head, pushes)).toBeNull();
  });

  it('do not depend on the order, nor on hearing of a push twice', () => {
    const commits = fc.constantFrom('a', 'b', 'c', 'd');
    const pushes = fc.array(fc.tuple(fc.oneof(commits, fc.constant(none)), commits), { maxLength: 8 });
    fc.assert(
      fc.property(pushes, commits, (moves, head) => {
        const told = moves.map(([before, after]) => push(before, after));
        const found = new Set(line(head, ...told));
        expect(new Set(line(head, ...told.toReversed()))).toEqual(found);
        expect(new Set(line(head, ...told, ...told))).toEqual(found);
      }),
    );
  });
});

describe('a push that ends at nothing', () => {
  it.each([
    [none, true],
    ['0'.repeat(64), true],
    ['a', false],
  ])('%s takes the branch away: %s', (after, taken) => {
    expect(isDeletion(push('a', after))).toBe(taken);
  });
});
