import { group, optional } from '../../settings/group.ts';
import { pattern } from '../../settings/pattern.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const matches = optional({
  schema: pattern,
  words: {
    en: 'Regular expression (RE2) that the name of the proposed branch must match.',
    fr: 'Expression régulière (RE2) à laquelle le nom de la branche proposée doit correspondre.',
  },
});

/** The name of the proposed branch matches an expression. */
export const pullRequestBranch = defineRule({
  id: 'pull-request/branch',
  settings: {
    branch: group(
      { matches },
      { en: 'What the branch’s name must look like.', fr: 'Forme que doit avoir le nom de la branche.' },
    ),
  },
  needs: [],
  mayNeed: [],
  wakesOn: ['change'],
  texts: { en, fr },
  isAsked: ({ branch }) => branch.matches !== null,
  check({ change }, { branch }) {
    if (branch.matches === null || branch.matches.matches(change.head.ref)) return { outcome: 'pass', reasons: [] };
    return {
      outcome: 'fail',
      reasons: [{ key: 'unlike', values: { branch: change.head.ref, expected: branch.matches.source } }],
    };
  },
});
