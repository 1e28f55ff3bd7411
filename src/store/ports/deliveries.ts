/** A webhook as GitHub handed it over, kept byte for byte. */
export interface NewDelivery {
  /** GitHub's `X-GitHub-Delivery`; a redelivery carries the same one. */
  readonly guid: string;
  readonly event: string;
  /** Null for events that belong to no installation (`ping`, `github_app_authorization`). */
  readonly installationId: number | null;
  readonly payload: Uint8Array;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export interface ClaimedDelivery extends NewDelivery {
  /** How often it was claimed, this time included. */
  readonly attempts: number;
}

/** What became of one delivery: `retaken` means that GitHub sent again one we had given up on. */
export type Acceptance = 'accepted' | 'duplicate' | 'retaken';

export interface FailedDelivery {
  readonly guid: string;
  readonly event: string;
  readonly installationId: number | null;
  readonly receivedAt: number;
  readonly attempts: number;
  readonly error: string;
}

export interface InboxState {
  readonly pending: number;
  readonly failed: number;
  /** Arrival of the oldest pending delivery, epoch milliseconds; null when the inbox is empty. */
  readonly oldestAt: number | null;
}

/** The inbox: deliveries that were answered 202 and must not be lost. */
export interface Deliveries {
  /** Stores all of them durably in one transaction, or throws and stores none. One answer each, in order. */
  accept(deliveries: readonly NewDelivery[]): Promise<readonly Acceptance[]>;
  /** Takes the oldest pending ones for `leaseMs`; unfinished ones come back when the lease ends. */
  claim(limit: number, leaseMs: number): Promise<readonly ClaimedDelivery[]>;
  done(guids: readonly string[]): Promise<void>;
  /** Back to the inbox at `at` (epoch milliseconds), with the reason. */
  retry(guid: string, error: string, at: number): Promise<void>;
  /** Given up; a redelivery of the same GUID is taken again. */
  fail(guid: string, error: string): Promise<void>;
  /** Gives claimed ones back untouched: the attempt does not count. */
  release(guids: readonly string[]): Promise<void>;
  failed(limit: number): Promise<readonly FailedDelivery[]>;
  state(): Promise<InboxState>;
  /** When the next pending delivery may be claimed, epoch milliseconds; null when none waits. */
  nextAt(): Promise<number | null>;
  /** Drops payloads of finished deliveries received before `payloadsBefore`, and their rows before `rowsBefore`. */
  prune(limits: { readonly payloadsBefore: number; readonly rowsBefore: number }): Promise<void>;
}
