import { describe, expect, test } from 'vitest';

import { read } from '../../../../test/support/ask.ts';
import { account, facts, review, type Told } from '../../../../test/support/facts.ts';
import { roster } from '../../../../test/support/people.ts';
import type { ApprovalFacts } from '../../approvals/count.ts';
import type { Pieces } from '../../facts/facts.ts';
import { reviewersToRequest } from './reviewers.ts';
import { type Settings, settings } from './settings.ts';

const people = {
  client: {
    cto: { users: ['claire-cto'], teams: [] },
    product: { users: ['sophie-petit', 'paul-martin'], teams: ['produit'] },
    direction: { users: ['marie-durand'], teams: [] },
  },
  vendors: {},
  bots: [],
};
const none = { users: [], teams: [] };

function asked(request: unknown, told: Told = {}, removed: { users?: string[]; teams?: string[] } = {}): string[] {
  const { pieces, ...rest } = facts(told);
  const values = Object.fromEntries(
    Object.entries(pieces).map(([name, piece]) => [name, piece.known ? piece.value : null]),
  ) as unknown as Pieces;
  const seen: ApprovalFacts = { ...rest, ...values, people: roster() };
  const written = { requirements: [{ name: 'r', require: { from: ['product', 'cto'] }, request }] };
  const { users, teams } = reviewersToRequest(read(settings, written) as Settings, new Set(['r']), {
    facts: seen,
    people,
    history: { removed: { users: (removed.users ?? []).map((login) => account(login)), teams: removed.teams ?? [] } },
  });
  return [...users.map(({ login }) => login).toSorted(), ...teams];
}

describe('the App asks', () => {
  test('everybody who could approve', () => {
    expect(asked('all')).toEqual(['claire-cto', 'paul-martin', 'sophie-petit']);
  });
  test('the teams of the roles', () => {
    expect(asked('teams')).toEqual(['produit']);
  });
  test('so many of them, always the same for one pull request', () => {
    expect(asked({ random: 2 })).toHaveLength(2);
    expect(asked({ random: 2 })).toEqual(asked({ random: 2 }));
  });
  test('other people for other pull requests', () => {
    const draws = Array.from({ length: 30 }, (_, number) => asked({ random: 1 }, { change: { number } }).join());
    expect(new Set(draws).size).toBe(3);
  });
  test('nobody by default, for a draft, or for a closed pull request', () => {
    expect([
      asked('none'),
      asked('all', { change: { draft: true } }),
      asked('all', { change: { state: 'closed' } }),
    ]).toEqual([[], [], []]);
  });
});

describe('the App does not ask', () => {
  test('whoever was removed, nor their team', () => {
    expect(asked('all', {}, { users: ['claire-cto'] })).toEqual(['paul-martin', 'sophie-petit']);
    expect(asked('teams', {}, { teams: ['produit'] })).toEqual([]);
  });
  test('twice', () => {
    const requestedReviewers = { users: [account('claire-cto')], teams: ['produit'] };
    expect(asked('all', { change: { requestedReviewers } })).toEqual(['paul-martin', 'sophie-petit']);
    expect(asked('teams', { change: { requestedReviewers } })).toEqual([]);
  });
  test('anybody more when enough of them are at it already', () => {
    const requestedReviewers = { ...none, users: [account('claire-cto')] };
    expect(asked({ random: 1 }, { change: { requestedReviewers } })).toEqual([]);
    expect(asked({ random: 1 }, { reviews: [review('sophie-petit', 'changes-requested')] })).toEqual([]);
  });
  test('the author', () => {
    expect(asked('all', { change: { author: account('claire-cto') } })).toEqual(['paul-martin', 'sophie-petit']);
  });
});
