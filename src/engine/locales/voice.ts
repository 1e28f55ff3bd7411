import type { Language } from './texts.ts';

/** Where a sentence will stand; it decides how foreign text inside it is disarmed. `cell`: of a Markdown table; `plain`: terminals, annotations, JSON. */
export type Medium = 'markdown' | 'cell' | 'html' | 'plain';

/** How sentences are told: the language, the time zone of dates (IANA name; UTC when unknown) and the medium. */
export interface Voice {
  readonly language: Language;
  readonly timezone: string;
  readonly medium: Medium;
  /** Whether lists read as "a and b" or as "a or b"; absent: and. */
  readonly lists?: 'and' | 'or';
}
