import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';

import { catalogue } from '../../engine/secrets/catalogue/catalogue.ts';
import { HIDDEN } from '../../engine/secrets/scanner/hide.ts';
import type { Forms, OrganizationSearch, SecretSearch } from '../../search/secret-search.ts';
import { type Budget, ScanWorker } from '../thread/scan-worker.ts';
import type { Behalf } from '../thread/task.ts';
import { FairQueue } from './fair-queue.ts';
import { organizationKey } from './organization-key.ts';

/** How searches are run. */
export interface PoolOptions {
  /** From which each organisation's key is derived; whoever has it can tell whether a guess is one of the secrets. */
  readonly secret: string;
  readonly threads?: number;
  readonly budget?: Budget;
}

const MOST_THREADS = 2;
const MOST_WAITING = 256;
/** Threads hold the compiled forms in memory: unused ones are let go. */
const IDLE_MS = 60_000;
/** Texts of pages, which hardly change from one verdict to the next. */
const MOST_HIDDEN = 5000;
/** Raised when the search itself finds more or other things than before. */
const SEARCH_VERSION = 2;

interface Pool {
  readonly threads: number;
  readonly run: Run;
  readonly close: () => Promise<void>;
}

/** Forms and keys come with each task: whoever asks for nothing special shares the threads of the process. */
let common: Pool | undefined;

/** Searches in a few threads that organisations share by turns. */
export function createSecretSearch({ secret, threads, budget }: PoolOptions): SecretSearch {
  const isCommon = threads === undefined && budget === undefined;
  const pool = isCommon ? (common ??= openPool(usualThreads())) : openPool(threads ?? usualThreads(), budget);
  return {
    atOnce: pool.threads + 1,
    of: (organizationId, forms) => searchOf(pool.run, { secret, organizationId, forms }),
    close: isCommon ? () => Promise.resolve() : pool.close,
  };
}

function usualThreads(): number {
  return Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
}

function openPool(threads: number, budget?: Budget): Pool {
  const workers = Array.from({ length: threads }, () => new ScanWorker(budget));
  const queue = new FairQueue(workers, MOST_WAITING);
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
  let rest: NodeJS.Timeout | undefined;
  const run: Run = async (tenant, work) => {
    clearTimeout(rest);
    try {
      return await queue.run(tenant, work);
    } finally {
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (queue.isIdle(threads)) void close();
      }, IDLE_MS).unref();
    }
  };
  return { threads, run, close };
}

type Run = <T>(tenant: number, work: (worker: ScanWorker) => Promise<T>) => Promise<T>;

interface Client {
  readonly secret: string;
  readonly organizationId: number;
  readonly forms: Forms;
}

const checked = new Map<string, readonly string[]>();
const hidden = new Map<string, string>();

function searchOf(run: Run, { secret, organizationId, forms }: Client): OrganizationSearch {
  const key = organizationKey(secret, organizationId);
  const behalf: Behalf = { key, forms, replaces: false };
  const digest = digestOf(key, forms);
  return {
    digest,
    search: (bytes, path) => run(organizationId, (worker) => worker.scan(bytes, path, behalf)),
    invalid: async () => {
      if (forms.files.length === 0) return [];
      const known = checked.get(digest) ?? (await run(organizationId, (worker) => worker.invalid(behalf)));
      // What could not be found out now is asked again the next time.
      if (known !== undefined) remember(checked, digest, known);
      return known ?? forms.files.map(({ name }) => name);
    },
    hide: async (texts) => {
      const unknown = [...new Set(texts)].filter((text) => !hidden.has(`${digest}${text}`));
      const shown = unknown.length === 0 ? [] : await run(organizationId, (worker) => worker.hide(unknown, behalf));
      const fresh = new Map(unknown.map((text, index) => [text, shown?.[index] ?? HIDDEN]));
      for (const [text, safe] of shown === undefined ? [] : fresh) remember(hidden, `${digest}${text}`, safe);
      return texts.map((text) => fresh.get(text) ?? hidden.get(`${digest}${text}`) ?? HIDDEN);
    },
  };
}

/** The oldest entries make room. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - MOST_HIDDEN))) map.delete(oldest);
}

let shipped: string | undefined;

/** What ships is told by its own digest, so that a new version searches again. */
function digestOf(key: Uint8Array, forms: Forms): string {
  shipped ??= createHash('sha256').update(JSON.stringify(catalogue)).digest('hex');
  const keyId = createHash('sha256').update('key').update(key).digest('hex');
  return createHash('sha256')
    .update(JSON.stringify([SEARCH_VERSION, shipped, keyId, forms]))
    .digest('hex')
    .slice(0, 32);
}
