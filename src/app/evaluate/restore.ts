import type { Tools } from '../../gather/tools.ts';
import { answerPosting, answerPurpose, unlessGone } from '../commands/answers.ts';
import type { WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';

/** Puts back a comment of ours as it was: edited in place where it still stands, written anew where it does not. */
export async function restoreComment(
  { platform: { conversation }, store }: Pick<Tools, 'platform' | 'store'>,
  { repository, number, comment: { id, purpose, body } }: WorkOf<'restore'>,
): Promise<JobOutcome> {
  if (await unlessGone(() => conversation.editComment(repository, id, body))) return { is: 'done' };
  const commentId = await conversation.comment(repository, number, body);
  const posting = answerPosting({ repository, number, commentId, body });
  const isAnswer = purpose === answerPurpose(id);
  await store.postings.saveComment(isAnswer ? posting : { ...posting, purpose });
  return { is: 'done' };
}
