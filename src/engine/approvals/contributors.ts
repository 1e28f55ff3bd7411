import type { Account } from '../facts/account.ts';
import type { Commit } from '../facts/commit.ts';
import type { Reason } from '../facts/reason.ts';
import { claimsOf, type ContributionFacts, isDisowned, isWebFlow } from './claims.ts';
import { graphOf } from './graph.ts';
import { pushesOf } from './pushes.ts';

/** Everybody who had a hand in a pull request. */
export interface Contributors {
  /** By account id: commit authors, committers, co-authors and pushers over the whole commit graph. */
  readonly accounts: ReadonlyMap<number, Account>;
  /** Why the list may lack somebody: commits of which nobody knows who made or pushed them. Not empty: undetermined. */
  readonly doubts: readonly Reason[];
}

/** Finds the contributors. An e-mail is no identity: where the forge maps it to nobody, whoever pushed the commit stands in. */
export function contributorsOf(facts: ContributionFacts): Contributors {
  const graph = graphOf(facts.commits);
  const { pusherOf, pushers } = pushesOf(facts.recorded, graph);
  const accounts = new Map(pushers.map((account) => [account.id, account]));
  const doubts: Reason[] = headIsMissing(facts)
    ? [{ key: 'head-missing', values: { commit: { commit: facts.change.head.sha } } }]
    : [];
  const disowned = disownedClaims(facts);
  for (const commit of facts.commits.filter(({ updateMerge }) => updateMerge !== 'clean')) {
    const named = signatories(commit);
    for (const { account } of named) {
      if (account !== null && !isWebFlow(account) && !disowned.has(`${commit.sha} ${account.id}`))
        accounts.set(account.id, account);
    }
    if (named.some(({ account }) => account === null) && pusherOf(commit.sha) === null)
      doubts.push({ key: 'nobody-known', values: { commit: { commit: commit.sha } } });
  }
  return { accounts, doubts };
}

function signatories({ author, committer, coAuthors }: Commit): readonly Commit['author'][] {
  return [author, committer, ...coAuthors];
}

function disownedClaims(facts: ContributionFacts): ReadonlySet<string> {
  return new Set(
    claimsOf(facts)
      .filter(({ account, pushSeen }) => pushSeen && isDisowned(account, facts))
      .map(({ commit, account }) => `${commit} ${account.id}`),
  );
}

/** A list without the head was read past a limit or during a push. */
function headIsMissing({ commits, change }: Pick<ContributionFacts, 'commits' | 'change'>): boolean {
  return commits.length > 0 && commits.every(({ sha }) => sha !== change.head.sha);
}
