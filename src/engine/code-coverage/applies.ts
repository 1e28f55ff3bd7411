import { isSource } from '../evidence/line-coverage/source/languages.ts';
import type { Evidence } from '../facts/evidence.ts';
import { type ChangedFiles, pathsOf } from '../facts/file.ts';
import { matcherOf } from '../settings/globs.ts';
import { isEverything, isUnknownKind } from './counted.ts';

/**
 * Whether a change can alter coverage at all. Beside the perimeter and the measuring configuration any source file counts:
 * tests lie outside the perimeter, and deleting them is the shortest way to lose coverage.
 */
export function concernsCoverage(
  files: ChangedFiles,
  { measuringChanged }: Evidence,
  perimeter: readonly string[],
): boolean {
  if (measuringChanged.length > 0 || files.disputed.length > 0) return true;
  const isInside = matcherOf(perimeter);
  // A bare `**` names everything, which is no reason to wait for tests because of a page.
  const isNamed = isEverything(perimeter) ? () => false : isInside;
  return files.entries.some((file) => {
    // A link, a submodule or a pointer may stand where code would be, whatever its name.
    const isOpaque = file.kind !== 'file' && file.status !== 'removed';
    const concerns = (path: string): boolean =>
      isSource(path) || isNamed(path) || (isInside(path) && (isOpaque || isUnknownKind(path)));
    return pathsOf(file).some(concerns);
  });
}
