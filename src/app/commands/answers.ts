import { createHash } from 'node:crypto';

import { reading, type RepositoryKey } from '../../platform/port.ts';
import type { StickyComment } from '../../store/port.ts';

/** Where the App wrote what. */
interface Written {
  readonly repository: RepositoryKey;
  readonly number: number;
  readonly commentId: number;
  readonly body: string;
}

/** How an answer is remembered, so that it can be put back should somebody else touch it. */
export function answerPosting({ repository, number, commentId, body }: Written): StickyComment {
  return {
    repositoryId: repository.id,
    number,
    purpose: answerPurpose(commentId),
    commentId,
    digest: createHash('sha256').update(body).digest('hex'),
  };
}

export function answerPurpose(commentId: number): string {
  return `answer-${String(commentId)}`;
}

/** Writes to a comment that people may have deleted meanwhile; answers whether it was still there. */
export async function unlessGone(write: () => Promise<void>): Promise<boolean> {
  const read = await reading(write);
  if (!read.known && read.problem.kind !== 'not-found') throw read.problem;
  return read.known;
}
