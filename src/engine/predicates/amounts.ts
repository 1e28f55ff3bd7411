import { z } from 'zod';

import type { ChangedFile } from '../facts/file.ts';
import { pathsOf } from '../facts/file.ts';
import { count } from '../settings/amounts.ts';
import { expected } from '../settings/expectation.ts';
import { glob, matcherOf } from '../settings/globs.ts';
import { namesAt } from './files.ts';
import { someOf } from './lists.ts';
import { type Holding, holding, type Predicate, yesOrNo } from './predicate.ts';

/** A range, both ends included; `null`: open. */
export interface Range {
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** A range over the files that some patterns name; `null`: over all of them. */
export interface FileRange extends Range {
  readonly paths: readonly string[] | null;
}

const ends = { minimum: count.optional(), maximum: count.optional() };
const hasEnd = (given: { readonly minimum?: number | undefined; readonly maximum?: number | undefined }): boolean =>
  given.minimum !== undefined || given.maximum !== undefined;

const range: z.ZodType<Range> = z
  .strictObject(ends, expected('mapping'))
  .refine(hasEnd, expected('mapping'))
  .transform(({ minimum = null, maximum = null }) => ({ minimum, maximum }));

const fileRange: z.ZodType<FileRange> = z
  .strictObject({ ...ends, paths: someOf(glob).optional() }, expected('mapping'))
  .refine(hasEnd, expected('mapping'))
  .transform(({ minimum = null, maximum = null, paths = null }) => ({ minimum, maximum, paths }));

/** Added and removed lines together. */
export const numberOfLines: Predicate<FileRange, 'files'> = {
  key: 'number-of-lines',
  schema: fileRange,
  words: {
    en: 'The number of added and removed lines, of all files or of those the patterns name; binary files and the like cannot be counted.',
    fr: 'Le nombre de lignes ajoutées et supprimées, dans tous les fichiers ou ceux que désignent les motifs ; les fichiers binaires ne se comptent pas.',
  },
  needs: ['files'],
  suppliersReach: () => 'none',
  holds: ({ files }, wanted) => {
    const chosen = chosenBy(wanted, files.entries);
    const total = chosen.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
    const uncounted = chosen.filter(({ binary, kind }) => binary || kind !== 'file').map(({ path }) => path);
    const unsure = [...uncounted, ...disputedBy(wanted, files.disputed)];
    return within('number-of-lines', wanted, { amount: total, unsure });
  },
};

/** Changed files. */
export const numberOfFiles: Predicate<FileRange, 'files'> = {
  key: 'number-of-files',
  schema: fileRange,
  words: {
    en: 'The number of changed files, all of them or those the patterns name.',
    fr: 'Le nombre de fichiers modifiés, en tout ou parmi ceux que désignent les motifs.',
  },
  needs: ['files'],
  suppliersReach: () => 'none',
  holds: ({ files }, wanted) =>
    within('number-of-files', wanted, {
      amount: chosenBy(wanted, files.entries).length,
      unsure: disputedBy(wanted, files.disputed),
    }),
};

/** Commits of the whole graph; how work is cut into commits is the author's choice. */
export const numberOfCommits: Predicate<Range, 'commits'> = {
  key: 'number-of-commits',
  schema: range,
  words: {
    en: 'The number of commits, those of merged-in side branches included.',
    fr: 'Le nombre de commits, y compris ceux des branches fusionnées dans la demande.',
  },
  needs: ['commits'],
  suppliersReach: ({ maximum }) => (maximum === null ? 'to-hold' : 'to-fail'),
  holds: ({ commits }, wanted) =>
    yesOrNo(isWithin(commits.length, wanted), 'number-of-commits', { count: commits.length }),
};

function within(
  key: string,
  wanted: Range,
  { amount, unsure }: { readonly amount: number; readonly unsure: readonly string[] },
): Holding {
  const isTooMany = wanted.maximum !== null && amount > wanted.maximum;
  // What could not be counted only adds: it makes a maximum unsure, and a minimum that is not reached yet.
  const isSure = unsure.length === 0 || isTooMany || (wanted.maximum === null && amount >= (wanted.minimum ?? 0));
  return isSure
    ? yesOrNo(isWithin(amount, wanted), key, { count: amount })
    : holding('unknown', key, { paths: unsure });
}

function isWithin(amount: number, { minimum, maximum }: Range): boolean {
  return amount >= (minimum ?? 0) && amount <= (maximum ?? amount);
}

function chosenBy({ paths }: FileRange, entries: readonly ChangedFile[]): readonly ChangedFile[] {
  const matches = paths === null ? () => true : matcherOf(paths);
  return entries.filter((file) => pathsOf(file).some((path) => namesAt(file, path).some((name) => matches(name))));
}

function disputedBy({ paths }: FileRange, disputed: readonly string[]): readonly string[] {
  return paths === null ? disputed : disputed.filter(matcherOf(paths));
}
