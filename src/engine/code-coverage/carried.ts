import type { CoverageFacts, FileCoverage, FileShare } from '../facts/coverage.ts';
import { matcherOf } from '../settings/globs.ts';
import type { Component } from './settings.ts';
import { isTestFile } from './test-files.ts';

/**
 * Values of the base for components that no report of the head names at all, as long as nothing changed since that could
 * change them: no file of the component, nothing that decides how things are measured, and no test but those that lie
 * with another component. A supplier who stops measuring a part keeps its value only while he leaves it and its tests alone.
 */
export function carriedFiles(
  { base }: CoverageFacts,
  reported: ReadonlyMap<string, FileCoverage>,
  components: readonly Component[],
): ReadonlyMap<string, FileShare> {
  if (base === null || base.measuringSince.length > 0) return new Map();
  const changed = [...base.changedSince];
  const parts = components.map(({ paths }) => matcherOf(paths));
  const carried = parts.flatMap((isOwn) => {
    const isOfAnother = (path: string): boolean => parts.some((isIts) => isIts !== isOwn && isIts(path));
    const isTouched =
      changed.some((path) => isOwn(path) || (isTestFile(path) && !isOfAnother(path))) ||
      [...reported.keys()].some(isOwn);
    return isTouched ? [] : base.files.filter(({ path, origin }) => origin !== 'unmeasured' && isOwn(path));
  });
  return new Map(carried.map((file) => [file.path, file]));
}
