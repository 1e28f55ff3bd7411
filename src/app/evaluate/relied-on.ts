import { conclusionOf } from '../../engine/verdict/judgement.ts';
import { markRelied } from '../../gather/evidence/collect/mark-relied.ts';
import type { RepositoryKey } from '../../platform/port.ts';
import type { Bench } from './bench.ts';
import type { Opinion } from './judge-change.ts';

/** Notes which archives the verdict of a gate rests on; a preview opens no gate, so nothing rests on it. */
export async function noteReliedOn(
  bench: Bench,
  repository: RepositoryKey,
  { target, judgement, inForce }: Pick<Opinion, 'target' | 'judgement' | 'inForce'>,
): Promise<void> {
  if (!target.gates || inForce === null) return;
  const { facts, policy } = inForce;
  await markRelied(bench, repository, { facts, policy, isGreen: conclusionOf(judgement) === 'success' });
}
