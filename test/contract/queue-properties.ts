import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Job } from '../../src/queue/port.ts';
import {
  CAP,
  LEASE,
  MOST_ATTEMPTS,
  openForTest,
  request,
  type OpenQueue,
  type QueueUnderTest,
} from './queue-opening.ts';

type Step =
  | { readonly is: 'enqueue'; readonly key: number }
  | { readonly is: 'claim'; readonly limit: number }
  | { readonly is: 'settle'; readonly which: number; readonly how: 'done' | 'failed' | 'released' | 'rate-limited' }
  | { readonly is: 'forget'; readonly which: number }
  | { readonly is: 'pass'; readonly ms: number };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ is: fc.constant('enqueue' as const), key: fc.nat(5) }),
    fc.record({ is: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      is: fc.constant('settle' as const),
      which: fc.nat(9),
      how: fc.constantFrom('done' as const, 'failed' as const, 'released' as const, 'rate-limited' as const),
    }),
    fc.record({ is: fc.constant('forget' as const), which: fc.nat(9) }),
    fc.record({ is: fc.constant('pass' as const), ms: fc.constantFrom(1, 1000, 6000, LEASE) }),
  ),
  { maxLength: 60 },
);

/** What a simple reader of the promises expects to hold after every step. */
class Model {
  /** Jobs in the hands of workers that believe to hold them. */
  readonly held: { readonly job: Job; readonly until: number }[] = [];
  /** The newest payload of each key. */
  readonly newest = new Map<string, string>();
  /** Keys whose newest payload went well or was given up on. */
  readonly settled = new Set<string>();
  #payloads = 0;

  nextPayload(key: string): string {
    this.#payloads += 1;
    const payload = String(this.#payloads);
    this.newest.set(key, payload);
    this.settled.delete(key);
    return payload;
  }
}

const installationOf = (key: number): number => key % 2;

async function take(step: Step, at: QueueUnderTest, model: Model): Promise<void> {
  switch (step.is) {
    case 'enqueue': {
      const key = `k${step.key}`;
      await at.queue.enqueue([request(key, model.nextPayload(key), { installationId: installationOf(step.key) })]);
      break;
    }
    case 'claim':
      for (const job of await at.queue.claim(step.limit)) startsWell(job, at, model);
      break;
    case 'settle':
      await settle(step, at, model);
      break;
    case 'forget':
      model.held.splice(step.which, 1);
      break;
    case 'pass':
      at.pass(step.ms);
  }
}

function startsWell(job: Job, at: QueueUnderTest, model: Model): void {
  const live = model.held.filter(({ until }) => until > at.now());
  expect(live.map((other) => other.job.key)).not.toContain(job.key);
  expect(job.payload).toBe(model.newest.get(job.key));
  model.held.push({ job, until: at.now() + LEASE });
  expect(live.filter((other) => other.job.installationId === job.installationId).length).toBeLessThan(CAP);
}

async function settle(step: Extract<Step, { is: 'settle' }>, at: QueueUnderTest, model: Model): Promise<void> {
  const [held] = model.held.splice(step.which, 1);
  if (held === undefined) return;
  const { job } = held;
  const taken = await at.queue.settle(job, settlementOf(step.how, at.now()));
  const isOver = step.how === 'done' || (step.how === 'failed' && job.attempts >= MOST_ATTEMPTS);
  if (taken && isOver && job.payload === model.newest.get(job.key)) model.settled.add(job.key);
}

function settlementOf(how: Extract<Step, { is: 'settle' }>['how'], now: number) {
  if (how === 'failed') return { is: how, error: 'broken' };
  return how === 'rate-limited' ? { is: how, until: now + 1000 } : { is: how };
}

/** Runs everything that is left with a worker that never fails; answers the last payload each key was run with. */
async function drain(at: QueueUnderTest): Promise<ReadonlyMap<string, string>> {
  const last = new Map<string, string>();
  for (let round = 0; round < 40; round += 1) {
    at.pass(LEASE);
    for (const job of await at.queue.claim(9)) {
      last.set(job.key, job.payload);
      await at.queue.settle(job, { is: 'done' });
    }
  }
  return last;
}

export function describeProperties(open: OpenQueue): void {
  it('never runs a key twice at once, always with its newest payload, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const at = await openForTest(open);
        try {
          const model = new Model();
          for (const step of sequence) await take(step, at, model);
          const dead = new Set((await at.queue.dead(99)).map(({ key }) => key));
          const last = await drain(at);
          for (const letter of await at.queue.dead(99)) dead.add(letter.key);
          const owed = [...model.newest].filter(([key]) => !model.settled.has(key) && !dead.has(key));
          expect(owed.filter(([key, payload]) => last.get(key) !== payload)).toEqual([]);
          expect(await at.queue.state()).toMatchObject({ queued: 0, scheduled: 0, active: 0 });
        } finally {
          await at.end();
        }
      }),
      { numRuns: 100 },
    );
  });
}
