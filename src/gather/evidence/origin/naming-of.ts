import { followNames, LARGEST_FOLLOWED } from '../../../engine/evidence/measuring/follow.ts';
import type { Naming } from '../../../engine/evidence/measuring/naming.ts';
import { textIn } from '../../../engine/facts/blob.ts';
import type { RepositoryKey, TreeEntry } from '../../../platform/port.ts';
import { blobOf, keptResult } from '../../objects.ts';
import type { Tools } from '../../tools.ts';

/** What a trusted commit names of what measures, read once a commit. */
export async function namingOf(
  tools: Tools,
  repository: RepositoryKey,
  { trusted, tree }: { readonly trusted: string; readonly tree: readonly TreeEntry[] },
): Promise<Naming> {
  const kept = await keptResult(tools, repository, { kind: 'naming-1', key: trusted }, async () => {
    const { words, folders, globs } = await followNames(tree, async ({ sha }) =>
      textIn(await blobOf(tools, repository, { sha, maximum: LARGEST_FOLLOWED })),
    );
    return { words: [...words], folders: [...folders], globs: [...globs] };
  });
  return { words: new Map(kept.words), folders: new Set(kept.folders), globs: new Set(kept.globs) };
}
