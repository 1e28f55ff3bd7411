import { group, optional } from '../../settings/group.ts';
import { pattern } from '../../settings/pattern.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const matches = optional({
  schema: pattern,
  words: {
    en: 'Regular expression (RE2) that the title must match.',
    fr: 'Expression régulière (RE2) à laquelle le titre doit correspondre.',
  },
});

/** The title of a pull request matches an expression. */
export const pullRequestTitle = defineRule({
  id: 'pull-request/title',
  settings: {
    title: group({ matches }, { en: 'What the title must look like.', fr: 'Forme que doit avoir le titre.' }),
  },
  needs: [],
  mayNeed: [],
  wakesOn: ['change'],
  texts: { en, fr },
  isAsked: ({ title }) => title.matches !== null,
  check({ change }, { title }) {
    if (title.matches === null || title.matches.matches(change.title)) return { outcome: 'pass', reasons: [] };
    return {
      outcome: 'fail',
      reasons: [{ key: 'unlike', values: { title: change.title, expected: title.matches.source } }],
    };
  },
});
