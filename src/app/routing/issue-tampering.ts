import type { JobRequest } from '../../queue/port.ts';
import type { Store } from '../../store/port.ts';
import { accountOf, type Arrival, type Payload } from './payload.ts';
import { jobFor, type WorkOf } from './work.ts';

type Place = Pick<WorkOf<'guard-issue'>, 'repository' | 'ownerId'>;
type Act = WorkOf<'guard-issue'>['act'];

const ACTS: Readonly<Record<string, Act>> = {
  closed: 'closed',
  deleted: 'deleted',
  edited: 'edited',
  locked: 'locked',
  transferred: 'transferred',
};

/** Under which an issue of ours is remembered. */
export const ISSUE_PURPOSE = 'issue';

/** Somebody closes, changes, locks, moves or deletes an issue that we opened: whoever it is decides what follows. */
export async function issueTouched(
  { postings }: Store,
  place: Place,
  { payload, guid, at }: Arrival,
): Promise<readonly JobRequest[]> {
  const { issue, action = '', sender, changes } = payload;
  const act = ACTS[action];
  if (issue === undefined || act === undefined || sender === undefined) return [];
  const { number } = issue;
  const isOurs = (await postings.findComment(place.repository.id, number, ISSUE_PURPOSE)) !== undefined;
  if (!isOurs || sender.id === issue.user?.id) return [];
  const touch = { act, before: textBefore(issue, changes), by: accountOf(sender) };
  return [jobFor({ kind: 'guard-issue', ...place, number, ...touch, guid, at })];
}

function textBefore(
  { title = '', body }: NonNullable<Payload['issue']>,
  changes: Payload['changes'],
): { readonly title: string; readonly body: string } {
  return { title: changes?.title?.from ?? title, body: changes?.body?.from ?? body ?? '' };
}

/** Somebody locks the conversation of a pull request, where clients decide. */
export function conversationLocked(place: Place, arrival: Arrival): readonly JobRequest[] {
  const { pull_request: pull, sender } = arrival.payload;
  if (pull === undefined || sender === undefined) return [];
  const { guid, at } = arrival;
  const lock = { act: 'locked', before: null, by: accountOf(sender), guid, at } as const;
  return [jobFor({ kind: 'guard-issue', ...place, number: pull.number, ...lock })];
}
