import type { QueueOptions } from '../port.ts';

export type Settings = Required<QueueOptions>;

const HOUR = 3_600_000;

export const settingsOf = (options: QueueOptions): Settings => ({
  leaseMs: 30_000,
  debounceMs: 5000,
  activePerInstallation: 4,
  maxAttempts: 8,
  backoffMs: 2000,
  ...options,
});

/** Doubles from attempt to attempt up to an hour; the quarter of chance keeps a crowd from coming back together. */
export function backoffAfter(attempts: number, { backoffMs, random }: Settings): number {
  const wait = Math.min(HOUR, backoffMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(wait * (0.75 + random() / 2));
}
