import type { ArchiveNote, ContractTerm } from '../../../store/port.ts';

/** What one look at an installation's archives decides. */
export interface WhatGoes {
  /** In the order in which they go. */
  readonly dropped: readonly ArchiveNote[];
  /** Owed to a contract, and without room: kept as long as there is anything else to drop. */
  readonly homeless: readonly ArchiveNote[];
}

/** What the room is, in bytes, and the time, epoch milliseconds. */
export interface Room {
  readonly bytes: number;
  readonly now: number;
}

/** Share of the room that contracts may fill: the rest is for what is being judged, so that no gate ever waits for room. */
export const OWED_SHARE = 0.9;
/** Room is made down to here, so that not each new archive has to make its own. */
const FILLED_SHARE = 0.95;

/**
 * Decides which archives make room. What a contract asks to be kept never goes for anything else: a flood finds it where
 * it was. Pure: the same archives, terms and time give the same answer.
 */
export function whatGoes(archives: readonly ArchiveNote[], terms: readonly ContractTerm[], room: Room): WhatGoes {
  const total = archives.reduce((sum, { size }) => sum + size, 0);
  const { safe, homeless } = settle(archives, terms, room);
  if (total <= room.bytes) return { dropped: [], homeless };
  const dropped: ArchiveNote[] = [];
  let left = total;
  for (const archive of inOrder(
    archives.filter((one) => !safe.has(one)),
    new Set(homeless),
  )) {
    if (left <= room.bytes * FILLED_SHARE) break;
    dropped.push(archive);
    left -= archive.size;
  }
  return { dropped, homeless };
}

/**
 * Gives what is owed its place: first what the policy waits for, of that what was merged, which takes a client, and in the
 * order in which something came to rest on it: nobody displaces it by pull requests that are green by themselves.
 */
function settle(
  archives: readonly ArchiveNote[],
  terms: readonly ContractTerm[],
  { bytes, now }: Room,
): { readonly safe: ReadonlySet<ArchiveNote>; readonly homeless: readonly ArchiveNote[] } {
  const ends = endsOf(archives, terms);
  const owed = archives
    .filter((one) => isRelied(one) && now < (ends.get(one.repositoryId) ?? Number.NEGATIVE_INFINITY))
    .toSorted(
      (one, other) => claimOf(one) - claimOf(other) || one.usedAt - other.usedAt || one.artifactId - other.artifactId,
    );
  const safe = new Set<ArchiveNote>();
  const homeless: ArchiveNote[] = [];
  let held = 0;
  for (const archive of owed) {
    const fits = held + archive.size <= bytes * OWED_SHARE;
    if (fits) {
      held += archive.size;
      safe.add(archive);
    } else homeless.push(archive);
  }
  return { safe, homeless };
}

/** Less comes first. */
function claimOf({ awaited, use }: ArchiveNote): number {
  return (awaited ? 0 : 2) + (use === 'merged' ? 0 : 1);
}

/** Whether the verdict of a merged or green-judged head rests on it, or the values that later ones are compared with. */
function isRelied({ use, open }: ArchiveNote): boolean {
  return use === 'merged' || use === 'base' || (use === 'green' && open);
}

/**
 * Until when each repository's evidence is owed. A contract whose work goes on after its last due date is late, not
 * over: it lasts until everything that was merged under it has had its time for acceptance and its warranty.
 */
function endsOf(archives: readonly ArchiveNote[], terms: readonly ContractTerm[]): ReadonlyMap<number, number> {
  const merged = new Map<number, number>();
  for (const { repositoryId, use, usedAt } of archives)
    if (use === 'merged') merged.set(repositoryId, Math.max(usedAt, merged.get(repositoryId) ?? 0));
  const ends = new Map<number, number>();
  for (const contract of Map.groupBy(
    terms,
    ({ organisationId, file }) => `${String(organisationId)} ${file}`,
  ).values()) {
    const last = Math.max(...contract.map(({ repositoryId }) => merged.get(repositoryId) ?? 0));
    for (const { repositoryId, endsAt, tail } of contract) {
      const end = endsAt === null ? Number.POSITIVE_INFINITY : Math.max(endsAt, last + tail);
      ends.set(repositoryId, Math.max(end, ends.get(repositoryId) ?? 0));
    }
  }
  return ends;
}

/**
 * Least needed first; among equals the repository that holds most gives first, its oldest archive before the others: a
 * supplier who fills the room empties his own.
 */
function inOrder(archives: readonly ArchiveNote[], homeless: ReadonlySet<ArchiveNote>): readonly ArchiveNote[] {
  const placed = archives.map((archive) => ({ archive, need: homeless.has(archive) ? OWED : needOf(archive) }));
  const groups = Map.groupBy(placed, ({ archive, need }) => `${String(need)} ${String(archive.repositoryId)}`);
  const weighed = [...groups.values()].flatMap((group) => {
    let weight = 0;
    return group
      .toSorted((one, other) => newestFirst(one.archive, other.archive))
      .map(({ archive, need }) => ({ archive, need, weight: (weight += archive.size) }));
  });
  return weighed
    .toSorted(
      (one, other) => one.need - other.need || other.weight - one.weight || -newestFirst(one.archive, other.archive),
    )
    .map(({ archive }) => archive);
}

function newestFirst(one: ArchiveNote, other: ArchiveNote): number {
  return other.at - one.at || other.repositoryId - one.repositoryId || other.artifactId - one.artifactId;
}

const OWED = 5;

/** 0: nobody's verdict rests on it, and no open pull request needs it … 4: what was merged, without a contract. */
function needOf({ use, open }: ArchiveNote): number {
  if (use === 'merged' || use === 'base') return 4;
  if (open) return use === 'none' ? 1 : 3;
  return use === 'green' ? 2 : 0;
}
