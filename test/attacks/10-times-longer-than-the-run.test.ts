import { expect, test } from 'vitest';

import { judgeFamily } from '../support/judge-family.ts';

/** A run of ten minutes that delivers one case with that time. */
function judged(seconds: number): readonly unknown[] {
  const { outcome, why } = judgeFamily({
    family: 'analysis',
    settings: { tests: { 'minimum-total': 1 }, evidence: { trust: 'signed-workflow', 'wait-for': ['unit'] } },
    evidence: {
      deliveries: [{ name: 'unit', seconds: 600, tests: { passed: 10, cases: [{ name: 'pays', seconds }] } }],
    },
  });
  return [outcome, ...why];
}

test.each([0, 1, 599, 720])('a case of %i seconds in a run of 600 may be', (seconds) => {
  expect(judged(seconds)).toEqual(['pass']);
});

test.each([721, 999_999])('one of %i seconds was not measured', (seconds) => {
  expect(judged(seconds)).toEqual(['undetermined', 'times-impossible', 'origin-signed-workflow']);
});
