import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { EvidenceWritten } from '../../../test/support/delivered.ts';
import { judgeFamily } from '../../../test/support/judge-family.ts';
import { dropsAtMost, reaches } from '../evidence/line-coverage/threshold.ts';

const LINES = 40;
const PATHS = ['src/a.ts', 'src/b.ts', 'src/payment/c.ts'];
const settings = {
  perimeter: ['src/**'],
  project: { minimum: '60%' },
  patch: { minimum: '70%' },
  components: [{ name: 'payment', paths: ['src/payment/**'], project: { minimum: '80%' } }],
  paths: [{ match: ['src/**'], minimum: '30%' }],
};

/** A record of one line. */
interface Hit {
  readonly path: string;
  readonly line: number;
  readonly covered: boolean;
}

const hit: fc.Arbitrary<Hit> = fc.record({
  path: fc.constantFrom(...PATHS),
  line: fc.integer({ min: 1, max: LINES }),
  covered: fc.boolean(),
});
const hits = fc.array(hit, { minLength: 1, maxLength: 120 });

type Delivery = NonNullable<EvidenceWritten['deliveries']>[number];

function report(records: readonly Hit[], name = 'unit'): Delivery {
  const byPath = Map.groupBy(records, ({ path }) => path);
  const linesOf = (some: readonly Hit[], covered: boolean): number[] =>
    some.filter((one) => one.covered === covered).map(({ line }) => line);
  const coverage = [...byPath].map(([path, some]) => [
    path,
    { covered: linesOf(some, true), uncovered: linesOf(some, false) },
  ]);
  return { name, coverage: Object.fromEntries(coverage) as NonNullable<Delivery['coverage']> };
}

const changed = fc.dictionary(
  fc.constantFrom(...PATHS),
  fc.uniqueArray(fc.integer({ min: 1, max: LINES }), { minLength: 1, maxLength: LINES }),
);

function evidence(
  deliveries: readonly Delivery[],
  lines: Readonly<Record<string, readonly number[]>>,
): EvidenceWritten {
  const changes = Object.entries(lines).map(([path, some]) => [path, { changed: [...some], lines: LINES }]);
  return {
    deliveries: [...deliveries],
    changes: Object.fromEntries(changes) as NonNullable<EvidenceWritten['changes']>,
    sources: Object.fromEntries(PATHS.map((path) => [path, LINES])),
  };
}

function answer(deliveries: readonly Delivery[], lines: Readonly<Record<string, readonly number[]>>) {
  const { outcome, rules } = judgeFamily({ family: 'coverage', settings, evidence: evidence(deliveries, lines) });
  // Where each piece came from is told by name; what it says must be the same.
  const told = rules.map(({ rule, outcome: own, reasons, marks, tables }) => ({
    rule,
    own,
    marks,
    tables,
    reasons: reasons.filter(({ key }) => !key.startsWith('origin-')),
  }));
  return { outcome, told };
}

test('splitting, repeating and reordering reports never changes what is said', () => {
  const split = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(hits, changed, split, fc.boolean(), (records, lines, parts, again) => {
      const piles = Map.groupBy(
        records.map((record, at) => ({ record, pile: parts[at % parts.length] ?? 0 })),
        ({ pile }) => pile,
      );
      const split4 = [...piles.values()].map((pile, at) =>
        report(
          pile.map(({ record }) => record),
          `part-${at}`,
        ),
      );
      const several = [...split4.toReversed(), ...(again ? split4.slice(0, 2) : [])];
      expect(answer(several, lines)).toEqual(answer([report(records)], lines));
    }),
    { numRuns: 150 },
  );
});

test('one more hit never lowers anything', () => {
  const worstFirst = ['fail', 'undetermined', 'pass'];
  fc.assert(
    fc.property(hits, changed, hit, (records, lines, more) => {
      const before = judgeFamily({ family: 'coverage', settings, evidence: evidence([report(records)], lines) });
      const added = report([...records, { ...more, covered: true }]);
      const after = judgeFamily({ family: 'coverage', settings, evidence: evidence([added], lines) });
      for (const { rule, outcome } of before.rules) {
        const now = after.rules.find((one) => one.rule === rule)?.outcome ?? 'fail';
        expect(worstFirst.indexOf(now)).toBeGreaterThanOrEqual(worstFirst.indexOf(outcome));
      }
    }),
    { numRuns: 300 },
  );
});

test('thresholds are exact in whole numbers', () => {
  const share = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((total) => fc.record({ covered: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));
  const points = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(share, points, (one, minimum) => {
      expect(reaches(one, minimum)).toBe(BigInt(one.covered) * 10_000n >= BigInt(minimum) * BigInt(one.total));
      expect(dropsAtMost(one, one, 0)).toBe(true);
    }),
  );
});
