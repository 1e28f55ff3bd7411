import { describe, expect, test } from 'vitest';

import { ask } from '../../../../test/support/ask.ts';
import {
  account,
  comment,
  commit,
  facts,
  headSha,
  push,
  review,
  signedAs,
  type Told,
} from '../../../../test/support/facts.ts';
import { reviewsImpersonation } from './rule.ts';

const claimed = commit(headSha, 'claire-cto');
const notMine = `/garde-fou not-mine at ${headSha.slice(0, 12)}`;

function judged(told: Told): ReturnType<typeof ask> {
  return ask(reviewsImpersonation, {
    facts: facts({ commits: [claimed], ...told, recorded: { pushes: [push(headSha, 'an-karim')], ...told.recorded } }),
  });
}

describe('a client’s name on a commit', () => {
  test.each<[string, Told, string, string]>([
    ['as its author is a finding', {}, 'waiting', 'claimed-author'],
    [
      'as its committer is a finding',
      { commits: [commit(headSha, 'an-karim', { committer: signedAs('claire-cto') })] },
      'waiting',
      'claimed-committer',
    ],
    [
      'in a trailer is a finding',
      { commits: [commit(headSha, 'an-karim', { coAuthors: [signedAs('claire-cto')] })] },
      'waiting',
      'claimed-co-author',
    ],
    ['is not verifiable when nobody saw the push', { recorded: { pushes: [] } }, 'undetermined', 'unseen-author'],
    ['is backed by their own push', { recorded: { pushes: [push(headSha, 'claire-cto')] } }, 'pass', 'no-claim'],
    [
      'is backed by their own verified signature',
      { commits: [{ ...claimed, signature: { verified: true, signer: account('claire-cto') } }] },
      'pass',
      'no-claim',
    ],
    [
      'is not backed by an unverified signature',
      { commits: [{ ...claimed, signature: { verified: false, signer: account('claire-cto') } }] },
      'waiting',
      'claimed-author',
    ],
    [
      'is not backed by somebody else’s signature',
      { commits: [{ ...claimed, signature: { verified: true, signer: account('an-karim') } }] },
      'waiting',
      'claimed-author',
    ],
    [
      'on a clean merge of the target claims nothing',
      { commits: [{ ...claimed, updateMerge: 'clean' }] },
      'pass',
      'no-claim',
    ],
    ['is no matter for a vendor’s own name', { commits: [commit(headSha, 'an-lea')] }, 'pass', 'no-claim'],
    [
      'is cleared by that person’s approval of this head',
      { reviews: [review('claire-cto', 'approved')] },
      'pass',
      'no-claim',
    ],
    [
      'is not cleared by an approval of another commit',
      { reviews: [review('claire-cto', 'approved', { commit: 'c'.repeat(40) })] },
      'waiting',
      'claimed-author',
    ],
    ['is not cleared by anybody else', { reviews: [review('sophie-petit', 'approved')] }, 'waiting', 'claimed-author'],
    [
      'is cleared when that person disowns it',
      { comments: [comment('claire-cto', `${notMine}\n`)] },
      'pass',
      'no-claim',
    ],
    [
      'is not cleared when somebody else disowns it',
      { comments: [comment('an-karim', notMine)] },
      'waiting',
      'claimed-author',
    ],
    [
      'is not cleared by an edited comment',
      { comments: [comment('claire-cto', notMine, { edited: true })] },
      'waiting',
      'claimed-author',
    ],
    [
      'is not cleared by a comment before the push',
      { comments: [comment('claire-cto', notMine, { created: '2026-10-14T07:00:00Z' })] },
      'waiting',
      'claimed-author',
    ],
    [
      'is not cleared by a comment on another head',
      { comments: [comment('claire-cto', `/garde-fou not-mine at ${'9'.repeat(12)}`)] },
      'waiting',
      'claimed-author',
    ],
    [
      'is not cleared by a comment that names too little of the head',
      { comments: [comment('claire-cto', '/garde-fou not-mine at 1111111')] },
      'waiting',
      'claimed-author',
    ],
    [
      'is not cleared by a quotation',
      { comments: [comment('claire-cto', `> ${notMine}`)] },
      'waiting',
      'claimed-author',
    ],
  ])('%s', (_, told, outcome, key) => {
    const answer = judged(told);
    expect(answer.outcome).toBe(outcome);
    expect(answer.reasons.map((reason) => reason.key)).toContain(key);
  });

  test('is told once per commit', () => {
    expect(judged({ commits: [{ ...claimed, coAuthors: [signedAs('claire-cto')] }] }).reasons).toHaveLength(1);
  });

  test('keeps its fingerprint, so that a waiver can name it', () => {
    expect(judged({}).reasons[0]?.fingerprint).toBe(`impersonation:${account('claire-cto').id}:${headSha}`);
  });
});
