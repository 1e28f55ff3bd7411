import type { Place } from './place-path.ts';

/** A reported path that fits several files of the tree equally well, or one file that the report names otherwise, too. */
export interface AmbiguousPath {
  readonly path: string;
  readonly candidates: readonly string[];
}

/** Where each reported path leads. */
export interface ResolvedPaths {
  /** Reported path → path in the tree. */
  readonly resolved: ReadonlyMap<string, string>;
  readonly ambiguous: readonly AmbiguousPath[];
  readonly unresolved: readonly string[];
  /** Paths without a file, ambiguous ones included, of all paths. */
  readonly lost: { readonly count: number; readonly of: number };
}

/**
 * Finds the file of the tree that each path of one report means. Two paths of a report are two files: one that is only
 * guessed gives way to one that is told, and of two guesses on one file neither is right.
 */
export function resolvePaths(reported: readonly string[], place: (path: string) => Place): ResolvedPaths {
  const places = new Map(reported.map((path) => [path, place(path)]));
  const claims = claimsOf(places.values());
  const resolved = new Map<string, string>();
  const ambiguous: AmbiguousPath[] = [];
  const unresolved: string[] = [];
  for (const [path, found] of places) {
    if (found.kind === 'lost') {
      if (found.candidates.length > 0) ambiguous.push({ path, candidates: found.candidates });
      else unresolved.push(path);
    } else if (found.kind === 'told' || claims.get(found.file) === 1) resolved.set(path, found.file);
    else ambiguous.push({ path, candidates: [found.file] });
  }
  const count = ambiguous.length + unresolved.length;
  return { resolved, ambiguous, unresolved, lost: { count, of: count + resolved.size } };
}

/** How many paths lead to each file. */
function claimsOf(places: Iterable<Place>): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const place of places) if (place.kind !== 'lost') claims.set(place.file, (claims.get(place.file) ?? 0) + 1);
  return claims;
}
