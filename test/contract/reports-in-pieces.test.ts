import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { EvidenceWritten } from '../support/delivered.ts';
import { judgeFamily } from '../support/judge-family.ts';

type Delivery = NonNullable<EvidenceWritten['deliveries']>[number];
type Case = NonNullable<NonNullable<Delivery['tests']>['cases']>[number];
type Found = NonNullable<NonNullable<Delivery['analysis']>[number]['findings']>[number];

const settings = {
  tests: { 'minimum-total': 3, 'maximum-skipped': '40%', 'not-fewer-than-base': true, suites: ['pay'] },
  sarif: { tools: ['semgrep'], 'new-findings': { 'fail-on': 'warning' } },
};
const base: EvidenceWritten['base'] = {
  tests: { passed: 0, names: ['a', 'b'] },
  analysis: [{ tool: 'semgrep', rules: ['r1', 'r2'], findings: [{ rule: 'r1', path: 'src/a.ts', text: 'x' }] }],
};

const cases: fc.Arbitrary<Case[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    suite: fc.constantFrom('pay', 'shop'),
    outcome: fc.constantFrom('passed', 'failed', 'error', 'skipped'),
  }),
  { selector: ({ name }) => name, minLength: 1 },
);
const found: fc.Arbitrary<Found> = fc
  .record({
    rule: fc.constantFrom('r1', 'r2'),
    path: fc.constantFrom('src/a.ts', 'src/b.ts'),
    line: fc.integer({ min: 1, max: 4 }),
    level: fc.constantFrom('error' as const, 'note' as const),
  })
  // What stands on a line is told by the tree, whatever report speaks of it.
  .map((one) => ({ ...one, text: one.line % 2 === 0 ? 'x' : 'y' }));
const findings = fc.array(found, { maxLength: 8 });

/** What the family says, without where each piece came from. */
function answer(deliveries: readonly Delivery[]): unknown {
  const { outcome, rules } = judgeFamily({
    family: 'analysis',
    settings,
    evidence: { deliveries: [...deliveries], base },
  });
  const told = rules.map(({ rule, outcome: own, reasons }) => ({
    rule,
    own,
    reasons: reasons.filter(({ key }) => !key.startsWith('origin-')),
  }));
  return { outcome, told };
}

function delivery(name: string, some: readonly Case[], all: readonly Found[]): Delivery {
  const analysis = [{ tool: 'semgrep', rules: ['r1', 'r2'], findings: [...all] }];
  return { name, tests: { cases: [...some] }, analysis };
}

const piles = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 });

test('splitting, repeating and reordering reports of tests and analyses never changes what is said', () => {
  fc.assert(
    fc.property(cases, findings, piles, fc.boolean(), (some, all, parts, again) => {
      const pileOf = (at: number): number => parts[at % parts.length] ?? 0;
      const pieces = [0, 1, 2, 3].map((pile) =>
        delivery(
          `part-${String(pile)}`,
          some.filter((_, at) => pileOf(at) === pile),
          all.filter((_, at) => pileOf(at) === pile),
        ),
      );
      const repeated = again ? pieces.map((one) => ({ ...one, name: `${one.name}-again` })) : [];
      expect(answer([...pieces.toReversed(), ...repeated])).toEqual(answer([delivery('whole', some, all)]));
    }),
    { numRuns: 200 },
  );
});
