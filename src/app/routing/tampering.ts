import { createHash } from 'node:crypto';

import type { JobRequest } from '../../queue/port.ts';
import type { StickyComment, Store } from '../../store/port.ts';
import { answerPurpose } from '../commands/answers.ts';
import type { Arrival, Payload } from './payload.ts';
import { jobFor, type WorkOf } from './work.ts';

const HOUR = 3_600_000;
const OWN = 'own-comment-touched';
/** Against somebody's machine that deletes whatever we write: after so many in an hour it is only told. */
const MOST_RESTORED = 20;

interface Watch {
  readonly store: Store;
  readonly appId: number;
}
type Place = Pick<WorkOf<'restore'>, 'repository' | 'ownerId'>;

/** Somebody's comment after somebody else had a hand in it. */
interface Touched {
  readonly repositoryId: number;
  readonly number: number;
  readonly commentId: number;
  /** What it said before. */
  readonly body: string;
  readonly isOurs: boolean;
  /** JSON text for the incident. */
  readonly detail: string;
}

/**
 * Takes note of somebody changing or deleting what is not theirs: our comments, which are put back, and the comments
 * that commands were given in, whose effect stands whatever becomes of them.
 */
export async function tampering(
  { store, appId }: Watch,
  place: Place,
  arrival: Arrival,
): Promise<readonly JobRequest[]> {
  const touched = touchedBy(arrival, { appId, repositoryId: place.repository.id });
  if (touched === null || !(touched.isOurs || (await isCommand(store, touched)))) return [];
  const { repositoryId, number, commentId, body, isOurs, detail } = touched;
  const { guid, at } = arrival;
  const kind = isOurs ? OWN : 'command-touched';
  await store.incidents.raise({ repositoryId, number, kind, fingerprint: `${String(commentId)} ${guid}`, detail, at });
  if (!isOurs || (await isStorm(store, repositoryId, at))) return [];
  const posting = await postingOf(store, touched);
  // A text that is not ours either was touched before: that is being put right already.
  if (posting?.digest !== createHash('sha256').update(body).digest('hex')) return [];
  const comment = { id: commentId, purpose: posting.purpose, body };
  return [jobFor({ kind: 'restore', ...place, number, comment })];
}

function touchedBy(
  { payload }: Arrival,
  { appId, repositoryId }: { readonly appId: number; readonly repositoryId: number },
): Touched | null {
  const { issue, comment, sender, action } = payload;
  if (issue === undefined || comment === undefined || sender === undefined) return null;
  const { id: commentId, user } = comment;
  if (sender.id === user?.id) return null;
  return {
    repositoryId,
    number: issue.number,
    commentId,
    body: textBefore(payload),
    isOurs: comment.performed_via_github_app?.id === appId,
    detail: JSON.stringify({ comment: commentId, action, by: sender.login, of: user?.login }),
  };
}

function textBefore({ changes, comment }: Payload): string {
  return changes?.body?.from ?? comment?.body ?? '';
}

async function isCommand({ commands }: Store, { repositoryId, number, commentId }: Touched): Promise<boolean> {
  return (await commands.list(repositoryId, number)).some((command) => command.commentId === commentId);
}

async function isStorm({ incidents }: Store, repositoryId: number, at: number): Promise<boolean> {
  const lately = await incidents.between(repositoryId, at - HOUR, at + 1);
  return lately.filter(({ kind }) => kind === OWN).length > MOST_RESTORED;
}

async function postingOf(
  { postings }: Store,
  { repositoryId, number, commentId }: Touched,
): Promise<StickyComment | undefined> {
  const known = await Promise.all(
    ['verdict', answerPurpose(commentId)].map((purpose) => postings.findComment(repositoryId, number, purpose)),
  );
  return known.find((posting) => posting?.commentId === commentId);
}
