import type { Octokit } from '@octokit/core';

import { unreadable } from './errors.ts';
import type { Operation } from './operations.ts';
import { parsed, type Parameters } from './request.ts';

/** The App's own credentials; `baseUrl` is that of the REST API (GitHub Enterprise Server: `https://host/api/v3`). */
export interface AppCredentials {
  readonly appId: number;
  readonly privateKey: string;
  readonly baseUrl: string;
}

/** Requests under the App's own name, signed by Probot's App authentication. */
export class AppClient {
  readonly #credentials: AppCredentials;
  readonly #now: () => number;
  #octokit: Promise<Octokit> | undefined;

  constructor(credentials: AppCredentials, now: () => number) {
    this.#credentials = credentials;
    this.#now = now;
  }

  async call<T>(operation: Operation<T>, parameters: Parameters): Promise<T> {
    this.#octokit ??= authenticate(this.#credentials);
    const octokit = await this.#octokit;
    try {
      const response: { readonly data: unknown } = await octokit.request(operation.route, { ...parameters });
      return parsed(operation, response.data);
    } catch (error) {
      throw unreadable(operation.route, error, this.#now());
    }
  }
}

/** Probot takes a third of a second to load: nothing waits for it before the first request is made. */
async function authenticate({ appId, privateKey, baseUrl }: AppCredentials): Promise<Octokit> {
  const { Probot, ProbotOctokit } = await import('probot');
  const probot = new Probot({
    appId,
    privateKey,
    baseUrl,
    // Probot's own web hook server is not used; a secret that nobody knows keeps its default from ever being valid.
    secret: crypto.randomUUID(),
    logLevel: 'fatal',
    // The function form is the only one that really turns throttling off; our limiter and our queue do both jobs.
    Octokit: ProbotOctokit.defaults((options: object) => ({
      ...options,
      retry: { enabled: false },
      throttle: { enabled: false },
    })),
  });
  return probot.auth();
}
