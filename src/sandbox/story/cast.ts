import type { StoryLanguage } from './words/words.ts';

/** Who plays in which repository. */
export interface Cast {
  readonly repository: string;
  /** The repository whose tests the policy wants measured. */
  readonly measured: string;
  readonly people: {
    readonly supplier: string;
    readonly colleague: string;
    readonly client: string;
    readonly cto: string;
  };
}

/** Each language is played in its own company. */
export const casts: Readonly<Record<StoryLanguage, Cast>> = {
  fr: {
    repository: 'acme-boutique/boutique-api',
    measured: 'acme-boutique/boutique-web',
    people: { supplier: 'an-karim', colleague: 'an-lea', client: 'sophie-petit', cto: 'claire-cto' },
  },
  en: {
    repository: 'harbour-books/checkout',
    measured: 'harbour-books/catalogue',
    people: { supplier: 'bl-noah', colleague: 'bl-ines', client: 'tom-hale', cto: 'claire-cto' },
  },
};
