import { expect, test } from 'vitest';

import type { CheckConclusion } from '../../src/engine/facts/check.ts';
import { checksRequired } from '../../src/engine/rules/checks-required/rule.ts';
import { headSha } from '../support/facts.ts';
import { judged } from '../support/judging.ts';

const app = { id: 7, slug: 'sonarqubecloud' };
const settings = { required: checksRequired.settings.required.schema.parse([{ name: 'Sonar', app: app.slug }]) };
const families = [{ family: 'checks', enforcement: 'block', built: true, settings }] as const;

function concludes(...conclusions: readonly CheckConclusion[]): string | null {
  const checks = conclusions.map(
    (conclusion) => ({ kind: 'check-run', name: 'Sonar', app, head: headSha, conclusion }) as const,
  );
  return judged({ rules: [checksRequired], families, told: { checks } }).conclusion;
}

test('only success opens the gate', () => {
  expect(concludes('success')).toBe('success');
});

const others = [
  'failure',
  'neutral',
  'cancelled',
  'timed-out',
  'action-required',
  'skipped',
  'stale',
  'startup-failure',
] as const;

test.each(others)('a check that ended as %s does not, alone or beside a success', (conclusion) => {
  expect(concludes(conclusion)).toBe('failure');
  expect(concludes('success', conclusion)).toBe('failure');
});

test('a check that runs or never ran keeps it waiting', () => {
  expect(concludes(null)).toBeNull();
  expect(concludes()).toBeNull();
  expect(concludes('success', null)).toBeNull();
});
