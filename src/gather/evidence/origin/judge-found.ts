import type { Delivery, DeliveryReason, MissingEvidence, Trust } from '../../../engine/facts/evidence.ts';
import type { WorkflowRun } from '../../../platform/port.ts';
import type { Subject, Tools } from '../../tools.ts';
import type { FoundArtifact } from '../artifact/collected.ts';
import { baseWorkflowDoubts } from './base-workflow.ts';
import { type Binding, bindingOf } from './signature.ts';
import { type Tested, testedCommit } from './tested-commit.ts';

/** An artifact whose origin was judged. */
export interface JudgedArtifact {
  readonly id: string;
  readonly found: FoundArtifact;
  readonly run: WorkflowRun;
  readonly trust: Trust;
  readonly doubts: readonly DeliveryReason[];
  readonly tested: Tested;
}

/** Decides how far an artifact is to be believed, and what it was measured on. */
export async function judgeFound(
  tools: Tools,
  subject: Subject,
  {
    found,
    run,
    listed,
  }: { readonly found: FoundArtifact; readonly run: WorkflowRun; readonly listed: readonly string[] },
): Promise<JudgedArtifact | MissingEvidence> {
  const { repository, organization } = subject;
  const binding = bindingOf(found, { repository, organization, run, listed });
  const tested = await testedCommit(tools, subject, { found, binding });
  if (tested === null) return wrongCommit(found, run);
  const { trust, doubts } = await trustOf(tools, subject, { binding, run, tested: tested.commit });
  const id = `${String(run.id)}/${found.name}/${String(found.artifactId)}`;
  return { id, found, run, trust, doubts, tested };
}

function wrongCommit({ artifact, measured, name }: FoundArtifact, { workflow, head }: WorkflowRun): MissingEvidence {
  const values = { artifact, commit: { commit: measured ?? head } };
  return { name, workflow, reason: { key: 'wrong-commit', values } };
}

async function trustOf(
  tools: Tools,
  subject: Subject,
  { binding, run, tested }: { readonly binding: Binding; readonly run: WorkflowRun; readonly tested: string },
): Promise<{ readonly trust: Trust; readonly doubts: readonly DeliveryReason[] }> {
  if (binding.bound && binding.doubts.length === 0) return { trust: 'signed-workflow', doubts: [] };
  // A token of another run or of other bytes is no accident: who brings one gets no lower level for it.
  if (isForged(binding)) return { trust: 'unverified', doubts: binding.doubts };
  const doubts = await baseWorkflowDoubts(tools, subject, { run, tested });
  return { trust: doubts.length === 0 ? 'base-workflow' : 'unverified', doubts: [...binding.doubts, ...doubts] };
}

/**
 * How far the analysis in a delivery is to be believed: a signature tells which job wrote it, and a job that runs the
 * repository's code lets that code write it. `null`: as far as the delivery itself.
 */
export async function analysisTrust(
  tools: Tools,
  subject: Subject,
  { found, run, trust, tested }: JudgedArtifact,
): Promise<NonNullable<Delivery['analysis']> | null> {
  if (trust !== 'signed-workflow' || found.readsOnly) return null;
  const beside = { key: 'written-beside-code', values: {} } as const;
  const doubts = await baseWorkflowDoubts(tools, subject, { run, tested: tested.commit });
  return { trust: doubts.length === 0 ? 'base-workflow' : 'unverified', doubts: [beside, ...doubts] };
}

function isForged({ doubts }: Binding): boolean {
  return doubts.some(({ key }) => ['token-invalid', 'token-of-another-run', 'token-of-other-bytes'].includes(key));
}
