import { textIn } from '../../engine/facts/blob.ts';
import type { RepositoryKey } from '../../platform/port.ts';
import { blobOf, treeOf } from '../objects.ts';
import type { Tools } from '../tools.ts';
import { listensToQueue } from './listens-to-queue.ts';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
/** GitHub runs no larger one. */
const LARGEST = 1_000_000;

/** A merge group, as far as it decides which workflows run for it. */
export interface QueuedCommits {
  /** Target branch, without `refs/heads/`. */
  readonly baseRef: string;
  /** What the group is merged into, and the group itself. */
  readonly base: string;
  readonly head: string;
}

/** What is known of the workflows that measure. */
export interface MeasuringWorkflows {
  /** Paths of those that delivered. */
  readonly known: ReadonlySet<string>;
  /** Measuring workflows that the policy lists, `owner/repository/path@commit`: whoever calls one measures. */
  readonly listed: readonly string[];
}

/** Paths of the measuring workflows that run for merge groups: by the target branch's files, and by the group's own. */
export interface Listening {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/** Reads which of the workflows that measure run for merge groups, before this group is merged and with it. */
export async function queueWorkflows(
  tools: Tools,
  repository: RepositoryKey,
  { base, head, baseRef, ...workflows }: QueuedCommits & MeasuringWorkflows,
): Promise<Listening> {
  const at = (commit: string): Promise<readonly string[]> =>
    listeningAt(tools, repository, { commit, baseRef, ...workflows });
  return { before: await at(base), now: await at(head) };
}

async function listeningAt(
  tools: Tools,
  repository: RepositoryKey,
  { commit, baseRef, known, listed }: MeasuringWorkflows & { readonly commit: string; readonly baseRef: string },
): Promise<readonly string[]> {
  const called = listed.map((pin) => pin.slice(0, pin.lastIndexOf('@')).toLowerCase()).filter((path) => path !== '');
  const tree = await treeOf(tools, repository, commit);
  const found: string[] = [];
  for (const { path, mode, sha, size } of tree) {
    if (!WORKFLOW.test(path) || !mode.startsWith('100') || (size ?? LARGEST) >= LARGEST) continue;
    const text = textIn(await blobOf(tools, repository, { sha, maximum: LARGEST })) ?? '';
    const measures = known.has(path) || called.some((one) => text.toLowerCase().includes(one));
    if (measures && listensToQueue(text, baseRef)) found.push(path);
  }
  return found.toSorted();
}
