import { keptResult } from '../../objects.ts';
import type { Subject, Tools } from '../../tools.ts';

/** The forge's own merge of a head into its target: nobody else can have made it. */
export interface OwnMerge {
  readonly sha: string;
  /** Tip of the target at that moment. */
  readonly base: string;
}

/** The test merge of now, noted down: when the target moves on, runs of the earlier one are still of a commit we know. */
export async function testMergeOf(tools: Tools, { repository, state }: Subject): Promise<OwnMerge | null> {
  const { testMerge, change } = state;
  if (testMerge.state !== 'clean') return null;
  const [base, head] = testMerge.parents;
  if (base === undefined || head !== change.head.sha) return null;
  return noted(tools, repository, { sha: testMerge.sha, head, base });
}

/** A test merge that was noted for this head; `null` when the commit is none. */
export async function notedMerge(
  { store }: Tools,
  { repository, state }: Subject,
  sha: string,
): Promise<OwnMerge | null> {
  const known = await store.objects.get({
    repositoryId: repository.id,
    kind: KIND,
    sha: `${state.change.head.sha}/${sha}`,
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  return known === undefined ? null : (JSON.parse(new TextDecoder().decode(known)) as OwnMerge);
}

const KIND = 'test-merge';

function noted(
  tools: Tools,
  repository: Subject['repository'],
  { sha, head, base }: OwnMerge & { readonly head: string },
): Promise<OwnMerge> {
  return keptResult(tools, repository, { kind: KIND, key: `${head}/${sha}` }, () => Promise.resolve({ sha, base }));
}
