import type { DeliveryReasonKey, Trust } from '../../../engine/facts/evidence.ts';
import { type OrganizationKey, reading, type RepositoryKey, type WorkflowRun } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import type { CollectedProblem, FoundArtifact } from '../artifact/collected.ts';
import type { ReadDelivery } from '../artifact/read-delivery.ts';
import { readKept } from '../collect/deliveries.ts';
import { mayStillCome } from '../collect/fetch-archive.ts';
import { headRuns } from '../collect/head-runs.ts';
import { type Binding, bindingOf } from '../origin/signature.ts';
import { casesOf } from '../results.ts';
import { filesAt } from '../tree/measured-tree.ts';
import { placedCoverage } from '../tree/placed-coverage.ts';
import { placedRuns } from '../tree/placed-runs.ts';
import { READS_ONLY } from './base-line.ts';
import { isLaterChoice, type LaterDelivery } from './later-choice.ts';
import { keptTests, keptTools, type MeasuredParts, packParts } from './measured-parts.ts';
import { noteRefused } from './refused-base.ts';

/** A commit of the default branch that was measured there. */
export interface BranchCommit {
  readonly repository: RepositoryKey;
  readonly organization: OrganizationKey;
  readonly defaultBranch: string;
  readonly commit: string;
  /** Measuring workflows that the policy lists. */
  readonly listed: readonly string[];
}

/**
 * Writes down what the push runs of a default-branch commit measured, once a workflow, name and level of trust: later
 * pull requests are compared with the first that their policy trusts, and nobody can improve it afterwards by running
 * again. Only pushes to that very branch count: a tag of its name, a dispatch or a schedule do not. Answers when
 * something that the forge holds back is asked for again, epoch milliseconds.
 */
export async function recordCommit(tools: Tools, place: BranchCommit): Promise<number | null> {
  const { repository, defaultBranch, commit } = place;
  const isOwnPush = ({ event, headBranch, headRepositoryId }: WorkflowRun): boolean =>
    event === 'push' && headBranch === defaultBranch && headRepositoryId === repository.id;
  const { collected } = await headRuns(tools, repository, commit, isOwnPush);
  const held = collected.flatMap(({ collected: { problems } }) =>
    problems.map(({ reason }) => reason).filter(mayStillCome),
  );
  // What is first can be told when all of it is there.
  if (held.length > 0) return earliest(held);
  const all = collected.flatMap(({ run, collected: { found } }) =>
    found.map((one) => ({
      run,
      found: one,
      binding: bindingOf(one, { ...place, run }),
      before: collected
        .map((other) => other.run)
        .filter(({ id, workflow }) => id < run.id && workflow === run.workflow),
    })),
  );
  // Whatever a sibling job delivers under the same name, what was signed for is written first.
  const signed = all.filter(({ binding }) => trustOf(binding) === 'signed-workflow');
  const outcomes = collected.some(({ collected: { problems } }) => problems.some(isUnusable))
    ? [(await wasPushedAsTold(tools, place)) ? 'refused' : 'foreign']
    : [];
  for (const one of [...signed, ...all.filter((other) => !signed.includes(other))])
    outcomes.push(await recordFound(tools, place, one));
  if (outcomes.includes('refused') && !outcomes.includes('recorded')) await noteRefused(tools, repository, commit);
  return null;
}

function earliest(held: readonly CollectedProblem['reason'][]): number | null {
  const times = held.flatMap(({ values: { next } }) => (typeof next === 'number' ? [next] : []));
  return times.length === 0 ? null : Math.min(...times);
}

const FORGED = new Set<DeliveryReasonKey>(['token-invalid', 'token-of-another-run', 'token-of-other-bytes']);

interface Found extends Pick<LaterDelivery, 'run' | 'before'> {
  readonly found: FoundArtifact;
  readonly binding: Binding;
}

/** An artifact came, and is none that can be read; what is merely gone by now may have been one. */
function isUnusable({ reason: { key } }: CollectedProblem): boolean {
  return UNUSABLE.test(key) && key !== 'artifact-expired' && key !== 'artifact-never-given';
}

const UNUSABLE = /^(?:artifact|archive|manifest|too-many-artifacts)/;

/** `foreign`: it is not about coverage, or nobody pushed what it was made from to the default branch. */
type Outcome = 'recorded' | 'refused' | 'foreign';

async function recordFound(
  tools: Tools,
  place: BranchCommit,
  { run, found, binding, before }: Found,
): Promise<Outcome> {
  const { repository, commit } = place;
  if (!(await wasPushed(tools, place, binding))) return 'foreign';
  if (isOfAnother(found, binding, commit)) return 'refused';
  const claims = binding.bound ? binding.claims : null;
  if (await isLaterChoice(tools, repository, { run, claims, before })) return 'refused';
  const read = await readKept(tools, repository, found);
  if ('reason' in read) return 'foreign';
  if (read.problems.length > 0) return isAboutCoverage(read) ? 'refused' : 'foreign';
  const parts = await partsOf(tools, place, read);
  const kinds = Object.entries(parts).flatMap(([kind, part]) => (part === null ? [] : [kind]));
  if (found.readsOnly) kinds.push(READS_ONLY);
  const isFirst = await tools.store.evidence.recordMeasured({
    repositoryId: repository.id,
    commitId: commit,
    workflow: run.workflow,
    name: found.name,
    runId: run.id,
    trust: trustOf(binding),
    kinds: kinds.join(' '),
    bytes: await packParts(parts),
    at: tools.now(),
  });
  // What it measured is kept for good anyway: its bytes come after those that a policy waits for.
  const used = { repositoryId: repository.id, artifactId: found.artifactId, awaited: false, at: tools.now() };
  if (isFirst) await tools.store.evidence.markUsed({ ...used, use: 'base' });
  return 'recorded';
}

/** Made from another commit, or of a token that is none. */
function isOfAnother({ measured }: FoundArtifact, { doubts }: Binding, commit: string): boolean {
  return (measured ?? commit) !== commit || doubts.some(({ key }) => FORGED.has(key));
}

function isAboutCoverage({ reports, problems }: ReadDelivery): boolean {
  return (
    problems.some(({ kind }) => kind === null || kind === 'coverage') ||
    reports.some(({ read }) => read.kind === 'coverage')
  );
}

/** What the default branch itself runs is, by definition, as on the default branch. */
function trustOf({ bound, doubts }: Binding): Trust {
  return bound && doubts.length === 0 ? 'signed-workflow' : 'base-workflow';
}

/** A run of a tag that bears the branch's name looks like one of the branch: the token tells them apart, or the pushes. */
async function wasPushed(tools: Tools, place: BranchCommit, binding: Binding): Promise<boolean> {
  if (!binding.bound) return wasPushedAsTold(tools, place);
  return binding.claims.ref === `refs/heads/${place.defaultBranch}` && binding.claims.sha === place.commit;
}

async function wasPushedAsTold(
  { store, platform }: Tools,
  { repository, defaultBranch, commit }: BranchCommit,
): Promise<boolean> {
  const ref = `refs/heads/${defaultBranch}`;
  const seen = await store.history.pushesOf(repository.id, ref);
  if (seen.some(({ after }) => after === commit)) return true;
  const moves = await reading(() => platform.changes.moves(repository, ref));
  return moves.known && moves.value.some(({ after }) => after === commit);
}

async function partsOf(tools: Tools, { repository, commit }: BranchCommit, read: ReadDelivery): Promise<MeasuredParts> {
  const tested = await filesAt(tools, repository, commit);
  const coverage = await placedCoverage(tools, repository, { id: commit, read, tested });
  const cases = casesOf(read);
  const runs = await placedRuns(tools, repository, { read, tested });
  return {
    coverage: coverage?.files ?? null,
    tests: cases === null ? null : keptTests(cases),
    analysis: runs === null ? null : keptTools(runs),
  };
}

/** How long a commit without a record is left alone before its runs are asked for again. */
const ASK_AGAIN_AFTER = 10 * 60_000;

/** Records a commit whose events were missed; asked for once in a while as long as nothing is there. */
export async function recordIfMissed(tools: Tools, place: BranchCommit): Promise<void> {
  const { store, now } = tools;
  const { repository, commit, listed } = place;
  const recorded = await store.evidence.measuredAmong(repository.id, [commit]);
  const key = `${String(repository.id)}:base-asked:${commit}`;
  // What nobody signed for may have come first, and the rest without an event.
  const isDone = recorded.some(({ trust }) => listed.length === 0 || trust === 'signed-workflow');
  if (isDone || (await store.memory.get(key)) !== undefined) return;
  await store.memory.set(key, '1', now() + ASK_AGAIN_AFTER);
  await recordCommit(tools, place);
}
