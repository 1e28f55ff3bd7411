import { modulePrefixes } from '../../../engine/evidence/line-coverage/paths/go-modules.ts';
import type { PathHints } from '../../../engine/evidence/line-coverage/paths/known-folders.ts';
import { placeCoverage } from '../../../engine/evidence/line-coverage/paths/place-coverage.ts';
import { type TreeIndex, treeIndex } from '../../../engine/evidence/line-coverage/paths/tree-index.ts';
import type { DeliveredCoverage } from '../../../engine/facts/coverage.ts';
import type { RepositoryKey, TreeEntry } from '../../../platform/port.ts';
import { readingBudget, textOfBlob } from '../../texts-of-blobs.ts';
import type { Tools } from '../../tools.ts';
import type { ReadDelivery } from '../artifact/read-delivery.ts';

const GO_MOD = /(?:^|\/)go\.mod$/;

/** Where a tree stood when it was measured, and what Go calls its folders. */
export async function hintsFor(
  tools: Tools,
  repository: RepositoryKey,
  { workspace, tested }: { readonly workspace: string; readonly tested: ReadonlyMap<string, TreeEntry> },
): Promise<PathHints> {
  const modules = [];
  const budget = readingBudget();
  for (const [path, entry] of tested)
    if (GO_MOD.test(path)) modules.push({ path, text: (await textOfBlob(tools, repository, { entry, budget })) ?? '' });
  return { workspace, prefixes: modulePrefixes(modules) };
}

const indexes = new WeakMap<ReadonlyMap<string, TreeEntry>, TreeIndex>();

/** The files of a tree, made ready once for all deliveries that tested it. */
export function filesOf(tested: ReadonlyMap<string, TreeEntry>): TreeIndex {
  const known = indexes.get(tested) ?? treeIndex([...tested.keys()]);
  indexes.set(tested, known);
  return known;
}

/** The coverage of one delivery on the files of the tree that it tested; `null` when it has no coverage report. */
export async function placedCoverage(
  tools: Tools,
  repository: RepositoryKey,
  given: { readonly id: string; readonly read: ReadDelivery; readonly tested: ReadonlyMap<string, TreeEntry> },
): Promise<DeliveredCoverage | null> {
  const { id, read, tested } = given;
  const reports = read.reports.flatMap(({ read: one }) => (one.kind === 'coverage' ? [one.report] : []));
  if (reports.length === 0) return null;
  const hints = await hintsFor(tools, repository, { workspace: read.workspace, tested });
  return { delivery: id, otherText: [], ...placeCoverage(reports, filesOf(tested), hints) };
}

/** Moves coverage from the tree that was tested to another one: files whose text is a different one there say nothing. */
export function onOtherTree(
  coverage: DeliveredCoverage,
  tested: ReadonlyMap<string, TreeEntry>,
  tree: ReadonlyMap<string, TreeEntry>,
): DeliveredCoverage {
  const isSame = ({ path }: { readonly path: string }): boolean => tested.get(path)?.sha === tree.get(path)?.sha;
  return {
    ...coverage,
    files: coverage.files.filter(isSame),
    otherText: coverage.files.filter((file) => !isSame(file)).map(({ path }) => path),
  };
}
