/** What the App counts. */
export interface Metrics {
  countWebhook(status: number): void;
  countJob(outcome: string, kind: string, tookMs: number): void;
  countVerdict(conclusion: string): void;
  countRedelivery(): void;
  /** GitHub's `x-ratelimit-remaining` as last seen. */
  setQuota(installationId: number, resource: string, remaining: number): void;
}

/** Counts that somebody may look at: the text of `/metrics`. */
export interface MetricsPage extends Metrics {
  text(): Promise<string>;
  readonly contentType: string;
}

const nothing = (): void => undefined;

/** Where nobody looks. */
export const noMetrics: Metrics = {
  countWebhook: nothing,
  countJob: nothing,
  countVerdict: nothing,
  countRedelivery: nothing,
  setQuota: nothing,
};
