import type { OrganizationKey } from '../../platform/port.ts';
import type { Store } from '../../store/port.ts';
import { hourOf, raiseFlood } from '../commands/floods.ts';
import { inTurn } from '../worker/in-turn.ts';
import { accountOf, type Arrival } from './payload.ts';

const HOUR = 3_600_000;
/** Each of them has the whole organisation judged again; a company that moves in is done with fewer an hour. */
const MOST_IN_AN_HOUR = 60;

/**
 * Tells of somebody who changes teams and members again and again. Their events set going what they always do: one of
 * them may end the access that an approval rests on.
 */
export async function watchForFlood(
  store: Store,
  organization: OrganizationKey,
  { payload: { sender }, at }: Arrival,
): Promise<void> {
  if (sender === undefined) return;
  const key = `people-events:${String(organization.id)}:${String(sender.id)}:${hourOf(at)}`;
  const sent = await inTurn(key, async () => {
    const next = Number((await store.memory.get(key)) ?? 0) + 1;
    await store.memory.set(key, String(next), at + HOUR);
    return next;
  });
  if (sent <= MOST_IN_AN_HOUR) return;
  const control = await store.controlRepositories.find(organization.id);
  if (control === undefined) return;
  const { repositoryId } = control;
  const by = accountOf(sender);
  await raiseFlood(store, { of: 'people', repositoryId, number: null, by, most: MOST_IN_AN_HOUR, at });
}
