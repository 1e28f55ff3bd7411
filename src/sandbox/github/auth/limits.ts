import type { Clock } from '../world/clock.ts';
import type { Actor } from '../world/roles.ts';

export interface RequestRecord {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly api: 'rest' | 'graphql';
  readonly token: Actor['kind'] | 'invalid';
  readonly installationId: number | null;
  /** The login of a person, the slug of an App. */
  readonly who: string | null;
  status: number;
  /** REST: 1 a request (0 for 304). GraphQL: the query's cost. */
  points: number;
}

export interface Budget {
  readonly limit: number;
  readonly used: number;
  readonly resetsAt: Date;
}

const HOUR = 3_600_000;

/** Counts what each token has spent in the current hour, and can be told that a limit is reached. */
export class Limits {
  /** Points an hour and a token, REST and GraphQL apart. */
  perHour = 5_000;
  readonly #clock: Clock;
  readonly #spent = new Map<string, { used: number; resetsAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  budget(key: string): Budget {
    const now = this.#clock.now().getTime();
    const known = this.#spent.get(key);
    const current = known === undefined || known.resetsAt <= now ? { used: 0, resetsAt: now + HOUR } : known;
    this.#spent.set(key, current);
    return { limit: this.perHour, used: current.used, resetsAt: new Date(current.resetsAt) };
  }

  spend(key: string, points: number): void {
    this.budget(key);
    const current = this.#spent.get(key);
    if (current !== undefined) current.used += points;
  }

  isExhausted(key: string): boolean {
    return this.budget(key).used >= this.perHour;
  }
}

/** Installations share one budget over all their tokens, as on GitHub. */
export function budgetKey(api: 'rest' | 'graphql', actor: Actor): string {
  const who =
    actor.kind === 'installation'
      ? `installation ${actor.installation.id}`
      : actor.kind === 'anonymous'
        ? 'anonymous'
        : actor.account.login;
  return `${api} ${who}`;
}

export function limitHeaders(api: 'rest' | 'graphql', { limit, used, resetsAt }: Budget): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.floor(resetsAt.getTime() / 1_000)),
    'x-ratelimit-resource': api === 'rest' ? 'core' : 'graphql',
  };
}
