import { createHash } from 'node:crypto';

import { reading, type RepositoryKey } from '../platform/port.ts';
import type { Press } from './check-runs.ts';

/** Writes the one comment that the App keeps up to date; an unchanged one is left alone. */
export async function publishComment(
  press: Press,
  { repository, number }: { readonly repository: RepositoryKey; readonly number: number },
  body: string,
): Promise<void> {
  const purpose = 'verdict';
  const digest = createHash('sha256').update(body).digest('hex');
  const known = await press.store.postings.findComment(repository.id, number, purpose);
  if (known?.digest === digest) return;
  const edited = known !== undefined && (await edit(press, { repository, commentId: known.commentId }, body));
  const commentId = edited ? known.commentId : await press.platform.conversation.comment(repository, number, body);
  await press.store.postings.saveComment({ repositoryId: repository.id, number, purpose, commentId, digest });
}

/** Answers whether the comment was still there. */
async function edit(
  { platform }: Press,
  { repository, commentId }: { readonly repository: RepositoryKey; readonly commentId: number },
  body: string,
): Promise<boolean> {
  const read = await reading(() => platform.conversation.editComment(repository, commentId, body));
  if (!read.known && read.problem.kind !== 'not-found') throw read.problem;
  return read.known;
}
