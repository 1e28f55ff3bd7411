import type { Commit } from '../../facts/commit.ts';
import type { Reason } from '../../facts/reason.ts';
import { count } from '../../settings/amounts.ts';
import { flag } from '../../settings/choices.ts';
import { group, optional } from '../../settings/group.ts';
import { atMost } from '../../settings/limits.ts';
import { type Pattern, pattern } from '../../settings/pattern.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const matches = optional({
  schema: pattern,
  words: {
    en: 'Regular expression (RE2) that the first line of every commit message must match.',
    fr: 'Expression régulière (RE2) à laquelle la première ligne de chaque message de commit doit correspondre.',
  },
});

const conventional = flag({
  initial: false,
  stricter: true,
  words: {
    en: 'Whether every first line follows Conventional Commits 1.0.0 (`feat(cart): …`).',
    fr: 'Chaque première ligne suit-elle Conventional Commits 1.0.0 (`feat(panier): …`) ?',
  },
});

const maximum = atMost(count, {
  initial: 0,
  words: {
    en: 'Most characters of the first line.',
    fr: 'Nombre maximal de caractères de la première ligne.',
  },
});

// Conventional Commits 1.0.0, items 1, 4, 5 and 13: type, optional scope, optional `!`, colon and space, description.
const form = /^[A-Za-z]+(?:\([^()\r\n]+\))?!?: \S/;

/** Every commit message has the wanted form. Merges are left out: forges write their messages. */
export const pullRequestCommitMessages = defineRule({
  id: 'pull-request/commit-messages',
  settings: {
    'commit-messages': group(
      { matches, conventional, 'maximum-length': optional(maximum) },
      { en: 'What commit messages must look like.', fr: 'Forme que doivent avoir les messages de commit.' },
    ),
  },
  needs: ['commits'],
  mayNeed: [],
  wakesOn: ['push'],
  texts: { en, fr },
  isAsked: ({ 'commit-messages': asked }) => isAnything(asked),
  check({ commits }, { 'commit-messages': asked }) {
    const own = commits.filter(({ parents }) => parents.length < 2);
    if (own.length === 0) return { outcome: 'not-applicable', reasons: [] };
    const reasons = own.flatMap((commit) => findings(commit, asked));
    return { outcome: reasons.length === 0 ? 'pass' : 'fail', reasons };
  },
});

interface Asked {
  readonly matches: Pattern | null;
  readonly conventional: boolean;
  readonly 'maximum-length': number | null;
}

function isAnything({ matches: expression, conventional: wanted, 'maximum-length': limit }: Asked): boolean {
  return expression !== null || wanted || limit !== null;
}

function findings({ sha, message }: Commit, asked: Asked): readonly Reason[] {
  const line = message.split(/\r?\n/, 1)[0] ?? '';
  const about = { commit: { commit: sha }, line };
  const limit = asked['maximum-length'];
  const length = Array.from(line).length;
  const reasons: Reason[] = [];
  if (asked.matches !== null && !asked.matches.matches(line)) {
    reasons.push({ key: 'unlike', values: { ...about, expected: asked.matches.source } });
  }
  if (asked.conventional && !form.test(line)) reasons.push({ key: 'not-conventional', values: about });
  if (limit !== null && length > limit) reasons.push({ key: 'too-long', values: { ...about, length, limit } });
  return reasons;
}
