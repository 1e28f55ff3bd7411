import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { glob, matcherOf } from '../settings/globs.ts';
import { someOf } from './lists.ts';
import { holding, type Predicate } from './predicate.ts';
import { isWorded, type Wording, wording, wordingReach } from './wording.ts';

/** Which files are read, and what the text of each must look like. */
export interface FileContent {
  readonly files: readonly string[];
  readonly text: Wording;
}

/** The text at the head of every changed file that the patterns name; removed files have none. */
export const fileContent: Predicate<FileContent, 'contents' | 'files'> = {
  key: 'file-content',
  schema: z.strictObject({ files: someOf(glob), text: wording }, expected('mapping')),
  words: {
    en: 'The text of every changed file that the patterns name matches, or does not match, an expression; at least one is changed.',
    fr: 'Le texte de chaque fichier modifié que désignent les motifs correspond, ou non, à une expression ; au moins un est modifié.',
  },
  needs: ['contents', 'files'],
  suppliersReach: ({ text }) => wordingReach(text),
  holds: ({ contents, files }, wanted) => {
    const matches = matcherOf(wanted.files);
    const paths = files.entries
      .filter(({ status, path }) => status !== 'removed' && matches(path))
      .map(({ path }) => path);
    const others = paths.filter((path) => {
      const text = contents.get(path);
      return typeof text === 'string' && !isWorded(text, wanted.text);
    });
    if (others.length > 0) return holding('no', 'file-content', { paths: others });
    const unread = paths
      .filter((path) => typeof contents.get(path) !== 'string')
      .concat(files.disputed.filter(matches));
    if (unread.length > 0) return holding('unknown', 'file-content', { paths: unread });
    return holding(paths.length > 0 ? 'yes' : 'no', 'file-content', { paths });
  },
};
