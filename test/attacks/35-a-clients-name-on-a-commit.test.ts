import { describe, expect, test } from 'vitest';

import { reviewsImpersonation } from '../../src/engine/rules/reviews-impersonation/rule.ts';
import { reviewsThreads } from '../../src/engine/rules/reviews-threads/rule.ts';
import { judged } from '../support/approvals.ts';
import { ask } from '../support/ask.ts';
import { account, baseSha, comment, commit, facts, headSha, push, review, signedAs, thread } from '../support/facts.ts';

const commits = [commit(headSha, 'an-karim', { coAuthors: [signedAs('claire-cto')] })];
const pushes = [push(headSha, 'an-karim')];
const approved = { commits, reviews: [review('claire-cto', 'approved', { submitted: '2026-10-14T09:30:00Z' })] };
const disowned = comment('claire-cto', `/garde-fou not-mine at ${headSha.slice(0, 12)}`);

describe('the CTO’s name in a trailer', () => {
  test('is a finding that holds the gate', () => {
    expect(ask(reviewsImpersonation, { facts: facts({ commits, recorded: { pushes } }) }).outcome).toBe('waiting');
  });
  test('keeps her from approving as long as she says nothing', () => {
    expect(judged(approved)).toMatchObject({ outcome: 'waiting', notCounted: { 'claire-cto': 'contributor' } });
  });
  test('does not once she disowns it', () => {
    expect(judged({ ...approved, comments: [disowned] })).toMatchObject({ outcome: 'pass', counted: ['claire-cto'] });
    const told = facts({ commits, recorded: { pushes }, comments: [disowned] });
    expect(ask(reviewsImpersonation, { facts: told }).outcome).toBe('pass');
  });
  test('cannot be disowned by the supplier, in her name or his own', () => {
    for (const forged of [
      { ...disowned, edited: true },
      { ...disowned, user: account('an-karim') },
    ])
      expect(judged({ ...approved, comments: [forged] }).outcome).toBe('waiting');
  });
  test('stays where she did push the commit: nobody disowns their own work', () => {
    const own = { ...approved, comments: [disowned], recorded: { pushes: [push(headSha, 'claire-cto')] } };
    expect(judged(own)).toMatchObject({ outcome: 'waiting', notCounted: { 'claire-cto': 'contributor' } });
  });
});

test('her click on "Update branch" does not make her a contributor', () => {
  const update = commit(headSha, 'claire-cto', {
    parents: ['a1', baseSha],
    updateMerge: 'clean',
    committer: signedAs('web-flow'),
  });
  const recorded = { pushes: [push('a1', 'an-karim', '2026-10-14T07:00:00Z'), push(headSha, 'claire-cto')] };
  expect(
    judged({ commits: [update, commit('a1', 'an-karim')], recorded, reviews: [review('claire-cto', 'approved')] })
      .outcome,
  ).toBe('pass');
});

test('a thread that the supplier resolved for her counts as open', () => {
  const resolved = thread('claire-cto', { resolved: true, resolvedBy: account('an-karim') });
  expect(
    ask(reviewsThreads, { settings: { threads: 'resolved' }, facts: facts({ threads: [resolved] }) }).outcome,
  ).toBe('waiting');
});
