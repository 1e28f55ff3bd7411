import fc from 'fast-check';
import { expect, test } from 'vitest';

import { judged, oneReviewer } from '../../../../test/support/approvals.ts';
import {
  baseSha,
  comment,
  commit,
  headSha,
  push,
  review,
  signedAs,
  type Told,
} from '../../../../test/support/facts.ts';
import type { Commit } from '../../facts/commit.ts';
import type { PieceName } from '../../facts/facts.ts';
import { reviewsRequirements } from './rule.ts';

const people = ['sophie-petit', 'claire-cto', 'paul-martin', 'marie-durand', 'an-lea', 'an-karim', 'a-stranger'];
const shas = [headSha, 'a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
const moments = fc
  .integer({ min: 0, max: 179 })
  .map((minute) => new Date(Date.UTC(2026, 9, 14, 7, minute)).toISOString());
const policy = { ...oneReviewer, 'approve-by': { comment: ['LGTM'] } };

const someone = fc.constantFrom(...people);
const reviews = fc.array(
  fc.record({
    who: someone,
    state: fc.constantFrom(
      'approved' as const,
      'changes-requested' as const,
      'commented' as const,
      'dismissed' as const,
    ),
    commit: fc.constantFrom(...shas, null),
    submitted: moments,
    id: fc.uuid(),
  }),
  { maxLength: 8 },
);
const comments = fc.array(fc.record({ who: someone, created: moments, edited: fc.boolean(), id: fc.uuid() }), {
  maxLength: 4,
});
const commits = fc
  .array(
    fc.record({
      author: fc.option(someone),
      coAuthor: fc.option(someone),
      merges: fc.constantFrom<Commit['updateMerge']>('clean', 'changed', 'unknown', null),
      other: fc.constantFrom(...shas),
    }),
    { minLength: 4, maxLength: 4 },
  )
  .map((list) =>
    list.map(({ author, coAuthor, merges, other }, index) =>
      commit(shas[index] ?? headSha, author, {
        parents: [shas[index + 1] ?? baseSha, other],
        coAuthors: coAuthor === null ? [] : [signedAs(coAuthor)],
        updateMerge: merges,
      }),
    ),
  );
const pushes = fc.array(fc.record({ head: fc.constantFrom(...shas, 'gone'), by: fc.option(someone), at: moments }), {
  maxLength: 5,
});
const patches = fc.array(fc.tuple(fc.constantFrom(...shas), fc.constantFrom('p', 'q')));

const world: fc.Arbitrary<Told> = fc
  .record({ reviews, comments, commits, pushes, patches, baseProtected: fc.boolean() })
  .map((drawn) => ({
    repository: { baseProtected: drawn.baseProtected },
    reviews: drawn.reviews.map(({ who, state, ...rest }) => review(who, state, rest)),
    comments: drawn.comments.map(({ who, ...rest }) => comment(who, 'LGTM', rest)),
    commits: drawn.commits,
    recorded: {
      pushes: drawn.pushes
        .toSorted((one, other) => one.at.localeCompare(other.at))
        .map(({ head, by, at }) => push(head, by, at)),
      patches: new Map(drawn.patches),
    },
  }));

const outcomeOf = (told: Told): string => judged(told, policy).outcome;

test('an approval of a supplier never changes the outcome', () => {
  fc.assert(
    fc.property(world, fc.constantFrom('an-lea', 'an-karim', 'a-stranger'), moments, (told, who, submitted) => {
      const added = review(who, 'approved', { id: 'added', submitted });
      expect(outcomeOf({ ...told, reviews: [...(told.reviews ?? []), added] })).toBe(outcomeOf(told));
    }),
  );
});

test('the order in which commits, reviews and comments arrive does not matter', () => {
  fc.assert(
    fc.property(world, (told) => {
      const { commits: listed = [], reviews: given = [], comments: said = [] } = told;
      const turned = {
        ...told,
        commits: listed.toReversed(),
        reviews: given.toReversed(),
        comments: said.toReversed(),
      };
      const [one, other] = [judged(told, policy), judged(turned, policy)];
      expect([other.outcome, other.counted, other.notCounted]).toEqual([one.outcome, one.counted, one.notCounted]);
    }),
  );
});

test('a piece that could not be read never turns a hold into a pass', () => {
  const pieces: readonly PieceName[] = [...reviewsRequirements.needs, ...reviewsRequirements.mayNeed];
  fc.assert(
    fc.property(world, fc.constantFrom(...pieces), (told, piece) => {
      const unread = outcomeOf({ ...told, unread: [piece] });
      expect(unread === 'pass' && outcomeOf(told) !== 'pass').toBe(false);
    }),
  );
});

test('a person’s approvals, a permission or a recorded patch less never turns a hold into a pass', () => {
  fc.assert(
    fc.property(world, someone, (told, who) => {
      fc.pre(outcomeOf(told) !== 'pass');
      // All of that person's: one less may show an earlier one, which was the person's opinion before.
      const { reviews: given = [], comments: said = [] } = told;
      const withdrawn = {
        ...told,
        reviews: given.filter(({ user, state }) => state !== 'approved' || user?.login !== who),
        comments: said.filter(({ user }) => user?.login !== who),
      };
      expect(outcomeOf({ ...told, permissions: new Map() })).not.toBe('pass');
      expect(outcomeOf(withdrawn)).not.toBe('pass');
      expect(outcomeOf({ ...told, recorded: { ...told.recorded, patches: new Map() } })).not.toBe('pass');
    }),
  );
});
