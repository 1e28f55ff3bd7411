import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type ArchiveNote, archiveUses, type ContractTerm } from '../../../store/port.ts';
import { whatGoes } from './what-goes.ts';

const NOW = 1_000_000;
const room = { bytes: 1_000, now: NOW };

const sum = (those: readonly ArchiveNote[]): number => those.reduce((total, { size }) => total + size, 0);

let next = 0;
function archive(more: Partial<ArchiveNote> = {}): ArchiveNote {
  next += 1;
  const plain = { repositoryId: 1, head: 'a', size: 100, use: 'none', usedAt: 0, awaited: false, open: false } as const;
  return { ...plain, artifactId: next, at: next, ...more };
}

function term(more: Partial<ContractTerm> = {}): ContractTerm {
  return {
    organisationId: 9,
    file: 'contracts/a.yml',
    repositoryId: 1,
    name: 'shop',
    endsAt: NOW + 1,
    tail: 0,
    ...more,
  };
}

const several = (count: number, more: Partial<ArchiveNote> = {}): readonly ArchiveNote[] =>
  Array.from({ length: count }, () => archive(more));

describe('what goes', () => {
  test('is nothing as long as there is room', () => {
    expect(whatGoes(several(10), [], room).dropped).toEqual([]);
  });

  test('is first what no verdict rests on, last what was merged', () => {
    const ranked = [
      archive({ use: 'none' }),
      archive({ use: 'none', open: true }),
      archive({ use: 'green' }),
      archive({ use: 'judged', open: true }),
      archive({ use: 'merged' }),
    ];
    const { dropped } = whatGoes(ranked.toReversed(), [], { ...room, bytes: 0 });
    expect(dropped).toEqual(ranked);
  });

  test('a superseded head goes before an open one, whatever its age', () => {
    const old = archive({ use: 'judged', open: true, at: 1 });
    const superseded = archive({ use: 'judged', at: 99 });
    expect(whatGoes([old, superseded, ...several(9, { use: 'merged' })], [], room).dropped).toEqual([superseded, old]);
  });

  test('comes from the repository that holds most, its oldest first', () => {
    const modest = several(2, { repositoryId: 2, at: 0 });
    const greedy = several(9, { repositoryId: 1 });
    const { dropped } = whatGoes([...modest, ...greedy], [], room);
    expect(dropped).toEqual(greedy.slice(0, 2));
  });
});

describe('what a contract asks to be kept', () => {
  const merged = { use: 'merged', awaited: true, at: 0, usedAt: 10 } as const;

  test('stays, however much comes after it', () => {
    const owed = several(3, merged);
    const { dropped, homeless } = whatGoes([...owed, ...several(50, { open: true, use: 'judged' })], [term()], room);
    expect(dropped.filter((one) => owed.includes(one))).toEqual([]);
    expect(homeless).toEqual([]);
  });

  test('may go when the contract is over, and not a moment before', () => {
    const archives = [...several(5, merged), ...several(6, { ...merged, repositoryId: 2, at: 5 })];
    const [one, other] = [NOW + 1, NOW].map((endsAt) => whatGoes(archives, [term({ endsAt })], room).dropped);
    expect(one?.every(({ repositoryId }) => repositoryId === 2)).toBe(true);
    expect(whatGoes(archives, [term({ endsAt: NOW }), term({ repositoryId: 2 })], room).dropped[0]?.repositoryId).toBe(
      1,
    );
    expect(other).toHaveLength(2);
  });

  test('lasts as long as work under it is merged: a contract that is late is not over', () => {
    const own = [archive(merged), archive({ ...merged, usedAt: NOW - 50 })];
    const all = [...own, ...several(10, { ...merged, repositoryId: 2 })];
    const lost = (terms: readonly ContractTerm[]): number =>
      whatGoes(all, terms, { ...room, bytes: 300 }).dropped.filter((one) => own.includes(one)).length;
    expect(lost([term({ endsAt: 100, tail: 51 })])).toBe(0);
    expect(lost([term({ endsAt: 100, tail: 50 })])).toBe(1);
  });

  test('lasts for all of its repositories when it lasts for one', () => {
    const quiet = several(2, merged);
    const all = [
      ...quiet,
      archive({ ...merged, repositoryId: 2, usedAt: NOW - 50 }),
      ...several(9, { repositoryId: 3 }),
    ];
    const late = { endsAt: 100, tail: 51 };
    const { dropped } = whatGoes(all, [term(late), term({ ...late, repositoryId: 2 })], { ...room, bytes: 400 });
    expect(dropped.some((one) => quiet.includes(one))).toBe(false);
  });

  test('has no end when nobody can tell it', () => {
    const owed = several(5, merged);
    const { dropped } = whatGoes(
      [...owed, ...several(9, { ...merged, repositoryId: 2 })],
      [term({ endsAt: null })],
      room,
    );
    expect(dropped.some((one) => owed.includes(one))).toBe(false);
  });

  test('without room is told, and goes after everything else', () => {
    const owed = several(12, merged);
    const { dropped, homeless } = whatGoes([...owed, ...several(1, { open: true })], [term()], room);
    expect(homeless).toEqual(owed.slice(9));
    expect(dropped[0]?.use).toBe('none');
    expect(dropped.slice(1).every((one) => homeless.includes(one))).toBe(true);
  });

  test('is told before anything of it must go', () => {
    expect(whatGoes(several(10, merged), [term()], room)).toMatchObject({ dropped: [], homeless: [{ size: 100 }] });
  });

  test('has its place before names that nobody waits for, however early those came', () => {
    const flood = several(12, { ...merged, awaited: false, usedAt: 0 });
    const owed = several(3, merged);
    const { dropped, homeless } = whatGoes([...flood, ...owed], [term()], room);
    expect([...dropped, ...homeless].some((one) => owed.includes(one))).toBe(false);
  });

  test('has its place before pull requests that are green by themselves, however early those came', () => {
    const flood = several(12, { use: 'green', open: true, awaited: true, usedAt: 0 });
    const owed = several(3, merged);
    const { dropped, homeless } = whatGoes([...flood, ...owed], [term()], room);
    expect([...dropped, ...homeless].some((one) => owed.includes(one))).toBe(false);
    expect(homeless).toHaveLength(6);
  });

  test('is nothing of a pull request that was green and left', () => {
    const left = several(5, { use: 'green' });
    expect(whatGoes([...left, ...several(6, { use: 'merged' })], [term()], room).dropped).toEqual(left.slice(0, 2));
  });
});

describe('whatever is kept', () => {
  const archives = fc
    .array(
      fc.record({
        repositoryId: fc.integer({ min: 1, max: 3 }),
        size: fc.integer({ min: 0, max: 400 }),
        at: fc.nat(50),
        use: fc.constantFrom(...archiveUses),
        usedAt: fc.nat(50),
        awaited: fc.boolean(),
        open: fc.boolean(),
      }),
      { maxLength: 40 },
    )
    .map((all): readonly ArchiveNote[] => all.map((one, index) => ({ ...one, head: 'a', artifactId: index })));
  const terms = fc.array(
    fc.record({
      organisationId: fc.constant(9),
      file: fc.constantFrom('contracts/a.yml', 'contracts/b.yml'),
      repositoryId: fc.integer({ min: 1, max: 3 }),
      name: fc.constant('shop'),
      endsAt: fc.option(fc.constantFrom(0, NOW - 1, NOW + 1)),
      tail: fc.constantFrom(0, NOW),
    }),
    { maxLength: 4 },
  );

  test('fits afterwards, and no more went than had to', () => {
    fc.assert(
      fc.property(archives, terms, (all, asked) => {
        const { dropped } = whatGoes(all, asked, room);
        const left = sum(all) - sum(dropped);
        expect(left).toBeLessThanOrEqual(room.bytes);
        expect(new Set(dropped).size).toBe(dropped.length);
        const before = left + (dropped.at(-1)?.size ?? room.bytes);
        expect(before).toBeGreaterThan(room.bytes * 0.95);
      }),
    );
  });

  /** What a contract of these asks to be kept, whatever comes after it. */
  const owedOf = (all: readonly ArchiveNote[], asked: readonly ContractTerm[]): readonly ArchiveNote[] => {
    const running = asked.filter(({ endsAt }) => endsAt === null || endsAt > NOW);
    const repositories = new Set(running.map(({ repositoryId }) => repositoryId));
    return all.filter(
      ({ repositoryId, use, open }) =>
        repositories.has(repositoryId) && (use === 'merged' || use === 'base' || (use === 'green' && open)),
    );
  };

  /** Of what is owed, what goes or has no place. */
  const lost = (all: readonly ArchiveNote[], asked: readonly ContractTerm[]): readonly number[] => {
    const { dropped, homeless } = whatGoes(all, asked, room);
    const owed = owedOf(all, asked);
    return [...new Set([...dropped, ...homeless])]
      .filter((one) => owed.includes(one))
      .map(({ artifactId }) => artifactId);
  };

  test('nothing that is owed goes in silence, nor before what is not', () => {
    fc.assert(
      fc.property(archives, terms, (all, asked) => {
        const { dropped, homeless } = whatGoes(all, asked, room);
        const owed = owedOf(all, asked);
        expect(dropped.filter((one) => owed.includes(one) && !homeless.includes(one))).toEqual([]);
        const first = dropped.findIndex((one) => homeless.includes(one));
        expect(dropped.slice(first === -1 ? dropped.length : first).every((one) => homeless.includes(one))).toBe(true);
      }),
    );
  });

  test('more of what nobody asked to be kept never costs what somebody did', () => {
    fc.assert(
      fc.property(archives, terms, fc.nat(60), (all, asked, count) => {
        const flood = Array.from({ length: count }, (_, index) =>
          archive({ artifactId: 1_000 + index, use: index % 2 === 0 ? 'none' : 'judged', open: true, at: 99 }),
        );
        const homeless = whatGoes(all, asked, room).homeless.map(({ artifactId }) => artifactId);
        const before = new Set([...lost(all, asked), ...homeless]);
        expect(lost([...all, ...flood], asked).filter((id) => !before.has(id))).toEqual([]);
      }),
    );
  });
});
