export interface FaultMatch {
  readonly method?: string;
  /** Part of the path, or a pattern. */
  readonly path?: string | RegExp;
  /** Part of the body, to single out one GraphQL query. */
  readonly body?: string;
}

export interface Fault {
  readonly match: FaultMatch;
  /** How often it strikes; once unless told, Infinity for always. */
  readonly times?: number;
  /** Answered instead; 0 resets the connection. Absent: the true answer, delayed or cut. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** Sends only this share (0 to 1) of the answer's bytes, then closes. */
  readonly truncate?: number;
}

function matches({ method, path, body }: FaultMatch, request: { method: string; path: string; body: string }): boolean {
  if (method !== undefined && method !== request.method) return false;
  if (body !== undefined && !request.body.includes(body)) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? request.path.includes(path) : path.test(request.path);
}

/** What goes wrong on purpose. */
export class Faults {
  readonly #armed: { readonly fault: Fault; left: number }[] = [];

  /** Arms a fault; the returned function takes it away. */
  add(fault: Fault): () => void {
    const armed = { fault, left: fault.times ?? 1 };
    this.#armed.push(armed);
    return () => {
      armed.left = 0;
    };
  }

  /** GitHub's primary limit: 403, nothing remaining until the reset. */
  primaryLimit(match: FaultMatch = {}, times = 1, resetsAt: Date = new Date(0)): () => void {
    const reset = String(Math.floor(resetsAt.getTime() / 1_000));
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    return this.add({
      match,
      times,
      status: 403,
      headers,
      body: { message: 'API rate limit exceeded', documentation_url: 'https://docs.github.com/rest' },
    });
  }

  /** GitHub's secondary limit: 429 or 403 with `retry-after`. */
  secondaryLimit(match: FaultMatch = {}, times = 1, status: 403 | 429 = 403): () => void {
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    return this.add({
      match,
      times,
      status,
      headers: { 'retry-after': '60' },
      body: { message, documentation_url: 'https://docs.github.com/rest' },
    });
  }

  /** GraphQL's limit comes with HTTP 200. */
  graphqlLimit(times = 1): () => void {
    const body = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation.' }] };
    return this.add({ match: { path: '/graphql' }, times, status: 200, body });
  }

  clear(): void {
    this.#armed.length = 0;
  }

  strike(request: { method: string; path: string; body: string }): Fault | undefined {
    const armed = this.#armed.find(({ fault, left }) => left > 0 && matches(fault.match, request));
    if (armed === undefined) return undefined;
    armed.left -= 1;
    return armed.fault;
  }
}
