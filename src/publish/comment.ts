import { createHash } from 'node:crypto';

import type { RepositoryKey } from '../platform/port.ts';
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
  if (known !== undefined) await press.platform.conversation.editComment(repository, known.commentId, body);
  const commentId = known?.commentId ?? (await press.platform.conversation.comment(repository, number, body));
  await press.store.postings.saveComment({ repositoryId: repository.id, number, purpose, commentId, digest });
}
