import type { ContributionFacts } from '../approvals/claims.ts';
import { isWebFlow } from '../approvals/claims.ts';
import { contributorsOf } from '../approvals/contributors.ts';
import { graphOf } from '../approvals/graph.ts';
import { pushesOf } from '../approvals/pushes.ts';
import type { Account } from '../facts/account.ts';
import { type Holding, holding, type Predicate } from './predicate.ts';
import { isSelected, type Selection, selection } from './selection.ts';

/** Who opened the pull request. By itself it tells little: anybody may push to the branch afterwards. */
export const author: Predicate<Selection, 'directory'> = {
  key: 'author',
  schema: selection,
  words: {
    en: 'The author of the pull request is one of these people.',
    fr: 'L’auteur de la demande de fusion est l’une de ces personnes.',
  },
  needs: ['directory'],
  suppliersReach: () => 'to-hold',
  vouchedForBy: ['only-contributors'],
  holds: (facts, wanted) =>
    holding(isSelected(facts.change.author, wanted, facts), 'author', authorValue(facts.change.author)),
};

type ContributorPieces = 'comments' | 'commits' | 'directory' | 'recorded';

/** The author, every commit author, committer, co-author and recorded pusher are among these people. */
export const onlyContributors: Predicate<Selection, ContributorPieces> = {
  key: 'only-contributors',
  schema: selection,
  words: {
    en: 'The author and everybody who had a hand in the commits (authors, committers, co-authors, pushers) are these people; `bots` are known by account, never by name.',
    fr: 'L’auteur et toute personne ayant participé aux commits (auteurs, validateurs, coauteurs, expéditeurs) sont ces personnes ; les robots (`bots`) sont reconnus par leur compte, jamais par leur nom.',
  },
  needs: ['comments', 'commits', 'directory', 'recorded'],
  suppliersReach: () => 'none',
  holds: (facts, wanted) => {
    if (facts.commits.length === 0) return holding('unknown', 'only-contributors', { who: [] });
    const answers = [facts.change.author, ...handsIn(facts)].map((who) => ({
      who,
      state: isSelected(who, wanted, facts),
    }));
    const others = answers.filter(({ state }) => state === 'no').map(({ who }) => who?.login ?? '?');
    if (others.length > 0) return holding('no', 'only-contributors', { who: [...new Set(others)] });
    return unsureOr('yes', facts, {
      key: 'only-contributors',
      isUnsure: answers.some(({ state }) => state === 'unknown') || isUnwatched(facts),
    });
  },
};

/** At least one person who had a hand in the pull request is among these people. */
export const anyContributor: Predicate<Selection, ContributorPieces> = {
  key: 'any-contributor',
  schema: selection,
  words: {
    en: 'The author or at least one person who had a hand in the commits is one of these people.',
    fr: 'L’auteur ou au moins une personne ayant participé aux commits est l’une de ces personnes.',
  },
  needs: ['comments', 'commits', 'directory', 'recorded'],
  suppliersReach: () => 'none',
  holds: (facts, wanted) => {
    const answers = [facts.change.author, ...handsIn(facts)].map((who) => ({
      who,
      state: isSelected(who, wanted, facts),
    }));
    const found = answers.filter(({ state }) => state === 'yes').map(({ who }) => who?.login ?? '?');
    if (found.length > 0) return holding('yes', 'any-contributor', { who: [...new Set(found)] });
    return unsureOr('no', facts, {
      key: 'any-contributor',
      isUnsure: answers.some(({ state }) => state === 'unknown') || isUnwatched(facts),
    });
  },
};

function unsureOr(
  state: 'yes' | 'no',
  facts: ContributionFacts,
  { key, isUnsure }: { readonly key: string; readonly isUnsure: boolean },
): Holding {
  const { doubts } = contributorsOf(facts);
  if (doubts.length > 0) return { state: 'unknown', reasons: doubts };
  return holding(isUnsure ? 'unknown' : state, key, { who: [] });
}

/** Contributors, and what stands on the commits themselves: neither a disowned name nor an e-mail of nobody is a bot's. */
function handsIn(facts: ContributionFacts): readonly (Account | null)[] {
  const named = facts.commits
    .filter(({ updateMerge }) => updateMerge !== 'clean')
    .flatMap(({ author: by, committer, coAuthors }) => [by, committer, ...coAuthors].map(({ account }) => account));
  const people = [...contributorsOf(facts).accounts.values(), ...named.filter((one) => !isWebFlow(one))];
  return [...new Map(people.map((one) => [one?.id, one])).values()];
}

/** A name on a commit is only a claim: without the record of its push nobody knows whose it is. */
function isUnwatched({ commits, recorded }: ContributionFacts): boolean {
  const { pusherOf } = pushesOf(recorded, graphOf(commits));
  return commits.some(({ sha, updateMerge }) => updateMerge !== 'clean' && pusherOf(sha) === null);
}

function authorValue(who: Account | null): { readonly author: string | { readonly term: string } } {
  return { author: who?.login ?? { term: 'account.deleted' } };
}
