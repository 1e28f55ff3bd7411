import type { Change } from '../../facts/change.ts';
import type { Commit } from '../../facts/commit.ts';
import { type ChangedFiles, pathsOf } from '../../facts/file.ts';
import type { Reason } from '../../facts/reason.ts';
import { choice } from '../../settings/choices.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { hidingsIn } from './hidden.ts';

/** Nothing of what a reviewer reads shows something else than it says. */
export const pullRequestHiddenText = defineRule({
  id: 'pull-request/hidden-text',
  settings: {
    'hidden-text': choice(['allow', 'refuse'], {
      ordered: true,
      initial: 'refuse',
      words: {
        en: '`refuse`: invisible and direction-changing characters, and words that mix look-alike alphabets, are findings in paths, title, description, branch and commit messages.',
        fr: '`refuse` : les caractères invisibles ou qui inversent le sens de lecture, et les mots qui mêlent des alphabets semblables, sont relevés dans les chemins, le titre, la description, la branche et les messages de commit.',
      },
    }),
  },
  needs: ['files', 'commits'],
  mayNeed: [],
  wakesOn: ['change', 'push'],
  texts: { en, fr },
  isAsked: ({ 'hidden-text': asked }) => asked === 'refuse',
  check({ change, files, commits }) {
    const reasons = [...inPaths(files), ...inWords(change, commits), ...twins(files)];
    return { outcome: reasons.length === 0 ? 'pass' : 'fail', reasons };
  },
});

function inPaths({ entries }: ChangedFiles): readonly Reason[] {
  const paths = [...new Set(entries.flatMap(pathsOf))];
  return paths.flatMap((path) =>
    hidingsIn(path).map((hiding): Reason => ({ key: `path-${hiding}`, values: { path }, at: { path } })),
  );
}

function inWords({ title, body, head }: Change, commits: readonly Commit[]): readonly Reason[] {
  const texts = { title, body, branch: head.ref, commits: commits.map(({ message }) => message).join('\n') };
  return Object.entries(texts).flatMap(([place, text]) =>
    hidingsIn(text).map((hiding): Reason => ({ key: `text-${hiding}`, values: { place: { term: `place.${place}` } } })),
  );
}

/** Two paths that differ only by letter case or compatibility forms are one file on many machines. */
function twins({ entries }: ChangedFiles): readonly Reason[] {
  const paths = [...new Set(entries.filter(({ status }) => status !== 'removed').map(({ path }) => path))];
  const byFold = Map.groupBy(paths, (path) => path.normalize('NFKC').toLowerCase());
  return [...byFold.values()]
    .filter((same) => same.length > 1)
    .map((same) => ({ key: 'path-twins', values: { paths: same.toSorted() } }));
}
