import type { MeasuredTree } from '../../../engine/facts/coverage.ts';
import { comparisonOf } from '../../objects.ts';
import type { Subject, Tools } from '../../tools.ts';
import type { FoundArtifact } from '../artifact/collected.ts';
import type { Binding } from './signature.ts';
import { notedMerge, testMergeOf } from './test-merge.ts';

/** What a delivery was measured on, with the commit that its changed lines are counted from. */
export type Tested = Omit<MeasuredTree, 'kind'> & { readonly kind: 'head' | 'test-merge' };

/**
 * The commit that was measured, or `null` when it is neither the head nor the forge's own merge of the head into the
 * target: any other pairing of a report with a change is refused. Without a token of this run the manifest's word counts
 * only where it names one of those two.
 */
export async function testedCommit(
  tools: Tools,
  subject: Subject,
  { found, binding }: { readonly found: FoundArtifact; readonly binding: Binding },
): Promise<Tested | null> {
  const { change } = subject.state;
  const signed = binding.bound ? binding.claims.sha : null;
  const commit = found.measured ?? signed ?? change.head.sha;
  if (commit === change.head.sha) return headOf(subject);
  const merge = commit === signed ? signedMerge(found, change.head.sha) : await ownMerge(tools, subject, commit);
  if (merge === null || !(await isOfTarget(tools, subject, merge))) return null;
  return { commit, comparedWith: merge, kind: 'test-merge' };
}

function headOf({ state, mergeBase }: Subject): Tested | null {
  return mergeBase === null ? null : { commit: state.change.head.sha, comparedWith: mergeBase, kind: 'head' };
}

/** The forge wrote the commit into the token; its parents were read from the forge. */
function signedMerge({ parents }: FoundArtifact, head: string): string | null {
  const [base, other, more] = parents;
  return other === head && more === undefined && base !== undefined ? base : null;
}

async function ownMerge(tools: Tools, subject: Subject, commit: string): Promise<string | null> {
  const now = await testMergeOf(tools, subject);
  const merge = now?.sha === commit ? now : await notedMerge(tools, subject, commit);
  return merge?.base ?? null;
}

/** A merge into another branch measured another change. */
async function isOfTarget(tools: Tools, { repository, state }: Subject, base: string): Promise<boolean> {
  const tip = state.change.base.sha;
  if (base === tip) return true;
  const { mergeBase } = await comparisonOf(tools, repository, { base, head: tip });
  return mergeBase === base;
}
