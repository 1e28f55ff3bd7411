import { setImmediate as othersTurn } from 'node:timers/promises';

import type { ArchiveNote, Store } from '../../../store/port.ts';
import type { Tools } from '../../tools.ts';
import { inMegabytes, limits } from '../artifact/limits.ts';
import { OWED_SHARE, type Room, whatGoes } from './what-goes.ts';

/** What making room works with. */
export type Keeper = Pick<Store, 'evidence' | 'incidents' | 'memory'>;

export function roomOf({ evidenceBytes, now }: Pick<Tools, 'evidenceBytes' | 'now'>): Room {
  return { bytes: evidenceBytes ?? limits.installationBytes, now: now() };
}

/** Bounds what an installation keeps, at once and not when somebody comes to tidy up. */
export async function makeRoom(keeper: Keeper, installation: number, room: Room): Promise<void> {
  if ((await keeper.evidence.size(installation)) > room.bytes) await tidy(keeper, installation, room);
}

/** Looks whether what contracts ask to be kept still has its place, and says so before anything of it must go. */
export async function watchRoom(keeper: Keeper, installation: number, room: Room): Promise<void> {
  if ((await keeper.evidence.size(installation)) > room.bytes * OWED_SHARE) await tidy(keeper, installation, room);
}

/** Archives that are dropped before anybody else has a turn. */
const AT_ONCE = 200;

async function tidy({ evidence, incidents, memory }: Keeper, installation: number, room: Room): Promise<void> {
  const archives = await evidence.archivesOf(installation);
  const repositories = [...new Set(archives.map(({ repositoryId }) => repositoryId))];
  const { dropped, homeless } = whatGoes(archives, await evidence.termsAbout(repositories), room);
  // Told first: what is dropped and could not be told would be dropped in silence.
  await tell(incidents, 'evidence-without-room', { archives: homeless, room });
  await tell(incidents, 'evidence-dropped', { archives: homeless.filter((one) => dropped.includes(one)), room });
  for (let at = 0; at < dropped.length; at += AT_ONCE) {
    await evidence.drop(dropped.slice(at, at + AT_ONCE), room.now);
    await othersTurn();
  }
  for (const repositoryId of new Set(homeless.map((one) => one.repositoryId)))
    await memory.set(roomKey(repositoryId), String(inMegabytes(room.bytes)), room.now + DAY);
}

function roomKey(repositoryId: number): string {
  return `${String(repositoryId)}:evidence-without-room`;
}

/** The room in megabytes, where it is too small for what a contract asks to be kept of this repository; `null`: it is not. */
export async function lackOfRoom({ memory }: Pick<Store, 'memory'>, repositoryId: number): Promise<number | null> {
  const told = await memory.get(roomKey(repositoryId));
  return told === undefined ? null : Number(told);
}

const DAY = 86_400_000;
const MOST_NAMED = 20;

/** Once a day for each repository, whatever comes after: the flood that causes it must not become one of incidents. */
async function tell(
  incidents: Store['incidents'],
  kind: 'evidence-without-room' | 'evidence-dropped',
  { archives, room }: { readonly archives: readonly ArchiveNote[]; readonly room: Room },
): Promise<void> {
  for (const [repositoryId, own] of Map.groupBy(archives, (one) => one.repositoryId)) {
    const megabytes = inMegabytes(own.reduce((sum, { size }) => sum + size, 0));
    const heads = [...new Set(own.map(({ head }) => head))].slice(0, MOST_NAMED);
    await incidents.raise({
      repositoryId,
      number: null,
      kind,
      fingerprint: String(Math.floor(room.now / DAY)),
      detail: JSON.stringify({ archives: own.length, megabytes, limit: inMegabytes(room.bytes), heads }),
      at: room.now,
    });
  }
}
