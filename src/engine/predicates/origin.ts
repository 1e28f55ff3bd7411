import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { glob, matcherOf } from '../settings/globs.ts';
import { line } from '../settings/texts.ts';
import { someOf } from './lists.ts';
import { type Predicate, yesOrNo } from './predicate.ts';

/** The repository's name, `name` or `owner/name`. */
export const repositoryNameIs: Predicate<readonly string[]> = {
  key: 'repository-name',
  schema: someOf(glob),
  words: {
    en: 'The name of the repository matches one of the patterns (`name`, or `owner/name`).',
    fr: 'Le nom du dépôt correspond à l’un des motifs (`nom`, ou `propriétaire/nom`).',
  },
  needs: [],
  suppliersReach: () => 'none',
  holds: ({ repository }, patterns) => {
    const matches = matcherOf(patterns);
    const short = repository.name.slice(repository.name.indexOf('/') + 1);
    return yesOrNo(matches(repository.name) || matches(short), 'repository-name', { repository: repository.name });
  },
};

/** The repository's topics. */
export const repositoryTopics: Predicate<readonly string[]> = {
  key: 'repository-topics',
  schema: someOf(line),
  words: { en: 'The repository has at least one of these topics.', fr: 'Le dépôt porte au moins un de ces sujets.' },
  needs: [],
  suppliersReach: () => 'none',
  holds: ({ repository }, wanted) =>
    yesOrNo(
      repository.topics.some((topic) => wanted.includes(topic)),
      'repository-topics',
      { topics: wanted },
    ),
};

/** The custom properties that the organisation gave the repository. */
export const repositoryProperties: Predicate<Readonly<Record<string, readonly string[]>>> = {
  key: 'repository-properties',
  schema: z.record(line, someOf(line), expected('mapping')),
  words: {
    en: 'Each of these custom properties of the repository has one of the listed values.',
    fr: 'Chacune de ces propriétés personnalisées du dépôt a l’une des valeurs listées.',
  },
  needs: [],
  suppliersReach: () => 'none',
  holds: ({ repository }, wanted) => {
    const others = Object.entries(wanted).filter(([name, values]) => {
      const own = Object.hasOwn(repository.properties, name) ? repository.properties[name] : undefined;
      return ![own ?? []].flat().some((value) => values.includes(value));
    });
    return yesOrNo(others.length === 0, 'repository-properties', {
      properties: (others.length > 0 ? others : Object.entries(wanted)).map(([name]) => name),
    });
  },
};
