import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { type Pattern, pattern } from '../settings/pattern.ts';
import type { Words } from '../settings/setting.ts';
import { type Predicate, type Reach, yesOrNo } from './predicate.ts';

/** What a text must look like, what it must not look like, or both. */
export interface Wording {
  readonly matches: Pattern | null;
  readonly 'not-matches': Pattern | null;
}

/** `{ matches: …, not-matches: … }`, one of them at least. */
export const wording: z.ZodType<Wording> = z
  .strictObject({ matches: pattern.optional(), 'not-matches': pattern.optional() }, expected('mapping'))
  .refine((given) => given.matches !== undefined || given['not-matches'] !== undefined, expected('mapping'))
  .transform((given) => ({ matches: given.matches ?? null, 'not-matches': given['not-matches'] ?? null }));

/** Whether a text looks as wanted. */
export function isWorded(text: string, wanted: Wording): boolean {
  return wanted.matches?.matches(text) !== false && wanted['not-matches']?.matches(text) !== true;
}

/** Whoever writes the text can avoid what it must not say, so a requirement that rests on it can be switched off. */
export function wordingReach(wanted: Wording): Reach {
  return wanted['not-matches'] === null ? 'to-hold' : 'to-fail';
}

/** The title matches. */
export const title: Predicate<Wording> = {
  key: 'title',
  schema: wording,
  words: {
    en: 'The title matches, or does not match, an expression.',
    fr: 'Le titre correspond, ou non, à une expression.',
  },
  needs: [],
  suppliersReach: wordingReach,
  holds: ({ change }, wanted) => yesOrNo(isWorded(change.title, wanted), 'title'),
};

/** The description matches. */
export const body: Predicate<Wording> = {
  key: 'body',
  schema: wording,
  words: {
    en: 'The description matches, or does not match, an expression.',
    fr: 'La description correspond, ou non, à une expression.',
  },
  needs: [],
  suppliersReach: wordingReach,
  holds: ({ change }, wanted) => yesOrNo(isWorded(change.body, wanted), 'body'),
};

const everyMessage: Words = {
  en: 'Every commit message matches, or does not match, an expression.',
  fr: 'Chaque message de commit correspond, ou non, à une expression.',
};

/** Every commit message matches; merges are commits too. */
export const commitMessages: Predicate<Wording, 'commits'> = {
  key: 'commit-messages',
  schema: wording,
  words: everyMessage,
  needs: ['commits'],
  suppliersReach: wordingReach,
  holds: ({ commits }, wanted) => {
    const others = commits.filter(({ message }) => !isWorded(message, wanted));
    return yesOrNo(commits.length > 0 && others.length === 0, 'commit-messages', {
      commits: others.map(({ sha }) => ({ commit: sha })),
    });
  },
};
