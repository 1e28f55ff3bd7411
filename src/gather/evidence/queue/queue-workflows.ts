import { digestOf } from '../../../engine/settings/digest.ts';
import type { RepositoryKey } from '../../../platform/port.ts';
import { keptResult, treeOf } from '../../objects.ts';
import { readAhead, readingBudget, textOfBlob } from '../../texts-of-blobs.ts';
import type { Tools } from '../../tools.ts';
import { listensToQueue } from './listens-to-queue.ts';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
/** Workflow files that are read, in one request. */
const MOST = 100;

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
  { base, head, baseRef, known, listed }: QueuedCommits & MeasuringWorkflows,
): Promise<Listening> {
  const wanted = { baseRef, known: [...known].toSorted(), called: listed.map(withoutCommit).toSorted() };
  const digest = digestOf(wanted);
  const at = (commit: string): Promise<readonly string[]> =>
    keptResult(tools, repository, { kind: 'queue-workflows-1', key: `${commit}/${digest}` }, () =>
      listeningAt(tools, repository, { commit, ...wanted }),
    );
  return { before: await at(base), now: await at(head) };
}

/** Owners and repositories are compared without regard to case, as GitHub does. */
function withoutCommit(pin: string): string {
  return pin.replace(/@.*$/, '').toLowerCase();
}

interface Wanted {
  readonly baseRef: string;
  readonly known: readonly string[];
  /** Paths of listed workflows in their repositories. */
  readonly called: readonly string[];
}

/** Whoever adds thousands of workflows gains nothing: what is not read counts as one that measures and listens. */
async function listeningAt(
  tools: Tools,
  repository: RepositoryKey,
  { commit, baseRef, known, called }: Wanted & { readonly commit: string },
): Promise<readonly string[]> {
  const tree = await treeOf(tools, repository, commit);
  const files = tree.filter(({ path, mode }) => WORKFLOW.test(path) && mode.startsWith('100'));
  const budget = readingBudget();
  await readAhead(tools, repository, { entries: files.slice(0, MOST), budget });
  const found: string[] = files.slice(MOST).map(({ path }) => path);
  for (const entry of files.slice(0, MOST)) {
    const text = await textOfBlob(tools, repository, { entry, budget });
    if (text === null) continue;
    const lower = text.toLowerCase();
    const measures = known.includes(entry.path) || called.some((path) => path !== '' && lower.includes(path));
    if (measures && listensToQueue(text, baseRef)) found.push(entry.path);
  }
  return found.toSorted();
}
