import { afterEach, beforeEach, expect, test } from 'vitest';

import type { CheckRunPage } from '../engine/surfaces/check-run/page.ts';
import type { CheckPage } from '../platform/port.ts';
import { type EmbeddedStore, openEmbeddedStore } from '../store/embedded/open-embedded-store.ts';
import { type Press, publishCheck } from './check-runs.ts';

const DAY = 86_400_000;
const repository = { installation: 1, id: 9, owner: 'acme', name: 'shop' };
const placement = { repository, number: 7, head: 'c2'.repeat(20), name: 'Garde-fou', retried: false };

/** Check runs as GitHub keeps them: annotations are appended. */
interface Run {
  page: CheckPage;
  annotations: number;
}

const refuse = () => Promise.reject(new Error('not asked here'));

let now: number;
let store: EmbeddedStore;
let runs: Map<number, Run>;
let writes: number;
let failAfter: number;
let press: Press;

beforeEach(async () => {
  now = Date.parse('2026-10-14T10:00:00Z');
  store = await openEmbeddedStore({ file: ':memory:', now: () => new Date(now) });
  runs = new Map();
  writes = 0;
  failAfter = Number.POSITIVE_INFINITY;
  const write = (id: number, written: CheckPage): number => {
    writes += 1;
    const known = runs.get(id);
    const annotations = (known?.annotations ?? 0) + written.annotations.length;
    runs.set(id, { page: written, annotations });
    if (writes > failAfter) throw new Error('The answer was lost.');
    return id;
  };
  press = {
    store,
    now: () => now,
    platform: {
      checks: {
        create: async (_repository, written) => write(runs.size + 1, written),
        update: async (_repository, id, written) => {
          write(id, written);
        },
        findOurs: async () =>
          [...runs]
            .map(([id, run]) => ({ id, externalId: run.page.externalId, annotations: run.annotations }))
            .toReversed(),
        workflowJobs: refuse,
        deployments: refuse,
      },
      conversation: {
        comment: refuse,
        editComment: refuse,
        react: refuse,
        openIssue: refuse,
        editIssue: refuse,
        unlock: refuse,
        requestReviewers: refuse,
      },
    },
  };
});
afterEach(() => store.close());

function page(title: string, more: Partial<CheckRunPage> = {}): CheckRunPage {
  return { title, summary: 'summary', text: '', annotations: [], status: 'completed', conclusion: 'failure', ...more };
}

function remarks(count: number, message = 'look here'): CheckRunPage['annotations'] {
  return Array.from({ length: count }, (_, index) => {
    const line = index + 1;
    return { path: 'src/a.ts', startLine: line, endLine: line, level: 'failure', title: 'Coverage', message } as const;
  });
}

test('writes an unchanged page once', async () => {
  await publishCheck(press, placement, page('Held'));
  await publishCheck(press, placement, page('Held'));
  expect(writes).toBe(1);
});

test('updates the run when the page changed', async () => {
  await publishCheck(press, placement, page('Held'));
  await publishCheck(press, placement, page('In order', { conclusion: 'success' }));
  expect([...runs.values()].map((run) => run.page.title)).toEqual(['In order']);
});

test('sends annotations by fifty', async () => {
  await publishCheck(press, placement, page('Held', { annotations: remarks(120) }));
  expect(writes).toBe(3);
  expect(runs.get(1)?.annotations).toBe(120);
});

test('a retry after a lost answer repeats no annotation', async () => {
  failAfter = 1;
  const whole = page('Held', { annotations: remarks(120) });
  await expect(publishCheck(press, placement, whole)).rejects.toThrow('The answer was lost.');
  failAfter = Number.POSITIVE_INFINITY;
  await publishCheck(press, { ...placement, retried: true }, whole);
  expect(runs.get(1)?.annotations).toBe(120);
});

test('annotations that no longer hold take a new run', async () => {
  await publishCheck(press, placement, page('Held', { annotations: remarks(2) }));
  await publishCheck(press, placement, page('Held', { annotations: remarks(1, 'something else') }));
  expect(runs.get(2)?.annotations).toBe(1);
});

test('a finished run is not reopened: waiting again takes a new one', async () => {
  await publishCheck(press, placement, page('In order', { conclusion: 'success' }));
  await publishCheck(press, placement, page('Waiting', { status: 'in_progress', conclusion: null }));
  expect(runs.get(2)?.page.conclusion).toBeNull();
});

test('a page that waits is posted anew before GitHub makes it stale', async () => {
  const waiting = page('Waiting', { status: 'in_progress', conclusion: null });
  await publishCheck(press, placement, waiting);
  now += 12 * DAY;
  await publishCheck(press, placement, waiting);
  expect(runs.size).toBe(1);
  now += 2 * DAY;
  await publishCheck(press, placement, waiting);
  expect(runs.size).toBe(2);
});
