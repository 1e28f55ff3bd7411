import { pathsOf, type ChangedFile, type ChangedFiles } from '../facts/file.ts';
import { glob, matcherOf } from '../settings/globs.ts';
import { someOf } from './lists.ts';
import { type Holding, holding, type Predicate, yesOrNo } from './predicate.ts';

type FilePredicate = Predicate<readonly string[], 'files'>;

/** At least one changed file matches. */
export const changedFiles: FilePredicate = {
  key: 'changed-files',
  schema: someOf(glob),
  words: {
    en: 'At least one changed file matches one of the patterns; a rename counts at both paths.',
    fr: 'Au moins un fichier modifié correspond à l’un des motifs ; un renommage compte pour les deux chemins.',
  },
  needs: ['files'],
  suppliersReach: () => 'none',
  holds: ({ files }, patterns) => anyOf('changed-files', { files, patterns, pathsIn: allNames }),
};

/** Every changed file matches, and there is at least one. */
export const onlyChangedFiles: FilePredicate = {
  key: 'only-changed-files',
  schema: someOf(glob),
  words: {
    en: 'Every changed file matches one of the patterns, at both paths of a rename, and there is at least one.',
    fr: 'Chaque fichier modifié correspond à l’un des motifs, aux deux chemins d’un renommage, et il y en a au moins un.',
  },
  needs: ['files'],
  suppliersReach: () => 'none',
  holds: ({ files }, patterns) => {
    const matches = matcherOf(patterns);
    const key = 'only-changed-files';
    const outside = sureEntries(files).flatMap((file) =>
      pathsOf(file).filter((path) => !namesAt(file, path).some(matches)),
    );
    if (outside.length > 0) return holding('no', key, { paths: outside });
    const unsure = files.disputed.filter((path) => !matches(path));
    if (unsure.length > 0) return holding('unknown', key, { paths: unsure });
    return yesOrNo(files.entries.length > 0, key, { paths: [] });
  },
};

/** No changed file matches. */
export const notChangedFiles: FilePredicate = {
  key: 'not-changed-files',
  schema: someOf(glob),
  words: {
    en: 'No changed file matches any of the patterns.',
    fr: 'Aucun fichier modifié ne correspond à l’un des motifs.',
  },
  needs: ['files'],
  suppliersReach: () => 'none',
  holds: ({ files }, patterns) =>
    opposite('not-changed-files', anyOf('changed-files', { files, patterns, pathsIn: allNames })),
};

/** At least one added file matches; the new path of a rename or copy is one. */
export const addedFiles: FilePredicate = {
  key: 'added-files',
  schema: someOf(glob),
  words: {
    en: 'At least one added file matches one of the patterns; the new path of a rename or a copy counts.',
    fr: 'Au moins un fichier ajouté correspond à l’un des motifs ; le nouveau chemin d’un renommage ou d’une copie compte.',
  },
  needs: ['files'],
  suppliersReach: () => 'none',
  holds: ({ files }, patterns) =>
    anyOf('added-files', {
      files,
      patterns,
      pathsIn: (file) => (['added', 'renamed', 'copied'].includes(file.status) ? namesAt(file, file.path) : []),
    }),
};

/** At least one removed file matches; the old path of a rename is one. */
export const removedFiles: FilePredicate = {
  key: 'removed-files',
  schema: someOf(glob),
  words: {
    en: 'At least one removed file matches one of the patterns; the old path of a rename counts.',
    fr: 'Au moins un fichier supprimé correspond à l’un des motifs ; l’ancien chemin d’un renommage compte.',
  },
  needs: ['files'],
  suppliersReach: () => 'none',
  holds: ({ files }, patterns) => anyOf('removed-files', { files, patterns, pathsIn: removedNames }),
};

/**
 * The names under which patterns may match an entry. What may hold other files without any diff showing them
 * (submodule, symbolic link, LFS pointer, Git's own configuration) matches as a folder as well.
 */
export function namesAt({ kind }: Pick<ChangedFile, 'kind'>, path: string): readonly string[] {
  return kind === 'file' && !/(?:^|\/)\.git(?:modules|attributes)$/.test(path) ? [path] : [path, `${path}/`];
}

interface Search {
  readonly files: ChangedFiles;
  readonly patterns: readonly string[];
  readonly pathsIn: (file: ChangedFile) => readonly string[];
}

function anyOf(key: string, { files, patterns, pathsIn }: Search): Holding {
  const matches = matcherOf(patterns);
  const found = sureEntries(files).flatMap((file) => pathsIn(file).filter(matches).slice(0, 1));
  if (found.length > 0) return holding('yes', key, { paths: found });
  const unsure = files.disputed.filter((path) => matches(path) || matches(`${path}/`));
  return unsure.length > 0 ? holding('unknown', key, { paths: unsure }) : holding('no', key, { patterns });
}

function opposite(key: string, { state, reasons }: Holding): Holding {
  const values = reasons[0]?.values ?? {};
  return holding(state === 'yes' ? 'no' : state === 'no' ? 'yes' : 'unknown', key, values);
}

/** A path that only one way of comparing shows is no ground for a plain answer. */
function sureEntries({ entries, disputed }: ChangedFiles): readonly ChangedFile[] {
  const unsure = new Set(disputed);
  return entries.filter((file) => !pathsOf(file).some((path) => unsure.has(path)));
}

function allNames(file: ChangedFile): readonly string[] {
  return pathsOf(file).flatMap((path) => namesAt(file, path));
}

function removedNames(file: ChangedFile): readonly string[] {
  if (file.status === 'removed') return namesAt(file, file.path);
  return file.status === 'renamed' && file.previousPath !== null ? namesAt(file, file.previousPath) : [];
}
