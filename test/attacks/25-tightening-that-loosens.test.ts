import { describe, expect, test } from 'vitest';

import { lint } from '../../src/engine/rules/reviews-requirements/lint.ts';
import { reviewsRequirements } from '../../src/engine/rules/reviews-requirements/rule.ts';
import { type Settings, settings } from '../../src/engine/rules/reviews-requirements/settings.ts';
import { loosens } from '../../src/engine/settings/setting.ts';
import { read } from '../support/ask.ts';
import { facts, headSha } from '../support/facts.ts';
import { directory, roster } from '../support/people.ts';

const upper = read(settings, {
  requirements: [{ name: 'payment', when: { 'changed-files': ['src/payment/**'] }, require: { from: ['cto'] } }],
}) as Settings;

function outcomeWith(requirements: readonly unknown[]): string {
  const joined = reviewsRequirements.tighten?.join(upper, read(settings, { requirements }) as Settings) ?? upper;
  const { pieces, ...rest } = facts({
    directory: directory(),
    files: ['src/cart.ts'],
    change: { head: { ref: 'x', sha: headSha, repositoryId: 1, fork: false } },
  });
  return reviewsRequirements.check({ ...rest, ...pieces, directory: directory(), people: roster() }, joined).outcome;
}

describe('a repository’s own requirement', () => {
  test.each([
    ['that everybody meets', [{ name: 'free', require: { approvals: 0 } }]],
    ['under a name of the organisation', [{ name: 'payment', require: { approvals: 0 } }]],
    ['that a label switches', [{ name: 'free', when: { labels: ['x'] }, require: { approvals: 0 } }]],
  ])('%s does not turn "nothing applies" into a way through', (_, requirements) => {
    expect(outcomeWith(requirements)).toBe('fail');
  });
});

test.each(['combine', 'request', 'approve-by'] as const)('"%s" has no order: a repository cannot set it', (key) => {
  expect(settings[key].order).toBeUndefined();
});

test('nobody is taken off the list of those who may not approve', () => {
  const { order } = settings['ignore-approvals-from'];
  expect(
    order === undefined ? null : loosens<readonly string[]>(order as never, ['author', 'contributors'], ['author']),
  ).toBe(true);
});

test.each([
  ['his title', { title: { matches: 'trivial' } }],
  ['his labels', { labels: ['legacy'] }],
  ['his branch name', { 'source-branch': ['legacy-*'] }],
  ['his commit messages', { 'commit-messages': { matches: 'chore' } }],
])('a requirement that %s could lower is refused when the policy loads', (_, when) => {
  const around = { name: 'around', when, require: { approvals: 0 } };
  const policy = { requirements: [{ name: 'people', require: {} }, around], combine: { any: ['people', 'around'] } };
  expect(lint(read(settings, policy) as Settings, { roles: [] })).toMatchObject([
    { reason: { key: 'supplier-lowers' } },
  ]);
});
