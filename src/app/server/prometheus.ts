import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Queue } from '../../queue/port.ts';
import type { Store } from '../../store/port.ts';
import type { MetricsPage } from './metrics.ts';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60];

/** Metrics in Prometheus' words; what is not counted is read from the store when somebody looks. */
export function createMetrics(store: Pick<Store, 'deliveries'>, queue: Queue, now: () => Date): MetricsPage {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `garde_fou_${name}`, help, labelNames, registers });
  const webhooks = counter('webhooks_total', 'Webhooks by answer.', ['status']);
  const verdicts = counter('verdicts_total', 'Verdicts by conclusion.', ['conclusion']);
  const redeliveries = counter('redeliveries_total', 'Deliveries asked of GitHub again.');
  const evaluation = new Histogram({
    name: 'garde_fou_job_seconds',
    help: 'Time of a job from its start to its outcome.',
    labelNames: ['kind', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const quota = new Gauge({
    name: 'garde_fou_github_quota_remaining',
    help: 'Requests that GitHub still allows.',
    labelNames: ['installation', 'resource'],
    registers,
  });
  const levels = createLevels(registry);
  return {
    countWebhook: (status) => webhooks.inc({ status }),
    countJob: (outcome, kind, tookMs) => evaluation.observe({ outcome, kind }, tookMs / 1000),
    countVerdict: (conclusion) => verdicts.inc({ conclusion }),
    countRedelivery: () => redeliveries.inc(),
    setQuota: (installation, resource, remaining) => quota.set({ installation, resource }, remaining),
    async text() {
      await levels(store, queue, now().getTime());
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** Gauges that are set from the store at each reading. */
function createLevels(
  registry: Registry,
): (store: Pick<Store, 'deliveries'>, queue: Queue, now: number) => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name: `garde_fou_${name}`, help, registers: [registry] });
  const inboxPending = gauge('inbox_pending', 'Deliveries that wait for their routing.');
  const inboxFailed = gauge('inbox_failed', 'Deliveries that could not be routed.');
  const inboxAge = gauge('inbox_oldest_seconds', 'Age of the oldest waiting delivery.');
  const queued = gauge('queue_ready', 'Jobs that could run now.');
  const scheduled = gauge('queue_scheduled', 'Jobs that wait for their time.');
  const active = gauge('queue_active', 'Jobs that run.');
  const dead = gauge('queue_dead', 'Dead letters.');
  const queueAge = gauge('queue_oldest_seconds', 'How long the oldest ready job has been waiting.');
  return async (store, queue, now) => {
    const age = (at: number | null) => (at === null ? 0 : Math.max(0, now - at) / 1000);
    const [inbox, jobs] = await Promise.all([store.deliveries.state(), queue.state()]);
    inboxPending.set(inbox.pending);
    inboxFailed.set(inbox.failed);
    inboxAge.set(age(inbox.oldestAt));
    queued.set(jobs.queued);
    scheduled.set(jobs.scheduled);
    active.set(jobs.active);
    dead.set(jobs.dead);
    queueAge.set(age(jobs.oldestAt));
  };
}
