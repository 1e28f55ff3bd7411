import { expect, test } from 'vitest';

import { judged } from '../support/approvals.ts';
import { stateOf } from '../support/state-of.ts';

const skipped = { name: 'skipped', when: { 'changed-files': ['nothing/**'] }, require: { approvals: 0 } };
const waiting = { name: 'waiting', require: { from: ['cto'] } };

test.each([
  ['alone', [skipped], 'skipped', 'fail'],
  ['beside one that waits', [skipped, waiting], { all: ['skipped', 'waiting'] }, 'waiting'],
  ['as an alternative to one that waits', [skipped, waiting], { any: ['skipped', 'waiting'] }, 'waiting'],
  ['denied', [skipped], { not: 'skipped' }, 'fail'],
  ['denied beside one that waits', [skipped, waiting], { any: [{ not: 'skipped' }, 'waiting'] }, 'waiting'],
])('a skipped requirement %s opens nothing', (_, requirements, combine, outcome) => {
  expect(judged({}, { requirements, combine }).outcome).toBe(outcome);
});

test('a requirement that only waits does not pass by being denied', () => {
  expect(judged({}, { requirements: [waiting], combine: { not: 'waiting' } }).outcome).toBe('waiting');
});

test('"only these files" over no file at all is not so', () => {
  expect(stateOf({ 'only-changed-files': ['**'] }, { files: [] })).toBe('no');
});
