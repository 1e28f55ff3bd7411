import type { Language } from './texts.ts';

/** Where a sentence will stand; it decides how foreign text inside it is disarmed. `plain`: terminals, annotations, JSON. */
export type Medium = 'markdown' | 'html' | 'plain';

/** How sentences are told: the language, the time zone of dates (IANA name; UTC when unknown) and the medium. */
export interface Voice {
  readonly language: Language;
  readonly timezone: string;
  readonly medium: Medium;
}
