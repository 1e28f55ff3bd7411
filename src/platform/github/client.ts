import { Octokit } from '@octokit/core';
import { z } from 'zod';

import type { RepositoryKey } from '../ports/repository-key.ts';
import { Unreadable } from '../ports/unreadable.ts';
import { AppClient, type AppCredentials } from './app-client.ts';
import { downloaded } from './download.ts';
import { unreadable } from './errors.ts';
import { Limiter, type Urgency } from './limiter.ts';
import { type Operation, type Permissions, readNeeds } from './operations.ts';
import { parsed, type Parameters } from './request.ts';
import { type Scope, Tokens } from './tokens.ts';

/** How requests are made, beside the credentials. */
export interface ClientOptions extends AppCredentials {
  /** Milliseconds between two writes of one installation. */
  readonly writeInterval: number;
  readonly now: () => number;
  /** Told what GitHub says is left of the hourly quota. */
  readonly onQuota?: (installation: number, resource: string, remaining: number) => void;
}

/** A query's answer: the data, and the errors that came with it instead of parts of it. */
export interface QueryAnswer {
  readonly data: unknown;
  readonly errors: readonly QueryError[];
}

/** One part that GitHub left out of a query's answer. */
export interface QueryError {
  readonly type: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const MAXIMUM_READS = 8;
const REQUEST_TIMEOUT = 20_000;
const PAGE = 100;

/** Requests as an installation, each with a token that can do no more than it takes. */
export class Client {
  readonly app: AppClient;
  readonly now: () => number;
  readonly baseUrl: string;
  readonly #options: ClientOptions;
  readonly #octokit: Octokit;
  readonly #tokens: Tokens;
  readonly #limiters = new Map<number, Limiter>();

  constructor(options: ClientOptions) {
    this.#options = options;
    this.baseUrl = options.baseUrl;
    this.now = options.now;
    this.app = new AppClient(options, options.now);
    this.#tokens = new Tokens(this.app, options.now);
    this.#octokit = new Octokit({ baseUrl: options.baseUrl, userAgent: 'garde-fou', log: silence });
  }

  /** Reads in one repository. */
  async read<T>(repository: RepositoryKey, operation: Operation<T>, parameters: Parameters = {}): Promise<T> {
    const data = await this.#limiter(repository.installation).read(() =>
      this.#request(scopeOf(repository), operation, readNeeds, { ...addressOf(repository), ...parameters }),
    );
    return parsed(operation, data);
  }

  /** Reads what belongs to the account rather than to a repository. */
  async readAccount<T>(installation: number, operation: Operation<T>, parameters: Parameters): Promise<T> {
    const data = await this.#limiter(installation).read(() =>
      this.#request({ installation, repositoryId: null }, operation, operation.needs, parameters),
    );
    return parsed(operation, data);
  }

  /** Writes, at most one a second and installation. */
  async write<T>(
    repository: RepositoryKey,
    operation: Operation<T>,
    parameters: Parameters,
    urgency: Urgency = 'talk',
  ): Promise<T> {
    const data = await this.#limiter(repository.installation).write(urgency, () =>
      this.#request(scopeOf(repository), operation, operation.needs, { ...addressOf(repository), ...parameters }),
    );
    return parsed(operation, data);
  }

  /** Asks a query; errors come back beside the data, for the caller to say which parts are missing. */
  async query(repository: RepositoryKey, query: string, variables: Parameters): Promise<QueryAnswer> {
    const data = await this.#limiter(repository.installation).read(() =>
      this.#request(scopeOf(repository), { route: `POST ${this.#graphqlUrl()}` }, readNeeds, { query, variables }),
    );
    const answer = queryAnswer(data);
    const limit = answer.errors.find(({ type }) => type === 'RATE_LIMITED');
    if (limit === undefined) return answer;
    throw new Unreadable('rate-limited', 'query', { retryAt: this.now() + 60_000, cause: limit });
  }

  /** Every page of a list; more pages than allowed are an error, never a shorter list. */
  async pages<T>(read: (page: Parameters) => Promise<readonly T[]>, maximumPages: number): Promise<readonly T[]> {
    const all: T[] = [];
    for (let page = 1; page <= maximumPages; page += 1) {
      const items = await read({ per_page: PAGE, page });
      all.push(...items);
      if (items.length < PAGE) return all;
    }
    throw new Unreadable('too-large', 'pages');
  }

  /** An archive that the forge keeps elsewhere: its address wants no token of ours, and gets none. */
  async download(
    repository: RepositoryKey,
    operation: Operation,
    parameters: Parameters,
    maximum: number,
  ): Promise<Uint8Array> {
    return this.#limiter(repository.installation).read(async () => {
      const token = await this.#tokens.get(scopeOf(repository), readNeeds);
      const { url } = this.#octokit.request.endpoint(operation.route, { ...addressOf(repository), ...parameters });
      return downloaded({ url, token, what: operation.route, maximum, now: this.now() });
    });
  }

  forgetTokens(installation: number): void {
    this.#tokens.forget(installation);
  }

  async #request(
    scope: Scope,
    operation: Pick<Operation, 'route'>,
    needs: Permissions,
    parameters: Parameters,
  ): Promise<unknown> {
    const token = await this.#tokens.get(scope, needs);
    try {
      const response = await this.#octokit.request(operation.route, {
        ...parameters,
        headers: { authorization: `token ${token}` },
        request: { signal: AbortSignal.timeout(REQUEST_TIMEOUT) },
      });
      this.#tellQuota(scope.installation, response.headers);
      return response.data;
    } catch (error) {
      const problem = unreadable(operation.route, error, this.now());
      if (isUnauthorized(error)) this.#tokens.forget(scope.installation);
      throw problem;
    }
  }

  #tellQuota(installation: number, headers: Readonly<Record<string, unknown>>): void {
    const remaining = Number(headers['x-ratelimit-remaining']);
    const resource = headers['x-ratelimit-resource'];
    if (Number.isFinite(remaining))
      this.#options.onQuota?.(installation, typeof resource === 'string' ? resource : 'core', remaining);
  }

  #limiter(installation: number): Limiter {
    const known = this.#limiters.get(installation);
    if (known !== undefined) return known;
    const limiter = new Limiter({ writeInterval: this.#options.writeInterval, maximumReads: MAXIMUM_READS });
    this.#limiters.set(installation, limiter);
    return limiter;
  }

  /** GitHub Enterprise Server serves GraphQL beside `/api/v3`, not below it. */
  #graphqlUrl(): string {
    return `${this.#options.baseUrl.replace(/\/v3\/?$/, '').replace(/\/$/, '')}/graphql`;
  }
}

const quiet = (): void => undefined;
const silence = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function scopeOf(repository: RepositoryKey): Scope {
  return { installation: repository.installation, repositoryId: repository.id };
}

function addressOf(repository: RepositoryKey): Parameters {
  return { owner: repository.owner, repo: repository.name };
}

function isUnauthorized(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 401;
}

const answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        type: z.string().default(''),
        path: z.array(z.union([z.string(), z.int()])).default([]),
        message: z.string().default(''),
      }),
    )
    .default([]),
});

function queryAnswer(data: unknown): QueryAnswer {
  const result = answer.safeParse(data);
  if (!result.success) throw new Unreadable('partial', 'query', { cause: result.error });
  return { data: result.data.data, errors: result.data.errors };
}
