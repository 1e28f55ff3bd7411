import type { Platform } from '../port.ts';
import { makeAppOffice } from './app-office.ts';
import { makeChecks } from './checks.ts';
import { Client, type ClientOptions } from './client.ts';
import { makeConversation } from './conversation.ts';
import { makeProtection } from './protection.ts';
import { makeChanges } from './read-changes.ts';
import { makeGit } from './read-git.ts';
import { makePeopleBook } from './read-people.ts';
import { makeRuns } from './runs.ts';

/** GitHub as seen by one App. Nothing is asked of it, and Probot is not even loaded, before the first request. */
export interface GitHub extends Platform {
  /** After a change of permissions or repositories: the next request asks for a new token. */
  readonly forgetTokens: (installation: number) => void;
}

export type { ClientOptions as GitHubOptions };

export function makeGitHub(options: ClientOptions): GitHub {
  const client = new Client(options);
  return {
    app: makeAppOffice(client, options.appId),
    changes: makeChanges(client),
    git: makeGit(client),
    people: makePeopleBook(client),
    checks: makeChecks(client, options.appId),
    conversation: makeConversation(client),
    protection: makeProtection(client),
    runs: makeRuns(client),
    forgetTokens: (installation) => {
      client.forgetTokens(installation);
    },
  };
}
