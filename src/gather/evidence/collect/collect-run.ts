import { ARTIFACT_PREFIX } from '../../../engine/evidence/manifest/manifest.ts';
import type { DeliveryReason } from '../../../engine/facts/evidence.ts';
import {
  type RepositoryKey,
  reading,
  type RunArtifact,
  type RunJob,
  type WorkflowRun,
} from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import { type Collected, collectedOf, type CollectedProblem, type FoundArtifact } from '../artifact/collected.ts';
import { limits } from '../artifact/limits.ts';
import type { Summary } from '../artifact/open-delivery.ts';
import { openApart } from '../artifact/read-apart.ts';
import { makeRoom, roomOf } from '../keep/make-room.ts';
import { readToken, type TokenClaims } from '../origin/token.ts';
import { expired, fetchArchive, mayStillCome, tooLarge } from './fetch-archive.ts';

/** A run that ended, and what it left. */
export interface CollectedRunState {
  readonly run: WorkflowRun;
  readonly collected: Collected;
}

/** Looks at what an attempt left behind, once: what is deleted or replaced afterwards changes nothing. */
export async function collectRun(
  tools: Tools,
  repository: RepositoryKey,
  run: WorkflowRun,
): Promise<CollectedRunState> {
  const { store, platform, now } = tools;
  const [jobs, artifacts] = await Promise.all([
    platform.runs.jobs(repository, run),
    platform.runs.artifacts(repository, run.id),
  ]);
  const ours = artifacts.filter(({ name }) => name.startsWith(ARTIFACT_PREFIX));
  const taken = (await takeAll(tools, { repository, run, jobs }, ours)).filter((one) => one !== null);
  await makeRoom(store, repository.installation, roomOf(tools));
  const why = await whyNothing(tools, { repository, run, jobs });
  // Beside what a sibling delivered, a job without success speaks for itself; that there was no room is told nowhere else.
  const problems = why.filter(({ reason }) => taken.length === 0 || reason.key === 'storage-full');
  const collected: Collected = {
    version: 1,
    found: taken.flatMap((one) => ('reason' in one ? [] : [one])),
    problems: [...taken.flatMap((one) => ('reason' in one ? [one] : [])), ...problems],
    jobs: jobs.map(({ id, name, conclusion, startedAt }) => ({ id, name, conclusion, startedAt })),
  };
  // What the forge holds back for now is asked for again: until then this attempt was not looked at to its end.
  if (collected.problems.some(({ reason }) => mayStillCome(reason))) return { run, collected };
  const { id: runId, attempt, head, event, workflow } = run;
  const place = { repositoryId: repository.id, runId, attempt, head, event, workflow };
  const first = await store.evidence.recordRun({ ...place, json: JSON.stringify(collected), at: now() });
  if (first) return { run, collected };
  const stored = (await store.evidence.runsOf(repository.id, head)).find(
    (one) => one.runId === runId && one.attempt === attempt,
  );
  return { run, collected: stored === undefined ? collected : collectedOf(stored.json) };
}

interface Place {
  readonly repository: RepositoryKey;
  readonly run: WorkflowRun;
  /** Of its last attempt. */
  readonly jobs: readonly RunJob[];
}

/** An opened artifact, or why there is none; `null`: an earlier attempt's, which a later one replaced. */
type Taken = FoundArtifact | CollectedProblem | null;

/** One after the other, so that no more than one archive is in memory. */
async function takeAll(tools: Tools, place: Place, artifacts: readonly RunArtifact[]): Promise<readonly Taken[]> {
  const newest = artifacts.toReversed().slice(0, limits.artifacts);
  const taken: Taken[] = [];
  let left = await allowanceOf(tools, place);
  for (const artifact of newest) {
    const kept = await tools.store.evidence.bytesOf(place.repository.id, artifact.id);
    const fits = kept !== undefined || artifact.size <= Math.min(limits.artifactBytes, left);
    taken.push(
      fits ? await take(tools, place, { artifact, kept }) : problem(nameOf(artifact.name), tooLarge(artifact)),
    );
    if (fits && kept === undefined) left -= artifact.size;
  }
  const more = artifacts.length - newest.length;
  return more === 0
    ? taken.toReversed()
    : [...taken.toReversed(), problem(null, { key: 'too-many-artifacts', values: { workflow: place.run.workflow } })];
}

/** Bytes that may still be fetched for a head; whoever starts one run after the other gains none. */
async function allowanceOf({ store }: Tools, { repository, run }: Place): Promise<number> {
  const kept = await store.evidence.sizeOf(repository.id, run.head);
  return Math.min(limits.runBytes, Math.max(0, limits.headBytes - kept));
}

function problem(name: string | null, reason: CollectedProblem['reason']): CollectedProblem {
  return { name, reason };
}

/** The collector's name, as far as the artifact's own name tells it: a hint for people. */
function nameOf(artifact: string): string {
  return artifact.slice(ARTIFACT_PREFIX.length).replace(/-\d+$/, '');
}

async function take(
  tools: Tools,
  place: Place,
  { artifact, kept }: { readonly artifact: RunArtifact; readonly kept: Uint8Array | undefined },
): Promise<Taken> {
  const name = nameOf(artifact.name);
  if (kept === undefined && artifact.expired) return problem(name, expired(artifact));
  const { repository, run } = place;
  const fetched =
    kept === undefined ? await fetchArchive(tools, repository, artifact) : ({ ok: true, bytes: kept } as const);
  if (!fetched.ok) return problem(name, fetched.reason);
  const opened = await openApart(fetched.bytes, artifact.name);
  if (!opened.ok) return problem(name, valuesOnly(opened.reason));
  const { token } = opened.delivery;
  const claims = token === null ? null : ((await readToken(tools, token, run.updatedAt)) ?? false);
  if (await isOver(tools, place, { artifact, claims })) return null;
  await tools.store.evidence.keep({
    repositoryId: repository.id,
    artifactId: artifact.id,
    installationId: repository.installation,
    runId: run.id,
    head: run.head,
    bytes: fetched.bytes,
    at: tools.now(),
  });
  return found(tools, place, { artifact, delivery: opened.delivery, claims });
}

/** Of an earlier attempt, and not carried into this one; without a token nothing but its age tells. */
async function isOver(
  tools: Tools,
  place: Place,
  { artifact, claims }: Pick<Read, 'artifact' | 'claims'>,
): Promise<boolean> {
  if (claims === null || claims === false) return artifact.createdAt < place.run.startedAt;
  return claims.attempt < place.run.attempt && (await isReplaced(tools, place, claims));
}

/** A job that is not run again keeps what it uploaded; one that is loses it, however its new attempt ended. */
async function isReplaced(
  { platform }: Tools,
  { repository, run, jobs }: Place,
  { attempt, jobId, runId }: TokenClaims,
): Promise<boolean> {
  if (runId !== run.id) return false;
  const then = await platform.runs.jobs(repository, run, attempt);
  const own = then.find(({ id }) => id === jobId);
  if (own === undefined) return true;
  return jobs.some(({ name, startedAt }) => name === own.name && (startedAt ?? run.startedAt) >= run.startedAt);
}

function valuesOnly({ key, values }: DeliveryReason): CollectedProblem['reason'] {
  const plain = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  );
  return { key, values: Object.fromEntries(plain) };
}

interface Read {
  readonly artifact: RunArtifact;
  readonly delivery: Extract<Summary, { readonly ok: true }>['delivery'];
  /** `null`: no token; `false`: none of the issuer's. */
  readonly claims: TokenClaims | null | false;
}

async function found(
  tools: Tools,
  { repository }: Place,
  { artifact, delivery, claims }: Read,
): Promise<FoundArtifact> {
  const { manifest, digest } = delivery;
  const { id: runId, attempt, repositoryId, headSha = null } = manifest.run;
  return {
    artifactId: artifact.id,
    artifact: artifact.name,
    createdAt: artifact.createdAt,
    name: manifest.name,
    digest,
    claimed: { runId, attempt, repositoryId, headSha },
    measured: manifest.measuredSha ?? null,
    readsOnly: manifest.readsOnly === true,
    token: claims,
    parents: claims === null || claims === false ? [] : [...(await parentsOf(tools, repository, claims.sha))],
  };
}

async function parentsOf({ platform }: Tools, repository: RepositoryKey, sha: string): Promise<readonly string[]> {
  const read = await reading(() => platform.git.parents(repository, sha));
  if (read.known) return read.value;
  if (read.problem.kind === 'not-found') return [];
  throw read.problem;
}

const QUOTA = /storage quota/i;
const MOST_ASKED = 5;

/** A run without an artifact of ours says why, as far as its jobs tell. */
async function whyNothing(
  { platform }: Tools,
  { repository, run: { workflow }, jobs }: Place,
): Promise<readonly CollectedProblem[]> {
  const failed = jobs.filter(({ conclusion }) => conclusion !== 'success');
  for (const job of failed.slice(0, MOST_ASKED)) {
    const remarks = await platform.runs.remarks(repository, job.id);
    if (remarks.some((remark) => QUOTA.test(remark)))
      return [problem(null, { key: 'storage-full', values: { workflow, job: job.name } })];
  }
  if (failed.length === 0) return [problem(null, { key: 'run-without-artifact', values: { workflow } })];
  return failed
    .slice(0, MOST_ASKED)
    .map(({ name: job, conclusion }) =>
      problem(null, { key: 'job-without-success', values: { workflow, job, how: conclusion ?? 'cancelled' } }),
    );
}
