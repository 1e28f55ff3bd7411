import { calledBy } from '../../../engine/evidence/measuring/called-by.ts';
import type { WorkflowDoubt } from '../../../engine/facts/evidence.ts';
import type { RepositoryKey, TreeEntry, WorkflowRun } from '../../../platform/port.ts';
import { same } from '../../changes/tree-changes.ts';
import { keptResult } from '../../objects.ts';
import type { Subject, Tools } from '../../tools.ts';
import { wasElsewhere } from './base-workflow.ts';
import { entriesAt, textOf } from './measuring.ts';
import { testMergeOf } from './test-merge.ts';

/**
 * Why the jobs of awaited workflows say nothing: the forge runs a pull request's workflow as the pull request wrote it.
 * A job counts only where its file, and what this calls of the repository, are the default branch's in the head and in
 * the forge's own merge of it.
 */
export async function awaitedJobDoubts(
  tools: Tools,
  subject: Subject,
  { awaited, runs }: { readonly awaited: readonly string[]; readonly runs: readonly WorkflowRun[] },
): Promise<readonly WorkflowDoubt[]> {
  if (awaited.length === 0) return [];
  const { repository, state } = subject;
  const trusted = await tools.platform.git.branchTip(repository, state.repository.defaultBranch);
  const merge = await testMergeOf(tools, subject);
  const commits = [...new Set([state.change.head.sha, ...(merge === null ? [] : [merge.sha])])];
  const doubts: WorkflowDoubt[] = [];
  for (const workflow of new Set(awaited)) {
    const paths = await changedParts(tools, repository, { workflow, trusted, commits });
    if (paths.length > 0) doubts.push({ workflow, reason: { key: 'workflow-changed', values: { paths } } });
    const own = runs.filter((run) => run.workflow === workflow);
    for (const run of own)
      if (await wasElsewhere(tools, subject, run))
        doubts.push({ workflow, reason: { key: 'other-target', values: {} } });
  }
  return doubts;
}

const MOST_PATHS = 20;

async function changedParts(
  tools: Tools,
  repository: RepositoryKey,
  {
    workflow,
    trusted,
    commits,
  }: { readonly workflow: string; readonly trusted: string; readonly commits: readonly string[] },
): Promise<readonly string[]> {
  const before = await entriesAt(tools, repository, trusted);
  const parts = await partsOf(tools, repository, { workflow, trusted, entries: before });
  const changed = new Set<string>();
  for (const commit of commits) {
    const after = await entriesAt(tools, repository, commit);
    for (const path of new Set([...before.keys(), ...after.keys()]))
      if (isPart(path, parts) && !same(before.get(path), after.get(path))) changed.add(path);
    // A file that neither has cannot have run: the job is one of something else.
    if (!before.has(workflow)) changed.add(workflow);
  }
  return [...changed].toSorted().slice(0, MOST_PATHS);
}

function isPart(path: string, parts: readonly string[]): boolean {
  return parts.some((part) => path === part || path.startsWith(`${part}/`));
}

/** The workflow, and the workflows and actions of the repository that it calls, and so on. */
function partsOf(
  tools: Tools,
  repository: RepositoryKey,
  {
    workflow,
    trusted,
    entries,
  }: { readonly workflow: string; readonly trusted: string; readonly entries: ReadonlyMap<string, TreeEntry> },
): Promise<readonly string[]> {
  return keptResult(tools, repository, { kind: 'workflow-parts-1', key: `${trusted}:${workflow}` }, async () => {
    const parts = new Set([workflow]);
    for (const part of parts) {
      const files = [part, ...['action.yml', 'action.yaml'].map((name) => (part === '' ? name : `${part}/${name}`))];
      for (const file of files) {
        const text = await textOf(tools, repository, entries.get(file) ?? null);
        for (const called of calledBy(text ?? '')) parts.add(called === '' ? 'action.yml' : called);
      }
    }
    return [...parts];
  });
}
