import { resolvePolicy } from '../../engine/policy/resolve.ts';
import { noteContracts } from '../../gather/contract-terms.ts';
import { recordCommit } from '../../gather/evidence/history/record-commit.ts';
import { matchedOverrides } from '../../gather/policy/matched-overrides.ts';
import { readStanding } from '../../gather/policy/policy.ts';
import { wantedPieces } from '../../gather/policy/wanted.ts';
import { organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench } from './bench.ts';

const MEASURED = ['coverage', 'tests', 'analysis'] as const;

/** Writes down what was measured of a commit of the default branch, where a policy reads such things. */
export async function measureCommit(bench: Bench, work: WorkOf<'measure'>): Promise<JobOutcome> {
  const { repository, head, defaultBranch } = work;
  const organization = organizationOfWork(work);
  const standing = await readStanding(bench, organization, bench.rules);
  if (standing.kind !== 'in-force') return { is: 'done' };
  await noteContracts(bench, organization, standing.charter);
  const { policy: written, baseline } = standing.charter;
  const named = { id: repository.id, name: `${repository.owner}/${repository.name}` };
  const matched = await matchedOverrides(bench, organization, { overrides: written.overrides, repository: named });
  const policy = resolvePolicy({
    ...(baseline === null ? {} : { baseline }),
    organization: written,
    repository: named,
    matched,
    rules: bench.rules,
  });
  const wanted = wantedPieces(bench.rules, policy);
  if (!MEASURED.some((piece) => wanted.has(piece))) return { is: 'done' };
  const listed = policy.evidence.workflows;
  const againAt = await recordCommit(bench, { repository, organization, defaultBranch, commit: head, listed });
  return againAt === null ? { is: 'done' } : { is: 'done', againAt };
}
