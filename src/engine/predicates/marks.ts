import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { line } from '../settings/texts.ts';
import { someOf } from './lists.ts';
import { type Predicate, yesOrNo } from './predicate.ts';

/** Carries one of these labels; anybody who can write to the repository sets them. */
export const labels: Predicate<readonly string[]> = {
  key: 'labels',
  schema: someOf(line),
  words: {
    en: 'The pull request carries at least one of these labels.',
    fr: 'La demande de fusion porte au moins une de ces étiquettes.',
  },
  needs: [],
  suppliersReach: () => 'to-hold',
  holds: ({ change }, wanted) => {
    const found = change.labels.filter((label) => isOneOf(label, wanted));
    return yesOrNo(found.length > 0, 'labels', { labels: found.length > 0 ? found : wanted });
  },
};

/** Carries none of these labels. */
export const withoutLabels: Predicate<readonly string[]> = {
  key: 'without-labels',
  schema: someOf(line),
  words: {
    en: 'The pull request carries none of these labels.',
    fr: 'La demande de fusion ne porte aucune de ces étiquettes.',
  },
  needs: [],
  suppliersReach: () => 'to-fail',
  holds: ({ change }, unwanted) => {
    const found = change.labels.filter((label) => isOneOf(label, unwanted));
    return yesOrNo(found.length === 0, 'without-labels', { labels: found.length > 0 ? found : unwanted });
  },
};

/** Belongs to one of these milestones. */
export const milestone: Predicate<readonly string[]> = {
  key: 'milestone',
  schema: someOf(line),
  words: {
    en: 'The pull request belongs to one of these milestones.',
    fr: 'La demande de fusion est rattachée à l’un de ces jalons.',
  },
  needs: [],
  suppliersReach: () => 'to-hold',
  holds: ({ change }, wanted) =>
    yesOrNo(change.milestone !== null && isOneOf(change.milestone, wanted), 'milestone', { milestones: wanted }),
};

/** Is a draft, or is not. */
export const draft: Predicate<boolean> = {
  key: 'draft',
  schema: z.boolean(expected('flag')),
  words: {
    en: 'The pull request is, or is not, a draft.',
    fr: 'La demande de fusion est, ou n’est pas, un brouillon.',
  },
  needs: [],
  suppliersReach: (wanted) => (wanted ? 'to-hold' : 'to-fail'),
  holds: ({ change }, wanted) => yesOrNo(change.draft === wanted, wanted ? 'draft' : 'not-draft'),
};

/** GitHub takes names that differ only by case for one name. */
function isOneOf(name: string, names: readonly string[]): boolean {
  const plain = name.normalize('NFC').toLowerCase();
  return names.some((one) => one.normalize('NFC').toLowerCase() === plain);
}
