import { conclusionOf } from '../../engine/verdict/judgement.ts';
import { acceptTests } from '../../gather/evidence/history/best-tests.ts';
import type { VerdictRecord } from '../../store/port.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench, Matter } from './bench.ts';
import { judgeChange, type Opinion } from './judge-change.ts';
import { noteReliedOn } from './relied-on.ts';

/**
 * Judges what was merged once more: facts can change in the seconds between the verdict and the merge, and on plans
 * without branch protection nothing kept anybody from merging.
 */
export async function judgeMerged(bench: Bench, matter: Matter): Promise<JobOutcome> {
  const opinion = await judgeChange(bench, matter);
  if (opinion === null || opinion.state.change.state !== 'merged' || !opinion.target.gates) return { is: 'done' };
  const { change } = opinion.state;
  const { repository, number } = matter;
  await noteReliedOn(bench, repository, opinion);
  await bench.store.evidence.markMerged(repository.id, change.head.sha, bench.now());
  await acceptWaived(bench, matter, opinion);
  const inForce = await bench.store.verdicts.find(repository.id, number);
  const before = isAbout(inForce, change) ? inForce.conclusion : null;
  const now = conclusionOf(opinion.judgement) ?? 'waiting';
  if (before === 'success' && now === 'success') return { is: 'done' };
  await bench.store.incidents.raise({
    repositoryId: repository.id,
    number,
    kind: before === 'success' ? 'merged-after-change' : 'merged-without-green',
    fingerprint: `${String(number)} ${change.head.sha}`,
    detail: JSON.stringify({ head: change.head.sha, base: change.base.ref, before, now }),
    at: bench.now(),
  });
  return { is: 'done' };
}

/** Tests whose loss a client waived are not missed again by the pull requests that come after. */
async function acceptWaived(bench: Bench, { repository }: Matter, { state, judgement }: Opinion): Promise<void> {
  if (judgement.kind !== 'judged' || state.mergeCommit === null) return;
  const rules = judgement.verdict.families.flatMap((family) => family.rules);
  const isWaived = rules.some(({ rule, outcome }) => rule === 'analysis/tests' && outcome === 'waived');
  if (isWaived) await acceptTests(bench, repository, state.mergeCommit.sha);
}

function isAbout(
  verdict: VerdictRecord | undefined,
  { head, base }: Opinion['state']['change'],
): verdict is VerdictRecord {
  return verdict?.head === head.sha && verdict.baseRef === base.ref;
}
