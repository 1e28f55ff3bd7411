import { pathsOf } from '../../facts/file.ts';
import { count } from '../../settings/amounts.ts';
import { globs, matcherOf } from '../../settings/globs.ts';
import { group, optional } from '../../settings/group.ts';
import { atMost } from '../../settings/limits.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const maximum = atMost(count, {
  initial: 0,
  words: {
    en: 'Most lines that a pull request may add and remove together.',
    fr: 'Nombre maximal de lignes ajoutées et retirées au total.',
  },
});

const except = globs({
  initial: [],
  words: {
    en: 'Files that are not counted (generated ones, lock files).',
    fr: 'Fichiers non comptés (générés, fichiers de verrouillage).',
  },
});

/** A pull request is small enough to be read. */
export const pullRequestSize = defineRule({
  id: 'pull-request/size',
  settings: {
    size: group(
      { 'maximum-changed-lines': optional(maximum), except },
      { en: 'How large a pull request may be.', fr: 'Taille maximale d’une demande de fusion.' },
    ),
  },
  needs: ['files'],
  mayNeed: [],
  wakesOn: ['push', 'change'],
  texts: { en, fr },
  isAsked: ({ size }) => size['maximum-changed-lines'] !== null,
  check({ files }, { size }) {
    const limit = size['maximum-changed-lines'];
    if (limit === null) return { outcome: 'not-applicable', reasons: [] };
    const isExcepted = matcherOf(size.except);
    // A rename must not carry a counted file out of sight: both of its paths have to be excepted.
    const counted = files.entries.filter((file) => !pathsOf(file).every(isExcepted));
    const lines = counted.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
    const outcome = lines > limit ? 'fail' : 'pass';
    const values = { lines, limit, files: counted.length };
    return { outcome, reasons: [{ key: lines > limit ? 'too-large' : 'within', values }] };
  },
});
