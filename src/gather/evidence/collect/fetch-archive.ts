import { z } from 'zod';

import { reading, type RepositoryKey, type RunArtifact, type Unreadable } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import type { CollectedProblem } from '../artifact/collected.ts';
import { inMegabytes, limits } from '../artifact/limits.ts';

/** The archive of an artifact, or why it cannot be had, now or ever. */
export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: CollectedProblem['reason'] };

type Wanted = Pick<RunArtifact, 'id' | 'name'>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** After so many tries over three hours nobody asks again by himself; a day later, whoever looks does. */
const MOST_TRIES = 8;
const LONGEST_WAIT = 60 * MINUTE;
/** A download that hangs takes two minutes: the repository's others are not tried right after it. */
const PAUSE = MINUTE;

const noted = z.object({ tries: z.number(), next: z.number() });
type Note = z.infer<typeof noted>;

/**
 * Fetches an archive. One that the forge does not hand over is remembered and asked for again ever more seldom, so that
 * it occupies nobody meanwhile. Throws `Unreadable` when the forge tells us to wait.
 */
export async function fetchArchive(tools: Tools, repository: RepositoryKey, artifact: Wanted): Promise<Fetched> {
  const { store, platform, now } = tools;
  const key = `${String(repository.id)}:not-given:${String(artifact.id)}.`;
  const note = await noteOf(tools, key);
  const next = Math.max(note.next, await pausedUntil(tools, repository));
  if (note.tries >= MOST_TRIES || next > now()) return notGiven(artifact, { ...note, next });
  const read = await reading(() => platform.runs.download(repository, artifact.id, limits.artifactBytes));
  if (!read.known) return refused(tools, { repository, artifact, key, tries: note.tries + 1 }, read.problem);
  if (note.tries > 0) await store.memory.forget(key);
  return { ok: true, bytes: read.value };
}

async function noteOf({ store }: Tools, key: string): Promise<Note> {
  const json = await store.memory.get(key);
  return json === undefined ? { tries: 0, next: 0 } : noted.parse(JSON.parse(json));
}

function pauseKey({ id }: RepositoryKey): string {
  return `${String(id)}:archives-pause`;
}

async function pausedUntil({ store }: Tools, repository: RepositoryKey): Promise<number> {
  return Number((await store.memory.get(pauseKey(repository))) ?? 0);
}

interface Attempt {
  readonly repository: RepositoryKey;
  readonly artifact: Wanted;
  readonly key: string;
  readonly tries: number;
}

/** Deleted between the list and the download, larger than the list said, or not to be had for now. */
async function refused(
  { store, now }: Tools,
  { repository, artifact, key, tries }: Attempt,
  problem: Unreadable,
): Promise<Fetched> {
  if (problem.kind === 'rate-limited') throw problem;
  if (problem.kind === 'not-found') return { ok: false, reason: expired(artifact) };
  if (problem.kind === 'too-large') return { ok: false, reason: tooLarge(artifact) };
  const next = now() + Math.min(LONGEST_WAIT, MINUTE * 2 ** tries);
  await store.memory.set(key, JSON.stringify({ tries, next } satisfies Note), now() + DAY);
  await store.memory.set(pauseKey(repository), String(now() + PAUSE), now() + PAUSE);
  return notGiven(artifact, { tries, next });
}

function notGiven({ name: artifact }: Wanted, { tries, next }: Note): Fetched {
  const reason: CollectedProblem['reason'] =
    tries >= MOST_TRIES
      ? { key: 'artifact-never-given', values: { artifact, tries } }
      : { key: 'artifact-not-given', values: { artifact, tries, next } };
  return { ok: false, reason };
}

/** Whether it may still come: what was found beside it is not all that there is. */
export function mayStillCome({ key }: CollectedProblem['reason']): boolean {
  return key === 'artifact-not-given' || key === 'artifact-never-given';
}

export function expired({ name: artifact }: Pick<RunArtifact, 'name'>): CollectedProblem['reason'] {
  return { key: 'artifact-expired', values: { artifact } };
}

export function tooLarge({ name: artifact }: Pick<RunArtifact, 'name'>): CollectedProblem['reason'] {
  return { key: 'artifact-too-large', values: { artifact, limit: inMegabytes(limits.artifactBytes) } };
}
