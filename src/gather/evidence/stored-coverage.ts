import { languageOf } from '../../engine/evidence/line-coverage/languages.ts';
import { mergeCoverage } from '../../engine/evidence/line-coverage/merge-coverage.ts';
import { branchShare, lineShare } from '../../engine/evidence/line-coverage/report.ts';
import type { FileShare, StoredCoverage } from '../../engine/facts/coverage.ts';
import { type Trust, trusts } from '../../engine/facts/evidence.ts';
import type { RepositoryKey, TreeEntry } from '../../platform/port.ts';
import type { MeasuredCommit } from '../../store/port.ts';
import type { Tools } from '../tools.ts';
import { nearestRecorded, firstParents, isWanted } from './base-line.ts';
import type { Measure } from './measure.ts';
import { unpackParts } from './measured-parts.ts';
import { filesAt } from './measured-tree.ts';
import { codeLinesOf, isSpent, readingBudget } from './texts-of-blobs.ts';

/** Earlier commits that are looked at, one after the other, for files that nobody measures any more. */
const FURTHEST = 3;

/** What was recorded for a commit of the default branch: all trusted deliveries as one; `null` when none has coverage. */
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
  const recorded = all.filter((one) => isWanted(one, { kind: 'coverage', trust: measure.trust }));
  if (recorded.length === 0) return null;
  return {
    commit,
    at: new Date(Math.min(...recorded.map(({ at }) => at))).toISOString(),
    trust: leastTrust(recorded),
    files: await filesOf(tools, repository, { commit, measure, depth, recorded }),
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

/** Computed once for what is recorded and asked: a further workflow of the same commit may still come. */
async function filesOf(tools: Tools, repository: RepositoryKey, wanted: Wanted): Promise<readonly FileShare[]> {
  const { commit, measure, recorded } = wanted;
  const parts = recorded.map(({ runId, name }) => `${String(runId)}.${name}`).join('+');
  const key = { repositoryId: repository.id, kind: 'stored-coverage-1', sha: `${commit}/${measure.digest}/${parts}` };
  const known = await tools.store.objects.get(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  if (known !== undefined) return JSON.parse(new TextDecoder().decode(known)) as readonly FileShare[];
  const measured = await measuredShares(recorded);
  const { shares, isWhole } = await otherShares(tools, repository, { wanted, measured });
  const files = [...measured, ...shares].toSorted((one, other) => (one.path < other.path ? -1 : 1));
  if (isWhole) await tools.store.objects.put(key, new TextEncoder().encode(JSON.stringify(files)));
  return files;
}

async function measuredShares(recorded: readonly MeasuredCommit[]): Promise<readonly FileShare[]> {
  const parts = await Promise.all(recorded.map(({ bytes }) => unpackParts(bytes)));
  const reports = parts.map(({ coverage }) => ({ files: coverage ?? [], roots: [], warnings: [] }));
  return mergeCoverage(reports).files.map(({ path, lines, branches }) => ({
    path,
    lines: lineShare(lines),
    branches: branches === undefined ? null : branchShare(branches),
    origin: 'measured',
  }));
}

/** Source files of the perimeter that no report named: as an earlier commit measured them, or all uncovered. */
async function otherShares(
  tools: Tools,
  repository: RepositoryKey,
  { wanted, measured }: { readonly wanted: Wanted; readonly measured: readonly FileShare[] },
): Promise<{ readonly shares: readonly FileShare[]; readonly isWhole: boolean }> {
  const { commit, measure } = wanted;
  const named = new Set(measured.map(({ path }) => path));
  const tree = await filesAt(tools, repository, commit);
  const others = [...tree].filter(
    ([path]) => !named.has(path) && languageOf(path) !== undefined && measure.isInside(path),
  );
  const earlier =
    others.length === 0 ? new Map<string, FileShare>() : await earlierShares(tools, repository, { wanted, tree });
  const budget = readingBudget();
  const uncarried = others.filter(([path]) => !earlier.has(path));
  const counts = await codeLinesOf(tools, repository, { files: uncarried, budget });
  const shares = others.map(([path]): FileShare | null => {
    const carried = earlier.get(path);
    if (carried !== undefined) return { ...carried, origin: 'carried' };
    const total = counts.get(path) ?? null;
    return total === null ? null : { path, lines: { covered: 0, total }, branches: null, origin: 'unmeasured' };
  });
  return { shares: shares.filter((one) => one !== null), isWhole: !isSpent(budget) };
}

/** Shares of the recorded commit before this one, of the files that are still the same. */
async function earlierShares(
  tools: Tools,
  repository: RepositoryKey,
  { wanted, tree }: { readonly wanted: Wanted; readonly tree: ReadonlyMap<string, TreeEntry> },
): Promise<ReadonlyMap<string, FileShare>> {
  const { commit, measure, depth } = wanted;
  const [, parent] = depth === 0 ? [] : await firstParents(tools, repository, commit);
  const found =
    parent === undefined
      ? null
      : await nearestRecorded(tools, repository, { commit: parent, kind: 'coverage', trust: measure.trust });
  if (found === null) return new Map();
  const stored = await storedCoverage(tools, repository, { commit: found.commit, measure, depth: depth - 1 });
  const before = await filesAt(tools, repository, found.commit);
  const same = (stored?.files ?? []).filter(
    ({ path, origin }) => origin !== 'unmeasured' && before.get(path)?.sha === tree.get(path)?.sha,
  );
  return new Map(same.map((file) => [file.path, file]));
}
