import { zipSync } from 'fflate';

import type { Artifact } from '../world/artifacts.ts';
import type { WorkflowJob } from '../world/checks.ts';
import { Refusal } from '../world/refusal.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import { type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { updateCheckRun } from './checks.ts';

export interface ArtifactWish {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The archive as it is, whatever it holds, instead of `files` zipped. */
  readonly archive?: Uint8Array;
  readonly overwrite?: boolean;
  readonly retentionDays?: number;
}

const DAY = 86_400_000;
const QUOTA = 'Artifact storage quota has been hit. Unable to upload any new artifacts.';
const encoder = new TextEncoder();

function zipped({ files, archive }: ArtifactWish): Uint8Array {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? encoder.encode(content) : content] as const,
  );
  return archive ?? zipSync(Object.fromEntries(entries), { mtime: '2026-01-01' });
}

/** Only a running job can upload; in one attempt a name is given once, unless it is overwritten. */
export function uploadArtifact(world: World, repository: Repository, job: WorkflowJob, wish: ArtifactWish): Artifact {
  if (job.checkRun.status === 'completed') throw new Refusal(403, 'The job has ended');
  const archive = zipped(wish);
  refuseFull(world, repository, job, archive.length);
  const { run, attempt } = job;
  const same = repository.artifacts.find(
    (one) => one.run === run && one.job.attempt === attempt && one.name === wish.name,
  );
  if (same !== undefined && wish.overwrite !== true)
    throw new Refusal(409, 'Conflict: an artifact with this name already exists on the workflow run');
  if (same !== undefined) remove(repository, same);
  const at = world.clock.tick();
  const expiresAt = new Date(at.getTime() + (wish.retentionDays ?? 90) * DAY);
  const artifact: Artifact = { id: world.newId(), name: wish.name, run, job, archive, createdAt: at, expiresAt };
  repository.artifacts.push(artifact);
  return artifact;
}

/** GitHub says it in an annotation of the job; the upload step fails. */
function refuseFull(world: World, repository: Repository, { checkRun }: WorkflowJob, size: number): void {
  const stored = world
    .repositoriesOf(repository.owner)
    .flatMap(({ artifacts }) => artifacts)
    .reduce((sum, { archive }) => sum + archive.length, 0);
  if (stored + size <= world.artifactQuota) return;
  const message = `Failed to CreateArtifact: ${QUOTA} Usage is recalculated every 6-12 hours.`;
  const place = { path: '.github', start_line: 1, end_line: 1 };
  updateCheckRun(world, repository, checkRun, { annotations: [{ ...place, annotation_level: 'failure', message }] });
  throw new Refusal(403, QUOTA);
}

function remove(repository: Repository, artifact: Artifact): void {
  repository.artifacts.splice(repository.artifacts.indexOf(artifact), 1);
}

/** Whoever may write to the repository may delete what a run left. */
export function deleteArtifact(repository: Repository, actor: Actor, artifact: Artifact): void {
  demand(actor, repository, 'write', ['actions', 'write']);
  remove(repository, artifact);
}

export function expireArtifact(world: World, repository: Repository, artifact: Artifact): Artifact {
  const expired = { ...artifact, expiresAt: world.clock.now() };
  repository.artifacts.splice(repository.artifacts.indexOf(artifact), 1, expired);
  return expired;
}

/** Where the bytes lie, for one minute, for whoever knows the address. */
export function storageUrl(world: World, repository: Repository, artifact: Artifact): string {
  const until = world.clock.now().getTime() + 60_000;
  const signature = world.digest(`storage ${fullName(repository)}`);
  world.storageLinks.set(signature, { artifact, until });
  return `${world.url}/_storage/artifacts/${String(artifact.id)}.zip?sig=${signature}`;
}
