import { createHash } from 'node:crypto';

import type { Conversation, RepositoryKey } from '../../platform/port.ts';
import type { StickyComment } from '../../store/port.ts';
import { ISSUE_PURPOSE } from '../routing/issue-tampering.ts';
import type { Bench } from './bench.ts';

interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** Opens an issue and remembers it, so that it can be put back should somebody else touch it. */
export async function openOwnIssue(
  { platform, store }: Pick<Bench, 'platform' | 'store'>,
  repository: RepositoryKey,
  issue: Parameters<Conversation['openIssue']>[1],
): Promise<number> {
  const number = await platform.conversation.openIssue(repository, issue);
  const place = { repositoryId: repository.id, number, purpose: ISSUE_PURPOSE };
  await store.postings.saveComment({ ...place, commentId: number, digest: digestOf(issue) });
  return number;
}

export function isOurText({ digest }: StickyComment, text: IssueText): boolean {
  return digest === digestOf(text);
}

/** GitHub trims the ends of what it keeps. */
function digestOf({ title, body }: IssueText): string {
  return createHash('sha256').update(`${title.trim()}\n${body.trim()}`).digest('hex');
}
