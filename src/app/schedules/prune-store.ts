import { type Keeper, watchRoom } from '../../gather/evidence/keep/make-room.ts';
import type { Store } from '../../store/port.ts';

const HOUR = 3_600_000;
/** Payloads hold what people wrote: they go a day after they were worked on. */
const PAYLOADS_MS = 24 * HOUR;
/** GitHub (Enterprise Server) can send a delivery again for seven days: its GUID is remembered a little longer. */
const GUIDS_MS = 8 * 24 * HOUR;

/** Drops what is no longer needed. */
export async function pruneStore(
  store: Pick<Store, 'deliveries'> & Keeper,
  { now, evidenceBytes }: { readonly now: () => Date; readonly evidenceBytes: number },
): Promise<void> {
  const at = now().getTime();
  await store.deliveries.prune({ payloadsBefore: at - PAYLOADS_MS, rowsBefore: at - GUIDS_MS });
  await store.memory.prune();
  for (const installation of await store.evidence.keepers())
    await watchRoom(store, installation, { bytes: evidenceBytes, now: at });
}
