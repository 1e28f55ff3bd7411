import { languageOf } from '../../engine/evidence/line-coverage/source/languages.ts';
import type { BaseCoverage, CoverageFacts, DeliveredCoverage } from '../../engine/facts/coverage.ts';
import { atLeastTrust } from '../../engine/facts/evidence.ts';
import { Unreadable } from '../../platform/port.ts';
import { treeChanges } from '../changes/tree-changes.ts';
import { codeLinesOf, lengthsOf, numberingsOf, readingBudget, type ReadingBudget } from '../texts-of-blobs.ts';
import type { Subject, Tools } from '../tools.ts';
import type { OwnDelivery } from './collect/deliveries.ts';
import { bestCoverage } from './history/best-coverage.ts';
import { nearestStored } from './history/nearest-stored.ts';
import { refusedBefore } from './history/refused-base.ts';
import type { Measure } from './measure.ts';
import { measuringDifferences } from './origin/measuring.ts';
import { comparedLines } from './tree/changed-lines.ts';
import { filesAt, type Measured, measuredTree } from './tree/measured-tree.ts';
import { onOtherTree, placedCoverage } from './tree/placed-coverage.ts';

/** What coverage is gathered from. */
export interface CoverageSources {
  readonly deliveries: readonly OwnDelivery[];
  readonly measure: Measure;
  /** From a path to what it was called before. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Puts what was delivered onto one tree, with the lines that changed in it and what was measured before. */
export async function coverageFacts(
  tools: Tools,
  subject: Subject,
  { deliveries, measure, renamed }: CoverageSources,
): Promise<CoverageFacts> {
  const { repository } = subject;
  const measured = await measuredTree(tools, subject, deliveries);
  if (measured === null) throw new Unreadable('not-found', 'merge-base');
  const placed = await placeAll(tools, subject, { deliveries, measured });
  const reported = new Set(placed.flatMap(({ files }) => files.map(({ path }) => path)));
  const budget = readingBudget();
  const { changes, unread, numbering } = await comparedLines(tools, repository, {
    measured,
    reported,
    renamed,
    isInside: measure.isInside,
    budget,
  });
  const trusted = new Set(
    deliveries.filter(({ judged }) => atLeastTrust(judged.trust, measure.trust)).map(({ judged }) => judged.id),
  );
  const named = new Set(
    placed.filter(({ delivery }) => trusted.has(delivery)).flatMap(({ files }) => files.map(({ path }) => path)),
  );
  const base = await baseCoverage(tools, subject, { measured, measure });
  const refused = base === null ? await refusedBase(tools, subject, measure) : null;
  const changed = new Set(changes.map(({ path }) => path));
  const unchanged = [...measured.files].filter(
    ([path]) => named.has(path) && !changed.has(path) && !unread.includes(path) && measure.isInside(path),
  );
  return {
    tree: measured.tree,
    deliveries: placed,
    changes,
    unread,
    sources: await sourcesOf(tools, subject, { measured, measure, budget }),
    lengths: await lengthsOf(tools, repository, { files: unchanged, budget }),
    numbering: new Map([...numbering, ...(await numberingsOf(tools, repository, { files: unchanged, budget }))]),
    base,
    ...(refused === null ? {} : { baseRefused: refused }),
    best: await bestCoverage(tools, repository, measure),
  };
}

async function placeAll(
  tools: Tools,
  { repository }: Subject,
  { deliveries, measured }: { readonly deliveries: readonly OwnDelivery[]; readonly measured: Measured },
): Promise<readonly DeliveredCoverage[]> {
  const placed: DeliveredCoverage[] = [];
  for (const { judged, read } of deliveries) {
    const { commit } = judged.tested;
    const tested = commit === measured.tree.commit ? measured.files : await filesAt(tools, repository, commit);
    const coverage = await placedCoverage(tools, repository, { id: judged.id, read, tested });
    if (coverage === null) continue;
    placed.push(tested === measured.files ? coverage : onOtherTree(coverage, tested, measured.files));
  }
  return placed;
}

/** Lines of code are counted in the perimeter: what no report names counts whole, and so does a file of which hardly a line is told. */
async function sourcesOf(
  tools: Tools,
  { repository }: Subject,
  given: { readonly measured: Measured; readonly measure: Measure; readonly budget: ReadingBudget },
): Promise<CoverageFacts['sources']> {
  const { measured, measure, budget } = given;
  const sources = [...measured.files].filter(([path]) => languageOf(path) !== undefined);
  const inside = sources.filter(([path]) => measure.isInside(path));
  const counts = await codeLinesOf(tools, repository, { files: inside, budget });
  return new Map(sources.map(([path]) => [path, counts.get(path) ?? null]));
}

async function baseCoverage(
  tools: Tools,
  { repository, mergeBase }: Subject,
  { measured, measure }: { readonly measured: Measured; readonly measure: Measure },
): Promise<BaseCoverage | null> {
  if (mergeBase === null) return null;
  const found = await nearestStored(tools, repository, { commit: mergeBase, measure });
  if (found === null) return null;
  const before = await filesAt(tools, repository, found.stored.commit);
  const changes = treeChanges([...before.values()], [...measured.files.values()]);
  const measuringSince = await measuringDifferences(tools, repository, [found.stored.commit, measured.tree.commit]);
  const changedSince = new Set(changes.map(({ path }) => path));
  return { ...found.stored, distance: found.distance, changedSince, measuringSince };
}

async function refusedBase(tools: Tools, { repository, mergeBase }: Subject, measure: Measure): Promise<string | null> {
  return mergeBase === null ? null : refusedBefore(tools, repository, { commit: mergeBase, measure });
}
