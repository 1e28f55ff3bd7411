import { isBeyondEnd } from '../../../engine/code-coverage/patch.ts';
import { withSilentLines } from '../../../engine/code-coverage/sparse.ts';
import { mergeCoverage } from '../../../engine/evidence/line-coverage/merge-coverage.ts';
import { branchShare, lineShare } from '../../../engine/evidence/line-coverage/report.ts';
import { languageOf } from '../../../engine/evidence/line-coverage/source/languages.ts';
import type { FileCoverage, FileShare, StoredCoverage } from '../../../engine/facts/coverage.ts';
import { type Trust, trusts } from '../../../engine/facts/evidence.ts';
import type { RepositoryKey, TreeEntry } from '../../../platform/port.ts';
import type { MeasuredCommit } from '../../../store/port.ts';
import {
  codeLinesOf,
  isSpent,
  lengthsOf,
  numberingsOf,
  type ReadingBudget,
  readingBudget,
} from '../../texts-of-blobs.ts';
import type { Tools } from '../../tools.ts';
import type { Measure } from '../measure.ts';
import { filesAt } from '../tree/measured-tree.ts';
import { counted, firstParents, nearestRecorded } from './base-line.ts';
import { unpackParts } from './measured-parts.ts';

/** Earlier commits that are looked at, one after the other, for files that nobody measures any more. */
const FURTHEST = 3;

/**
 * What was recorded for a commit of the default branch: all trusted deliveries as one; `null` when none has coverage, or
 * none of its own text: a report with lines that its files do not have is no more believed here than at a head.
 */
export async function storedCoverage(
  tools: Tools,
  repository: RepositoryKey,
  {
    commit,
    measure,
    depth = FURTHEST,
  }: { readonly commit: string; readonly measure: Measure; readonly depth?: number },
): Promise<StoredCoverage | null> {
  const all = await tools.store.evidence.measuredAt(repository.id, commit);
  const recorded = counted(all, { kind: 'coverage', trust: measure.trust, names: measure.names });
  if (recorded.length === 0) return null;
  const files = await filesOf(tools, repository, { commit, measure, depth, recorded });
  if (files === null) return null;
  return {
    commit,
    at: new Date(Math.min(...recorded.map(({ at }) => at))).toISOString(),
    trust: leastTrust(recorded),
    files,
  };
}

function leastTrust(recorded: readonly MeasuredCommit[]): Trust {
  const levels = new Set(recorded.map(({ trust }) => trust));
  return trusts.find((one) => levels.has(one)) ?? 'unverified';
}

interface Wanted {
  readonly commit: string;
  readonly measure: Measure;
  readonly depth: number;
  readonly recorded: readonly MeasuredCommit[];
}

/** The tree of a recorded commit, and what may still be read of it. */
interface Tree {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly budget: ReadingBudget;
}

/** Computed once for what is recorded and asked: a further workflow of the same commit may still come. */
async function filesOf(tools: Tools, repository: RepositoryKey, wanted: Wanted): Promise<readonly FileShare[] | null> {
  const { commit, measure, recorded } = wanted;
  const parts = recorded.map(({ runId, name, trust }) => `${String(runId)}.${name}.${trust}`).join('+');
  const key = { repositoryId: repository.id, kind: 'stored-coverage-6', sha: `${commit}/${measure.digest}/${parts}` };
  const known = await tools.store.objects.get(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  if (known !== undefined) return JSON.parse(new TextDecoder().decode(known)) as readonly FileShare[] | null;
  const tree = { entries: await filesAt(tools, repository, commit), budget: readingBudget() };
  const reports = await reportsOfTheirText(tools, repository, { wanted, tree });
  const files = reports.length === 0 ? null : await sharesOf(tools, repository, { wanted, tree, reports });
  if (!isSpent(tree.budget)) await tools.store.objects.put(key, new TextEncoder().encode(JSON.stringify(files)));
  return files;
}

/** What each delivery says of the files, without those that know lines which a file of the perimeter does not have, or not under that number. */
async function reportsOfTheirText(
  tools: Tools,
  repository: RepositoryKey,
  { wanted, tree }: { readonly wanted: Wanted; readonly tree: Tree },
): Promise<readonly (readonly FileCoverage[])[]> {
  const parts = await Promise.all(wanted.recorded.map(({ bytes }) => unpackParts(bytes)));
  const reports = parts.map(({ coverage }) => coverage ?? []);
  const named = new Set(reports.flatMap((files) => files.map(({ path }) => path)));
  const entries = [...tree.entries].filter(([path]) => named.has(path) && wanted.measure.isInside(path));
  const reading = { files: entries, budget: tree.budget };
  const lengths = await lengthsOf(tools, repository, reading);
  const numberings = await numberingsOf(tools, repository, reading);
  const isOfItsText = (file: FileCoverage): boolean => {
    const length = lengths.get(file.path);
    if (numberings.has(file.path)) return false;
    return length === undefined || (length !== null && !isBeyondEnd(file, length));
  };
  return reports.filter((files) => files.every(isOfItsText));
}

interface Told {
  readonly wanted: Wanted;
  readonly tree: Tree;
  readonly reports: readonly (readonly FileCoverage[])[];
}

async function sharesOf(tools: Tools, repository: RepositoryKey, told: Told): Promise<readonly FileShare[]> {
  const measured = await measuredShares(tools, repository, told);
  const { wanted, tree } = told;
  const others = await otherShares(tools, repository, { wanted, tree, measured });
  return [...measured, ...others].toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

async function measuredShares(
  tools: Tools,
  repository: RepositoryKey,
  { wanted: { measure }, tree, reports }: Told,
): Promise<readonly FileShare[]> {
  const { files } = mergeCoverage(reports.map((one) => ({ files: one, roots: [], warnings: [] })));
  const named = new Set(files.map(({ path }) => path));
  const entries = sourcesIn(tree, measure).filter(([path]) => named.has(path));
  const counts = await codeLinesOf(tools, repository, { files: entries, budget: tree.budget });
  return files.map(({ path, lines, branches }) => ({
    path,
    lines: withSilentLines(lineShare(lines), counts.get(path) ?? null),
    branches: branches === undefined ? null : branchShare(branches),
    origin: 'measured',
  }));
}

function sourcesIn({ entries }: Tree, { isInside }: Measure): readonly (readonly [path: string, entry: TreeEntry])[] {
  return [...entries].filter(([path]) => languageOf(path) !== undefined && isInside(path));
}

/** Source files of the perimeter that no report named: as an earlier commit measured them, or all uncovered. */
async function otherShares(
  tools: Tools,
  repository: RepositoryKey,
  { wanted, tree, measured }: Omit<Told, 'reports'> & { readonly measured: readonly FileShare[] },
): Promise<readonly FileShare[]> {
  const named = new Set(measured.map(({ path }) => path));
  const others = sourcesIn(tree, wanted.measure).filter(([path]) => !named.has(path));
  const earlier =
    others.length === 0 ? new Map<string, FileShare>() : await earlierShares(tools, repository, { wanted, tree });
  const uncarried = others.filter(([path]) => !earlier.has(path));
  const counts = await codeLinesOf(tools, repository, { files: uncarried, budget: tree.budget });
  const shares = others.map(([path]): FileShare | null => {
    const carried = earlier.get(path);
    if (carried !== undefined) return { ...carried, origin: 'carried' };
    const total = counts.get(path) ?? null;
    return total === null ? null : { path, lines: { covered: 0, total }, branches: null, origin: 'unmeasured' };
  });
  return shares.filter((one) => one !== null);
}

/** Shares of the recorded commit before this one, of the files that are still the same. */
async function earlierShares(
  tools: Tools,
  repository: RepositoryKey,
  { wanted, tree }: { readonly wanted: Wanted; readonly tree: Tree },
): Promise<ReadonlyMap<string, FileShare>> {
  const { commit, measure, depth } = wanted;
  const [, parent] = depth === 0 ? [] : await firstParents(tools, repository, commit);
  const found =
    parent === undefined
      ? null
      : await nearestRecorded(tools, repository, {
          commit: parent,
          kind: 'coverage',
          trust: measure.trust,
          names: measure.names,
        });
  if (found === null) return new Map();
  const stored = await storedCoverage(tools, repository, { commit: found.commit, measure, depth: depth - 1 });
  const before = await filesAt(tools, repository, found.commit);
  const same = (stored?.files ?? []).filter(
    ({ path, origin }) => origin !== 'unmeasured' && before.get(path)?.sha === tree.entries.get(path)?.sha,
  );
  return new Map(same.map((file) => [file.path, file]));
}
