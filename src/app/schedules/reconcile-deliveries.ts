/** One attempt of GitHub's to hand over a delivery. */
export interface DeliveryAttempt {
  readonly id: number;
  /** The same for every attempt of one delivery. */
  readonly guid: string;
  /** Epoch milliseconds. */
  readonly deliveredAt: number;
  /** GitHub's words; anything but `OK` did not arrive. */
  readonly status: string;
}

/** The two calls of GitHub's API that this needs, made with the App's own token. */
export interface DeliveryLog {
  /** One page, newest first, without a status filter (the filter misses time-outs); no cursor: the first page. */
  listDeliveries(cursor?: string): Promise<{ readonly attempts: readonly DeliveryAttempt[]; readonly next?: string }>;
  redeliver(id: number): Promise<void>;
}

export interface ReconcileOptions {
  readonly log: DeliveryLog;
  readonly now: () => Date;
  readonly onRedelivered: (guid: string) => void;
  readonly onError: (error: unknown, guid: string) => void;
}

/** GitHub keeps deliveries for three days; Enterprise Server for seven. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** How far each later reading goes back behind the one before. */
const OVERLAP_MS = 3_600_000;
const MOST_REDELIVERIES = 5;
const SUCCEEDED = 'OK';

/**
 * Asks GitHub again for deliveries that did not arrive: it never does so by itself. The first reading goes back as far
 * as GitHub's log, later ones an hour behind the last complete one.
 */
export function createReconciler(options: ReconcileOptions): (signal: AbortSignal) => Promise<void> {
  const asked = new Map<string, Asked>();
  let readUntil: number | undefined;
  return async (signal) => {
    const startedAt = options.now().getTime();
    const since = readUntil === undefined ? startedAt - KEPT_MS : readUntil - OVERLAP_MS;
    const attempts = await readLog(options.log, since, signal);
    if (signal.aborted) return;
    forgetOlder(asked, startedAt - KEPT_MS);
    for (const missing of missingOf(attempts)) await askAgain(missing, asked, options);
    readUntil = startedAt;
  };
}

interface Asked {
  readonly times: number;
  readonly at: number;
}

interface Missing {
  readonly guid: string;
  readonly latest: DeliveryAttempt;
  readonly redeliveries: number;
}

async function readLog(log: DeliveryLog, since: number, signal: AbortSignal): Promise<readonly DeliveryAttempt[]> {
  const attempts: DeliveryAttempt[] = [];
  let cursor: string | undefined;
  do {
    const page = await log.listDeliveries(cursor);
    attempts.push(...page.attempts.filter(({ deliveredAt }) => deliveredAt >= since));
    const last = page.attempts.at(-1);
    cursor = last === undefined || last.deliveredAt < since ? undefined : page.next;
  } while (cursor !== undefined && !signal.aborted);
  return attempts;
}

/** Deliveries none of whose attempts arrived, oldest first. */
function missingOf(attempts: readonly DeliveryAttempt[]): readonly Missing[] {
  const missing: Missing[] = [];
  for (const [guid, group] of Map.groupBy(attempts, (attempt) => attempt.guid)) {
    const [latest] = group.toSorted((a, b) => b.deliveredAt - a.deliveredAt);
    if (latest === undefined || group.some(({ status }) => status === SUCCEEDED)) continue;
    missing.push({ guid, latest, redeliveries: group.length - 1 });
  }
  return missing.toSorted((a, b) => a.latest.deliveredAt - b.latest.deliveredAt);
}

async function askAgain(
  { guid, latest, redeliveries }: Missing,
  asked: Map<string, Asked>,
  { log, now, onRedelivered, onError }: ReconcileOptions,
): Promise<void> {
  const times = Math.max(redeliveries, asked.get(guid)?.times ?? 0);
  if (times >= MOST_REDELIVERIES) return;
  try {
    await log.redeliver(latest.id);
    asked.set(guid, { times: times + 1, at: now().getTime() });
    onRedelivered(guid);
  } catch (error) {
    onError(error, guid);
  }
}

function forgetOlder(asked: Map<string, Asked>, before: number): void {
  for (const [guid, { at }] of asked) if (at < before) asked.delete(guid);
}
