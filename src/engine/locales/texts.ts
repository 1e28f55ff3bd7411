/** A language that people read the product in. */
export type Language = 'en' | 'fr';

/**
 * Every sentence of one rule or surface in both languages, ICU MessageFormat (`{count, plural, one {…} other {…}}`).
 * The apostrophe in texts is the typographic ’, because ' quotes in ICU.
 */
export type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;
