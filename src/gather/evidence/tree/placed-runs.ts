import { type LineText, placeRuns, type ReadAnalysis } from '../../../engine/evidence/analysis/place-runs.ts';
import type { PlacedRun } from '../../../engine/facts/analysis.ts';
import type { RepositoryKey, TreeEntry } from '../../../platform/port.ts';
import { readAhead, readingBudget, textOfBlob } from '../../texts-of-blobs.ts';
import type { Tools } from '../../tools.ts';
import type { ReadDelivery } from '../artifact/read-delivery.ts';
import { filesOf, hintsFor } from './placed-coverage.ts';

/** The runs of one delivery on the files of the tree that was analysed, each finding with the text of its line. */
export async function placedRuns(
  tools: Tools,
  repository: RepositoryKey,
  { read, tested }: { readonly read: ReadDelivery; readonly tested: ReadonlyMap<string, TreeEntry> },
): Promise<readonly PlacedRun[] | null> {
  const reports = read.reports.flatMap(({ tool, read: one }): readonly ReadAnalysis[] =>
    one.kind === 'analysis'
      ? [{ format: one.format, tool: one.format === 'checkstyle' ? tool : null, report: one.report }]
      : [],
  );
  if (reports.length === 0) return null;
  const hints = await hintsFor(tools, repository, { workspace: read.workspace, tested });
  const { paths, withLines } = placeRuns(reports, filesOf(tested), hints);
  return withLines(await linesIn(tools, repository, { paths, tested }));
}

async function linesIn(
  tools: Tools,
  repository: RepositoryKey,
  { paths, tested }: { readonly paths: ReadonlySet<string>; readonly tested: ReadonlyMap<string, TreeEntry> },
): Promise<LineText> {
  const lines = new Map<string, readonly string[]>();
  const budget = readingBudget();
  const entries = [...paths].flatMap((path) => tested.get(path) ?? []);
  await readAhead(tools, repository, { entries, budget });
  for (const entry of entries) {
    const text = await textOfBlob(tools, repository, { entry, budget });
    if (text !== null) lines.set(entry.path, text.split(/\r?\n/));
  }
  // Too large, no text, or too many: the same line of the same bytes is the same, and nothing else is.
  return (path, line) => {
    const read = lines.get(path);
    return read === undefined ? `${tested.get(path)?.sha ?? ''}:${String(line)}` : (read[line - 1] ?? '');
  };
}
