import type { Commit, Signatory } from '../facts/commit.ts';
import { accountsOf } from './accounts.ts';
import type { ScenarioFile } from './schema.ts';

/** The three commits that place a pull request. */
export interface Tips {
  readonly head: string;
  readonly base: string;
  readonly mergeBase: string | null;
}

/** Head: the last commit; merge base: the first parent that is not a commit of the pull request; target: still there. */
export function tipsOf({ commits, 'pull-request': given }: ScenarioFile): Tips {
  const own = new Set(commits.map(({ sha }) => sha));
  const outside = commits.flatMap(({ parents }) => parents).find((parent) => !own.has(parent));
  const mergeBase = given['merge-base'] === undefined ? (outside ?? 'base') : given['merge-base'];
  return {
    head: given.head ?? commits.at(-1)?.sha ?? 'head',
    base: given['base-head'] ?? mergeBase ?? 'base',
    mergeBase,
  };
}

/** The commits of the scenario as the forge would tell them. */
export function commitsOf(scenario: ScenarioFile): readonly Commit[] {
  const account = accountsOf(scenario);
  const signatory = (login: string | null, name?: string, email?: string): Signatory => ({
    account: login === null ? null : account(login),
    name: name ?? login ?? 'unknown',
    email: email ?? `${login ?? 'unknown'}@example.org`,
  });
  return scenario.commits.map((commit): Commit => {
    const committer = commit.committer === undefined ? commit.author : commit.committer;
    const signer = commit.signer === undefined ? committer : commit.signer;
    return {
      sha: commit.sha,
      parents: commit.parents,
      author: signatory(commit.author, commit['author-name'], commit['author-email']),
      committer: signatory(committer, commit['committer-name'], commit['committer-email']),
      message: commit.message,
      coAuthors: commit.trailers.map((login) => signatory(login)),
      signature:
        commit.verified === undefined
          ? null
          : { verified: commit.verified, signer: signer === null ? null : account(signer) },
      updateMerge: commit['update-merge'] ?? null,
    };
  });
}
