import { describe, expect, test } from 'vitest';

import { judged, oneReviewer } from '../../../../test/support/approvals.ts';
import { account, commit, headSha, review, type Told } from '../../../../test/support/facts.ts';
import { reviewsRequirements } from './rule.ts';

describe('whom a requirement accepts', () => {
  const read = new Map([[account('paul-martin').id, 'read' as const]]);
  test.each<[string, Record<string, unknown>, Told, string]>([
    [
      'a named person, without write permission',
      { from: { users: ['paul-martin'] } },
      { permissions: read, reviews: [review('paul-martin', 'approved')] },
      'pass',
    ],
    ['a named team', { from: { teams: ['produit'] } }, { reviews: [review('sophie-petit', 'approved')] }, 'pass'],
    [
      'no vendor, even when named',
      { from: { users: ['an-lea'] } },
      { reviews: [review('an-lea', 'approved')] },
      'waiting',
    ],
    ['every client role when it names nobody', {}, { reviews: [review('marie-durand', 'approved')] }, 'pass'],
    [
      'only people with the permission it asks for',
      { from: { roles: ['product'], permission: 'maintain' } },
      { reviews: [review('sophie-petit', 'approved')] },
      'waiting',
    ],
    [
      'write permission as the least, whatever it asks for',
      { from: { roles: ['product'], permission: 'read' } },
      { permissions: read, reviews: [review('paul-martin', 'approved')] },
      'waiting',
    ],
    [
      'as many people as it asks for',
      { approvals: 2, from: ['product', 'cto'] },
      { reviews: [review('sophie-petit', 'approved'), review('claire-cto', 'approved')] },
      'pass',
    ],
    [
      'one person once',
      { approvals: 2 },
      { reviews: [review('sophie-petit', 'approved', { id: '1' }), review('sophie-petit', 'approved', { id: '2' })] },
      'waiting',
    ],
  ])('%s', (_, require, told, outcome) => {
    expect(judged(told, asking(require)).outcome).toBe(outcome);
  });

  test('is told by roles, never by names', () => {
    const answer = judged({});
    expect(answer).toMatchObject({ waitsFor: [{ term: 'role.product' }, { term: 'role.cto' }] });
    expect(JSON.stringify(answer.reasons)).not.toMatch(/sophie|paul|claire/);
  });

  test('leaves out the roles whose people all took part', () => {
    const answer = judged({ commits: [commit(headSha, 'claire-cto')] });
    expect(answer.waitsFor).toEqual([{ term: 'role.product' }]);
  });

  test('asks the client when nobody is left who could approve', () => {
    const answer = judged({ commits: [commit(headSha, 'claire-cto')] }, asking({ from: ['cto'] }));
    expect(answer).toMatchObject({ outcome: 'waiting', clientMustAct: true });
    expect(answer.reasons.map(({ key }) => key)).toContain('nobody-can');
  });
});

describe('when and conditions', () => {
  const approved = { reviews: [review('sophie-petit', 'approved')] };
  test('a requirement whose "when" does not hold is skipped', () => {
    const cto = { name: 'payment', when: { 'changed-files': ['src/payment/**'] }, require: { from: ['cto'] } };
    expect(judged(approved, both(cto)).outcome).toBe('pass');
    expect(judged({ ...approved, files: ['src/payment/pay.ts'] }, both(cto)).outcome).toBe('waiting');
  });

  test('conditions keep it waiting instead of skipping it', () => {
    const label = { name: 'ready', require: { approvals: 0, conditions: { labels: ['ready'] } } };
    expect(judged(approved, both(label)).outcome).toBe('waiting');
    expect(judged({ ...approved, change: { labels: ['ready'] } }, both(label)).outcome).toBe('pass');
  });

  test('a freeze waits and says when it ends', () => {
    const freeze = {
      name: 'freeze',
      require: {
        approvals: 0,
        conditions: { 'not-during': [{ from: '2026-10-12', until: '2026-10-16', timezone: 'Europe/Paris' }] },
      },
    };
    expect(judged(approved, both(freeze))).toMatchObject({ outcome: 'waiting', changesAt: '2026-10-16T22:00:00.000Z' });
  });

  test('a "when" that cannot be known is not verifiable', () => {
    const cto = {
      name: 'content',
      when: { 'file-content': { files: ['**'], text: { matches: 'x' } } },
      require: { from: ['cto'] },
    };
    expect(judged({ ...approved, unread: ['contents'] }, both(cto)).outcome).toBe('undetermined');
  });

  test('an approval that one requirement counts is not listed as uncounted for another', () => {
    const cto = { name: 'cto', require: { from: ['cto'] } };
    expect(judged(approved, both(cto))).toMatchObject({
      outcome: 'waiting',
      counted: ['sophie-petit'],
      notCounted: {},
    });
  });
});

describe('everything skipped', () => {
  const skipped = { name: 'payment', when: { 'changed-files': ['src/payment/**'] }, require: { from: ['cto'] } };
  test.each([
    ['fails by default', {}, 'fail'],
    ['passes when the policy says so', { otherwise: 'pass' }, 'pass'],
  ])('%s', (_, extra, outcome) => {
    expect(judged({}, { requirements: [skipped], ...extra }).outcome).toBe(outcome);
  });
});

test('the rule is asked only when there are requirements', () => {
  expect([asks([]), asks([{}])]).toEqual([false, true]);
});

function asking(require: Record<string, unknown>): Record<string, unknown> {
  return { requirements: [{ name: 'r', require }] };
}

function both(extra: Record<string, unknown>): Record<string, unknown> {
  return { requirements: [...oneReviewer.requirements, extra] };
}

function asks(requirements: readonly unknown[]): boolean | undefined {
  return reviewsRequirements.isAsked?.({ requirements } as Parameters<typeof reviewsRequirements.check>[1]);
}
