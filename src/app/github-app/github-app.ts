import type { Rule } from '../../engine/rules/rule.ts';
import { limits } from '../../gather/evidence/artifact/limits.ts';
import { type GitHub, type GitHubOptions, makeGitHub } from '../../platform/github/github.ts';
import type { Queue } from '../../queue/port.ts';
import { createSecretSearch, type PoolOptions } from '../../scan/pool/secret-search.ts';
import type { Store } from '../../store/port.ts';
import type { Bench } from '../evaluate/bench.ts';
import { handleJob } from '../evaluate/handle.ts';
import { sweepInstallations } from '../evaluate/sweep.ts';
import { routeDelivery } from '../routing/route.ts';
import { pruneStore } from '../schedules/prune-store.ts';
import { createReconciler } from '../schedules/reconcile-deliveries.ts';
import type { RepeatingTask } from '../schedules/start-schedules.ts';
import type { Logger } from '../server/logger.ts';
import type { Metrics } from '../server/metrics.ts';
import { describeError } from '../server/redact.ts';
import type { ServerOptions } from '../server/start-server.ts';
import type { Turn } from './turns.ts';

/** What the App is made of. */
export interface GitHubAppOptions {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** `https://github.com`, the address of a GitHub Enterprise Server, or of a stand-in. */
  readonly githubUrl: string;
  /** Where its API is, when that does not follow from the address. */
  readonly apiUrl?: string;
  /** Logins in lower case; empty: any. */
  readonly allowedAccounts: readonly string[];
  /** From which the keys of fingerprints are derived; the private key unless told. */
  readonly fingerprintSecret?: string | undefined;
  /** Threads that search for secrets and what each search may take; what the machine allows unless told. */
  readonly search?: Pick<PoolOptions, 'threads' | 'budget'> | undefined;
  readonly rules: readonly Rule[];
  readonly store: Store;
  readonly queue: Queue;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Packed bytes of evidence kept for one installation; 4 GB unless told. */
  readonly evidenceBytes?: number | undefined;
  /** Milliseconds between two writes of one installation; 1 s, as GitHub asks. */
  readonly writeInterval?: number;
}

/** The App's own parts of a server. */
export interface GitHubApp extends Pick<ServerOptions, 'route' | 'handle'> {
  /** What to do when a turn comes. */
  readonly work: Readonly<Record<Turn, RepeatingTask['run']>>;
  readonly github: GitHub;
  readonly bench: Bench;
  /** Ends the threads that search. */
  readonly close: () => Promise<void>;
}

/** Puts GitHub, the rules and the memory together. Nothing is asked of GitHub yet. */
export function createGitHubApp(options: GitHubAppOptions): GitHubApp {
  const { store, queue, rules, log, metrics } = options;
  const now = (): number => options.now().getTime();
  const github = makeGitHub(connection(options, now));
  const secrets = createSecretSearch({ ...options.search, secret: options.fingerprintSecret ?? options.privateKey });
  const bench: Bench = {
    platform: github,
    secrets,
    store,
    queue,
    rules,
    now,
    evidenceBytes: options.evidenceBytes,
    onVerdict: (conclusion) => {
      metrics.countVerdict(conclusion);
    },
  };
  const junction = {
    store,
    appId: options.appId,
    allowedAccounts: options.allowedAccounts,
    now,
    forgetTokens: github.forgetTokens,
    onForeign: (login: string, installation: number) => {
      log.warn(
        { login, installation },
        'an account outside ALLOWED_ACCOUNTS installed the App: nothing is done for it',
      );
    },
  };
  return {
    github,
    bench,
    route: (delivery, records) => routeDelivery({ ...junction, store: records }, delivery),
    handle: (job) => handleJob(bench, job),
    work: workOf(options, { github, bench }),
    close: secrets.close,
  };
}

function connection(
  { appId, privateKey, githubUrl, apiUrl, metrics, writeInterval = 1000 }: GitHubAppOptions,
  now: () => number,
): GitHubOptions {
  return {
    appId,
    privateKey,
    baseUrl: apiUrl ?? apiUrlOf(githubUrl),
    writeInterval,
    now,
    onQuota: (installation, resource, remaining) => {
      metrics.setQuota(installation, resource, remaining);
    },
  };
}

/** GitHub serves its API under a name of its own, an Enterprise Server below a path. */
function apiUrlOf(githubUrl: string): string {
  const { hostname } = new URL(githubUrl);
  return hostname === 'github.com' ? 'https://api.github.com' : `${githubUrl.replace(/\/+$/, '')}/api/v3`;
}

function workOf(
  { now, log, metrics, store, allowedAccounts, evidenceBytes = limits.installationBytes }: GitHubAppOptions,
  { github, bench }: { readonly github: GitHub; readonly bench: Bench },
): GitHubApp['work'] {
  const reconcile = createReconciler({
    log: github.app,
    now,
    onRedelivered: () => {
      metrics.countRedelivery();
    },
    onError: (error, guid) => {
      log.warn({ guid, error: describeError(error) }, 'a delivery could not be asked for again');
    },
  });
  return {
    reconcile,
    sweep: () => sweepInstallations(bench, allowedAccounts),
    prune: () => pruneStore(store, { now, evidenceBytes }),
  };
}
