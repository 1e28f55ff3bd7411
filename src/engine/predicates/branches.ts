import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { glob, matcherOf } from '../settings/globs.ts';
import { someOf } from './lists.ts';
import { type Predicate, yesOrNo } from './predicate.ts';

/** The branch that would receive the change. */
export const targetBranch: Predicate<readonly string[]> = {
  key: 'target-branch',
  schema: someOf(glob),
  words: { en: 'The target branch matches one of the patterns.', fr: 'La branche cible correspond à l’un des motifs.' },
  needs: [],
  suppliersReach: () => 'none',
  holds: ({ change }, patterns) =>
    yesOrNo(matcherOf(patterns)(change.base.ref), 'target-branch', { branch: change.base.ref }),
};

/** The branch that the commits come from: its name is the author's choice. */
export const sourceBranch: Predicate<readonly string[]> = {
  key: 'source-branch',
  schema: someOf(glob),
  words: {
    en: 'The source branch matches one of the patterns.',
    fr: 'La branche source correspond à l’un des motifs.',
  },
  needs: [],
  suppliersReach: (patterns) => (patterns.some((text) => text.startsWith('!')) ? 'to-fail' : 'to-hold'),
  holds: ({ change }, patterns) =>
    yesOrNo(matcherOf(patterns)(change.head.ref), 'source-branch', { branch: change.head.ref }),
};

/** Whether the commits come from a fork. */
export const fromFork: Predicate<boolean> = {
  key: 'from-fork',
  schema: z.boolean(expected('flag')),
  words: {
    en: 'The pull request comes, or does not come, from a fork.',
    fr: 'La demande de fusion vient, ou non, d’une copie du dépôt (« fork »).',
  },
  needs: [],
  suppliersReach: (wanted) => (wanted ? 'to-hold' : 'to-fail'),
  holds: ({ change }, wanted) => yesOrNo(change.head.fork === wanted, wanted ? 'from-fork' : 'not-from-fork'),
};
