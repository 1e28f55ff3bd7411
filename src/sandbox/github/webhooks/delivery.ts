import type { App } from '../world/apps.ts';

/** One attempt to hand an event to an App; a redelivery is a further one with the same guid. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly app: App;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly redelivery: boolean;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly deliveredAt: Date;
  status: string;
  statusCode: number;
  duration: number;
  responseBody: string;
}

/** What happens to a delivery on its way; `lose` leaves not even a trace in GitHub's log. */
export type Fate = 'send' | 'drop' | 'lose' | 'duplicate' | { readonly delay: number };
