import { createHash } from 'node:crypto';

import type { Delivery, MissingEvidence } from '../../../engine/facts/evidence.ts';
import type { RepositoryKey } from '../../../platform/port.ts';
import type { Subject, Tools } from '../../tools.ts';
import type { CollectedProblem, FoundArtifact } from '../artifact/collected.ts';
import { missingOf } from '../artifact/missing.ts';
import { readApart } from '../artifact/read-apart.ts';
import type { ReadDelivery } from '../artifact/read-delivery.ts';
import { analysisTrust, type JudgedArtifact, judgeFound } from '../origin/judge-found.ts';
import type { CollectedRunState } from './collect-run.ts';
import { expired, type Fetched, fetchArchive } from './fetch-archive.ts';
import type { HeadRuns } from './head-runs.ts';

/** A delivery with what its reports say. */
export interface OwnDelivery {
  readonly judged: JudgedArtifact;
  readonly read: ReadDelivery;
  readonly delivery: Delivery;
}

/** What runs delivered for a head. */
export interface Delivered {
  readonly deliveries: readonly OwnDelivery[];
  readonly problems: readonly MissingEvidence[];
}

/** Judges and reads every artifact that was collected for a head. */
export async function deliveriesOf(
  tools: Tools,
  subject: Subject,
  { runs, listed }: { readonly runs: HeadRuns; readonly listed: readonly string[] },
): Promise<Delivered> {
  const deliveries: OwnDelivery[] = [];
  const problems: MissingEvidence[] = [];
  for (const { run, found, jobs } of distinct(runs.collected)) {
    const judged = await judgeFound(tools, subject, { found, run, listed });
    if ('reason' in judged) {
      problems.push(judged);
      continue;
    }
    const read = await readKept(tools, subject.repository, found);
    if ('reason' in read) problems.push(missingOf(read.reason, { name: found.name, workflow: run.workflow }));
    else {
      const analysis = isAnalysis(read) ? await analysisTrust(tools, subject, judged) : null;
      const delivery = deliveryOf(judged, read, jobs);
      deliveries.push({ judged, read, delivery: analysis === null ? delivery : { ...delivery, analysis } });
    }
  }
  const byId = deliveries.toSorted((one, other) => (one.delivery.id < other.delivery.id ? -1 : 1));
  return { deliveries: byId, problems };
}

function isAnalysis({ reports, problems }: ReadDelivery): boolean {
  return reports.some(({ read }) => read.kind === 'analysis') || problems.some(({ kind }) => kind === 'analysis');
}

interface FoundInRun {
  readonly run: CollectedRunState['run'];
  readonly found: CollectedRunState['collected']['found'][number];
  readonly jobs: CollectedRunState['collected']['jobs'];
}

/**
 * Of several runs of a workflow for one head (somebody closed and reopened the pull request) the last one that delivered
 * under a name counts for that name: they are never added up. Whoever copies a signed artifact under another name
 * delivers nothing new.
 */
function distinct(runs: readonly CollectedRunState[]): readonly FoundInRun[] {
  const runOf = new Map<string, number>();
  const seen = new Set<string>();
  return runs
    .toReversed()
    .flatMap(({ run, collected }) => collected.found.map((found): FoundInRun => ({ run, found, jobs: collected.jobs })))
    .filter(({ run, found }) => {
      const named = `${run.workflow}\n${found.name}`;
      const copied = `${run.id}/${found.digest}`;
      const isLast = (runOf.get(named) ?? run.id) === run.id;
      if (!isLast || seen.has(copied)) return false;
      runOf.set(named, run.id);
      seen.add(copied);
      return true;
    });
}

function deliveryOf(
  { id, found, run, trust, doubts, tested }: JudgedArtifact,
  read: ReadDelivery,
  jobs: CollectedRunState['collected']['jobs'],
): Delivery {
  const { attempt: latest, id: runId, workflow, event } = run;
  const token = found.token === false ? null : found.token;
  const attempt = token?.attempt ?? latest;
  const job = trust === 'signed-workflow' ? jobs.find((one) => one.id === token?.jobId)?.name : undefined;
  return {
    id,
    name: found.name,
    trust,
    doubts,
    ...(trust === 'signed-workflow' && found.readsOnly ? { readsOnly: true } : {}),
    run: {
      id: runId,
      attempt,
      workflow,
      event,
      seconds: secondsOf(run, attempt),
      ...(job === undefined ? {} : { job }),
    },
    tested: tested.commit,
    reports: read.reports.map(({ source, read: { kind, format, report } }) => ({
      path: source,
      kind,
      format,
      warnings: report.warnings,
    })),
    problems: read.problems,
  };
}

/** Of the attempt that delivered, or of all of them where it was an earlier one. */
function secondsOf(
  { attempt: latest, createdAt, startedAt, updatedAt }: JudgedArtifact['run'],
  attempt: number,
): number {
  return Math.max(0, updatedAt - (attempt === latest ? startedAt : createdAt)) / 1_000;
}

/** Artifacts that were read lately, for each App in this process: a pull request is judged again with each label, its reports stay. */
const recentOf = new WeakMap<Tools['store'], Map<string, ReadDelivery>>();
const MOST_RECENT = 12;
const LARGEST_RECENT = 2_000_000;

/** Reads the bytes that were kept; those that had to make room are asked of the forge once more. */
export async function readKept(
  tools: Tools,
  repository: RepositoryKey,
  { artifactId, artifact }: Pick<FoundArtifact, 'artifactId' | 'artifact'>,
): Promise<ReadDelivery | { readonly reason: CollectedProblem['reason'] }> {
  const key = `${repository.id}/${artifactId}`;
  const recent = recentOf.get(tools.store) ?? new Map<string, ReadDelivery>();
  recentOf.set(tools.store, recent);
  const known = recent.get(key);
  if (known !== undefined) return known;
  const fetched = await collectedBytes(tools, repository, { artifactId, artifact });
  if (!fetched.ok) return fetched;
  const { bytes } = fetched;
  const read = await readApart(bytes);
  if (read === null) return { reason: expired({ name: artifact }) };
  if (bytes.length > LARGEST_RECENT) return read;
  recent.set(key, read);
  for (const oldest of recent.keys()) if (recent.size > MOST_RECENT) recent.delete(oldest);
  return read;
}

/** The bytes that were collected, and no others. */
async function collectedBytes(
  tools: Tools,
  repository: RepositoryKey,
  { artifactId, artifact }: Pick<FoundArtifact, 'artifactId' | 'artifact'>,
): Promise<Fetched> {
  const { evidence } = tools.store;
  const kept = await evidence.bytesOf(repository.id, artifactId);
  if (kept !== undefined) return { ok: true, bytes: kept };
  const fetched = await fetchArchive(tools, repository, { id: artifactId, name: artifact });
  const digest = await evidence.digestOf(repository.id, artifactId);
  const isOther =
    fetched.ok && digest !== undefined && digest !== createHash('sha256').update(fetched.bytes).digest('hex');
  return isOther ? { ok: false, reason: { key: 'artifact-altered', values: { artifact } } } : fetched;
}
