import type { AppOffice } from './ports/app-office.ts';
import type { Changes } from './ports/changes.ts';
import type { Checks } from './ports/checks.ts';
import type { Conversation } from './ports/conversation.ts';
import type { Git } from './ports/git.ts';
import type { PeopleBook } from './ports/people.ts';
import type { Protection } from './ports/protection.ts';
import type { Runs } from './ports/runs.ts';

/**
 * What we need of a forge, in our words. Reads throw `Unreadable` when the answer is missing or not whole;
 * nothing ever answers "empty" for "not allowed to see".
 */
export interface Platform {
  readonly app: AppOffice;
  readonly changes: Changes;
  readonly git: Git;
  readonly people: PeopleBook;
  readonly checks: Checks;
  readonly conversation: Conversation;
  readonly protection: Protection;
  readonly runs: Runs;
}

export type * from './ports/app-office.ts';
export type * from './ports/changes.ts';
export type * from './ports/checks.ts';
export type * from './ports/conversation.ts';
export type * from './ports/git.ts';
export type * from './ports/people.ts';
export type * from './ports/protection.ts';
export type * from './ports/repository-key.ts';
export type * from './ports/runs.ts';
export * from './ports/unreadable.ts';
