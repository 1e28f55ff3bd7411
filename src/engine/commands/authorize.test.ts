import { describe, expect, test } from 'vitest';

import { facts } from '../../../test/support/facts.ts';
import { effectivePolicy } from '../../../test/support/policy.ts';
import type { Account } from '../facts/account.ts';
import type { Roster } from '../people/roster.ts';
import { authorize, type Circumstances } from './authorize.ts';
import type { Command } from './command.ts';
import { endOfDay } from './end-of-day.ts';
import { commandTexts } from './texts.ts';

const cto: Account = { id: 1, login: 'claire-cto', kind: 'user' };
const product: Account = { id: 2, login: 'sophie-petit', kind: 'user' };
const supplier: Account = { id: 3, login: 'an-karim', kind: 'user' };
const head = 'c2'.repeat(20);

const roster: Roster = {
  rolesOf: (account) => (account?.id === cto.id ? ['cto'] : account?.id === product.id ? ['product'] : []),
  vendorOf: (account) => (account?.id === supplier.id ? 'agence-nord' : null),
  isClient: (account) => account !== null && account.id !== supplier.id,
  isKnownBot: () => false,
  eligible: () => [],
  unresolved: () => [],
  conflicts: [],
};

const policy = effectivePolicy({
  families: [
    { family: 'reviews', enforcement: 'block', built: true, settings: {} },
    { family: 'guardrails', enforcement: 'block', built: false, settings: {} },
  ],
  waivers: { maximumDuration: 90 * 86_400_000, by: ['cto'], never: ['guardrails', 'reviews/codeowners'] },
  emergency: { by: ['cto'], people: 1 },
});

function circumstances(some: Partial<Circumstances> = {}): Circumstances {
  return {
    by: cto,
    at: '2026-10-14T10:00:00Z',
    comment: '77',
    change: facts({ change: { author: supplier, head: { ref: 'cart', sha: head, repositoryId: 9, fork: false } } })
      .change,
    repositoryId: 9,
    heads: new Map([[head, '2026-10-14T08:30:00Z']]),
    roster,
    policy,
    rules: ['reviews/requirements', 'reviews/codeowners'],
    ...some,
  };
}

const waive: Command = {
  name: 'waive',
  waives: 'reviews/requirements',
  head: head.slice(0, 12),
  until: '2026-11-30',
  reason: 'away',
};
const emergency: Command = { name: 'emergency', head: head.slice(0, 12), reason: 'the shop is down' };

describe('a waiver by command', () => {
  test('covers this head of this pull request until the end of that day where the organisation lives', () => {
    expect(authorize(waive, circumstances())).toEqual({
      ok: true,
      effect: {
        name: 'waive',
        waiver: {
          id: 'comment-77',
          waives: 'reviews/requirements',
          scope: { repositoryId: 9, paths: [], pullRequest: 212, head, deliverable: null },
          reason: 'away',
          requestedBy: 'an-karim',
          approvedBy: 'claire-cto',
          created: '2026-10-14T10:00:00Z',
          expires: '2026-11-30T23:00:00.000Z',
          maximumUses: null,
          source: 'command',
        },
      },
    });
  });

  test.each<[string, Command, Partial<Circumstances>, string]>([
    ['by the supplier', waive, { by: supplier }, 'not-your-role'],
    ['by a client role that the policy does not name', waive, { by: product }, 'not-your-role'],
    ['by a bot', waive, { by: { ...cto, kind: 'bot' } }, 'not-a-person'],
    ['by the author', waive, { change: { ...circumstances().change, author: cto } }, 'own-pull-request'],
    ['for a head that is no longer there', { ...waive, head: 'a'.repeat(12) }, {}, 'another-head'],
    [
      'for a head pushed after the comment',
      waive,
      { heads: new Map([[head, '2026-10-14T10:00:00Z']]) },
      'head-not-seen-before',
    ],
    ['for a head that was never recorded', waive, { heads: new Map() }, 'head-not-seen-before'],
    ['of a family that is never waived', { ...waive, waives: 'guardrails' }, {}, 'never-waived'],
    ['of a rule that is never waived', { ...waive, waives: 'reviews/codeowners' }, {}, 'never-waived'],
    ['of a family one of whose rules is never waived', { ...waive, waives: 'reviews' }, {}, 'never-waived'],
    ['of something that does not exist', { ...waive, waives: 'reviews/all' }, {}, 'nothing-to-waive'],
    ['until yesterday', { ...waive, until: '2026-10-13' }, {}, 'waiver-in-the-past'],
    ['for longer than the policy allows', { ...waive, until: '2027-10-13' }, {}, 'waiver-too-long'],
  ])('is refused %s', (_, command, some, key) => {
    expect(authorize(command, circumstances(some))).toMatchObject({ ok: false, refusal: { key } });
    expect(commandTexts.fr).toHaveProperty(key);
  });
});

describe('an emergency', () => {
  test('turns one head green for one target branch for a day', () => {
    expect(authorize(emergency, circumstances())).toMatchObject({
      ok: true,
      effect: { emergency: { head, baseRef: 'main', by: ['claire-cto'], until: '2026-10-15T10:00:00.000Z' } },
    });
  });

  test.each<[string, Partial<Circumstances>, string]>([
    ['by the supplier', { by: supplier }, 'not-your-role'],
    [
      'for another head',
      { change: { ...circumstances().change, head: { ...circumstances().change.head, sha: 'd'.repeat(40) } } },
      'another-head',
    ],
    ['where the policy provides for none', { policy: { ...policy, emergency: null } }, 'no-emergency-in-policy'],
  ])('is refused %s', (_, some, key) => {
    expect(authorize(emergency, circumstances(some))).toMatchObject({ ok: false, refusal: { key } });
  });
});

test('both languages answer alike', () => {
  expect(Object.keys(commandTexts.fr)).toEqual(Object.keys(commandTexts.en));
});

test.each([
  ['2026-03-29', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
  ['2026-11-30', 'America/New_York', '2026-12-01T05:00:00.000Z'],
  ['2026-11-30', 'UTC', '2026-12-01T00:00:00.000Z'],
])('%s ends in %s at %s', (day, timezone, instant) => {
  expect(new Date(endOfDay(day, timezone)).toISOString()).toBe(instant);
});
