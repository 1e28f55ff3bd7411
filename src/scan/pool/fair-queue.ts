/** Something to do with a resource. */
type Job<R> = (resource: R) => Promise<void>;

/** A tenant asks for more at once than is kept waiting. */
export class TooBusy extends Error {
  constructor() {
    super('Too many searches of one organisation are waiting; this one is tried again later.');
    this.name = 'TooBusy';
  }
}

/** Hands a few resources round: tenants take turns, so that none waits for all that another asked. */
export class FairQueue<R> {
  readonly #idle: R[];
  readonly #mostWaiting: number;
  /** Jobs by tenant, whose turn it is first. */
  readonly #waiting = new Map<number, Job<R>[]>();

  constructor(resources: readonly R[], mostWaiting: number) {
    this.#idle = [...resources];
    this.#mostWaiting = mostWaiting;
  }

  /** Does a job when it is the tenant's turn; rejects at once when too many of the tenant's wait already. */
  run<T>(tenant: number, work: (resource: R) => Promise<T>): Promise<T> {
    const jobs = this.#waiting.get(tenant) ?? [];
    if (jobs.length >= this.#mostWaiting) return Promise.reject(new TooBusy());
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    jobs.push((resource) => work(resource).then(resolve, reject));
    this.#waiting.set(tenant, jobs);
    this.#next();
    return promise;
  }

  /** Whether nothing waits and nothing runs of `resources` in all. */
  isIdle(resources: number): boolean {
    return this.#waiting.size === 0 && this.#idle.length === resources;
  }

  #next(): void {
    const [turn] = this.#waiting;
    if (turn === undefined || this.#idle.length === 0) return;
    const [tenant, jobs] = turn;
    const job = jobs.shift();
    this.#waiting.delete(tenant);
    // The tenant goes to the end of the line with what is left.
    if (jobs.length > 0) this.#waiting.set(tenant, jobs);
    const resource = this.#idle.pop();
    if (job === undefined || resource === undefined) return;
    void job(resource).finally(() => {
      this.#idle.push(resource);
      this.#next();
    });
  }
}
