import { guardKey } from '../../gather/guard.ts';
import { permissionKey } from '../../gather/people/permissions.ts';
import { controlKey, CONTROL_NAME } from '../../gather/policy/control-repository.ts';
import type { JobRequest } from '../../queue/port.ts';
import type { ClaimedDelivery, Store } from '../../store/port.ts';
import { type Effect, effectOf } from './events.ts';
import { conversationLocked, issueTouched } from './issue-tampering.ts';
import { measuredGroup, measuredPush } from './measured-run.ts';
import { type Arrival, commitOf, organizationOf, parsePayload, type Payload, repositoryOf } from './payload.ts';
import { watchForFlood } from './people-flood.ts';
import * as records from './records.ts';
import { seenGroup } from './seen-groups.ts';
import { tampering } from './tampering.ts';
import { wakes } from './wakes.ts';
import { IN_BULK, jobFor } from './work.ts';

/** What routing works with. */
export interface Junction {
  readonly store: Store;
  /** Our own App: what it did itself sets nothing going. */
  readonly appId: number;
  /** Logins in lower case; empty: any account may install the App. */
  readonly allowedAccounts: readonly string[];
  readonly now: () => number;
  /** Told of an installation outside the allow-list: nothing is done for it. */
  readonly onForeign: (login: string, installation: number) => void;
  /** Tokens of an installation whose permissions or repositories changed are worth nothing any more. */
  readonly forgetTokens: (installation: number) => void;
}

/** Turns a delivery into records and jobs. Only the store is asked here; GitHub is a matter for the jobs. */
export async function routeDelivery(junction: Junction, delivery: ClaimedDelivery): Promise<readonly JobRequest[]> {
  const payload = parsePayload(delivery.payload);
  const effect = effectOf(delivery.event, payload.action);
  if (effect === undefined || isOwnCheck(junction, payload)) return [];
  const organization = organizationOf(payload);
  if (organization !== null && !isAllowed(junction, organization.login)) {
    junction.onForeign(organization.login, organization.installation);
    return [];
  }
  return follow(junction, { payload, guid: delivery.guid, at: delivery.receivedAt }, effect);
}

function isAllowed({ allowedAccounts }: Junction, login: string): boolean {
  return allowedAccounts.length === 0 || allowedAccounts.includes(login.toLowerCase());
}

/** Our own runs' progress is no news; somebody pressing their buttons is. */
function isOwnCheck({ appId }: Junction, { action, check_run: run, check_suite: suite }: Payload): boolean {
  return action === 'completed' && (run?.app?.id === appId || suite?.app?.id === appId);
}

type Follower = (junction: Junction, arrival: Arrival, effect: Effect) => Promise<readonly JobRequest[]>;

const followers: { readonly [K in Effect['does']]: Follower } = {
  stand: standing,
  judge: judged,
  'note-unrequested': unrequested,
  close: closed,
  'judge-commit': byCommit,
  collect: runEnded,
  'take-comment': commented,
  'mark-comment': commentMarked,
  'guard-issue': issueInTouch,
  'guard-conversation': locked,
  'record-push': pushed,
  'judge-group': grouped,
  people: peopleChanged,
  repository: repositoryChanged,
  installation: installed,
  uninstall: uninstalled,
};

function follow(junction: Junction, arrival: Arrival, effect: Effect): Promise<readonly JobRequest[]> {
  return followers[effect.does](junction, arrival, effect);
}

interface Place {
  readonly repository: NonNullable<ReturnType<typeof repositoryOf>>;
  readonly ownerId: number;
}

function placeOf({ payload }: Arrival): Place | null {
  const repository = repositoryOf(payload);
  const organization = organizationOf(payload);
  return repository === null || organization === null ? null : { repository, ownerId: organization.id };
}

async function standing(junction: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const { payload, at } = arrival;
  const pull = payload.pull_request;
  if (place === null || pull === undefined) return [];
  await records.pullStands(junction.store, place.repository, arrival);
  const { number, head, base } = pull;
  const evaluate = jobFor({ kind: 'evaluate', ...place, number });
  // A new title or text leaves the verdict in force while it is judged again.
  if (payload.action === 'edited' && payload.changes?.base === undefined) return [evaluate];
  const defaultBranch = payload.repository?.default_branch ?? '';
  const mark = jobFor({ kind: 'mark', ...place, number, head: head.sha, baseRef: base.ref, defaultBranch, at });
  const isNew = payload.action === 'opened' || payload.action === 'reopened';
  return isNew ? [mark, evaluate] : [mark, jobFor({ kind: 'retire', ...place, number }), evaluate];
}

async function judged(junction: Junction, arrival: Arrival, effect: Effect): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const pull = arrival.payload.pull_request;
  const cause = effect.does === 'judge' ? effect.cause : 'change';
  if (place === null || pull === undefined || !(await wakes(junction.store, place.repository.id, cause))) return [];
  if (pull.state === 'open') await records.pullStands(junction.store, place.repository, arrival);
  return [jobFor({ kind: 'evaluate', ...place, number: pull.number })];
}

async function unrequested(junction: Junction, arrival: Arrival, effect: Effect): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  if (place !== null) await records.requestTakenBack(junction.store, place.repository, arrival);
  return judged(junction, arrival, effect);
}

async function closed({ store }: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const pull = arrival.payload.pull_request;
  if (place === null || pull === undefined) return [];
  await store.openPulls.close(place.repository.id, pull.number);
  const kind = pull.merged === true ? 'merged' : 'retire';
  if (kind === 'merged') await store.evidence.markMerged(place.repository.id, pull.head.sha, arrival.at);
  return [jobFor({ kind, ...place, number: pull.number }), ...(await othersOf(store, place, pull.head.sha))];
}

/** A pull request that is gone no longer weighs on those that share its head. */
async function othersOf(store: Store, place: Place, head: string): Promise<readonly JobRequest[]> {
  const others = await store.openPulls.withHead(place.repository.id, head);
  return others.map(({ number }) => jobFor({ kind: 'evaluate', ...place, number }));
}

async function byCommit(junction: Junction, arrival: Arrival, effect: Effect): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const head = commitOf(arrival.payload);
  const cause = effect.does === 'judge-commit' ? effect.cause : 'check';
  if (place === null || head === undefined || !(await wakes(junction.store, place.repository.id, cause))) return [];
  // Somebody asks for a check again: it may stand on a merge group.
  const group = cause === 'clock' ? await seenGroup(junction.store.memory, place.repository.id, head) : null;
  if (group !== null) return [jobFor({ kind: 'group', ...place, head, baseRef: group.baseRef })];
  const known = await othersOf(junction.store, place, head);
  return known.length > 0 ? known : [jobFor({ kind: 'commit', ...place, head })];
}

/** What CI delivered concerns the rules that read it, and those that look at CI's own jobs. */
async function runEnded(junction: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  if (place === null) return [];
  await records.runEnded(junction.store, place.repository, arrival);
  const cause = (await wakes(junction.store, place.repository.id, 'evidence')) ? 'evidence' : 'check';
  const ofQueue = measuredGroup(place, arrival);
  if (ofQueue.length > 0) return (await wakes(junction.store, place.repository.id, cause)) ? ofQueue : [];
  const judging = await byCommit(junction, arrival, { does: 'judge-commit', cause });
  return [...judging, ...(cause === 'evidence' ? measuredPush(place, arrival) : [])];
}

async function commented(junction: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const { issue, comment, sender } = arrival.payload;
  if (place === null || issue === undefined || comment === undefined || sender === undefined) return [];
  const isPull = issue.pull_request !== undefined;
  if (isPull) await records.commentArrived(junction.store, place.repository, arrival);
  const command = records.commandOf(arrival);
  return [
    ...(command === null ? [] : [jobFor({ kind: 'command', ...place, ...command })]),
    ...(isPull && (await wakesByComment(junction, place, arrival))
      ? [jobFor({ kind: 'evaluate', ...place, number: issue.number })]
      : []),
  ];
}

/** What the author of the pull request writes is looked at by rules that no other comment concerns. */
async function wakesByComment({ store }: Junction, { repository }: Place, { payload }: Arrival): Promise<boolean> {
  const { issue, comment } = payload;
  const isAuthors = issue?.user?.id !== undefined && issue.user.id === comment?.user?.id;
  if (await wakes(store, repository.id, 'comment')) return true;
  return isAuthors && (await wakes(store, repository.id, 'author-comment'));
}

async function commentMarked(junction: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const { issue, comment } = arrival.payload;
  if (place === null || issue === undefined || comment === undefined) return [];
  const repairs = await tampering(junction, place, arrival);
  if (issue.pull_request === undefined) return repairs;
  await junction.store.history.markCommentEdited(place.repository.id, comment.id, arrival.at);
  const concerns = await wakesByComment(junction, place, arrival);
  return concerns ? [...repairs, jobFor({ kind: 'evaluate', ...place, number: issue.number })] : repairs;
}

async function issueInTouch({ store }: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  return place === null ? [] : issueTouched(store, place, arrival);
}

function locked(_junction: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  return Promise.resolve(place === null ? [] : conversationLocked(place, arrival));
}

async function pushed(junction: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const { ref = '', after = '', repository } = arrival.payload;
  if (place === null) return [];
  await records.pushArrived(junction.store, place.repository, arrival);
  const branch = ref.replace(/^refs\/heads\//, '');
  const isDefault = branch === repository?.default_branch && ref.startsWith('refs/heads/');
  // The merge queue measures the very commit that becomes the branch's tip.
  if (isDefault) await junction.store.evidence.markMerged(place.repository.id, after, arrival.at);
  if (isDefault && place.repository.name === CONTROL_NAME) return controlChanged(junction, arrival, after);
  if (isDefault) return [jobFor({ kind: 'repository', ...place })];
  const towards = await junction.store.openPulls.withBase(place.repository.id, branch);
  return towards.map(({ number }) => jobFor({ kind: 'evaluate', ...place, number }, { priority: IN_BULK }));
}

async function controlChanged(
  { store }: Junction,
  { payload }: Arrival,
  commit: string,
): Promise<readonly JobRequest[]> {
  const organization = organizationOf(payload);
  if (organization === null) return [];
  await store.memory.forget(controlKey(organization.id));
  return [jobFor({ kind: 'policy', organization, commit })];
}

function grouped(_junction: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const group = arrival.payload.merge_group;
  if (place === null || group === undefined) return Promise.resolve([]);
  const baseRef = group.base_ref.replace(/^refs\/heads\//, '');
  return Promise.resolve([jobFor({ kind: 'group', ...place, head: group.head_sha, baseRef })]);
}

async function peopleChanged({ store }: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const organization = organizationOf(arrival.payload);
  if (organization === null) return [];
  await records.teamTouched(store, arrival);
  await watchForFlood(store, organization, arrival);
  await store.memory.forget(`${String(organization.id)}:`);
  return [jobFor({ kind: 'policy', organization, commit: null })];
}

async function repositoryChanged({ store }: Junction, arrival: Arrival): Promise<readonly JobRequest[]> {
  const place = placeOf(arrival);
  const organization = organizationOf(arrival.payload);
  if (organization === null) return [];
  if (place === null) {
    // Rules of the organisation, which may guard any of its branches.
    await store.memory.forget(guardKey(organization.id));
    return [jobFor({ kind: 'policy', organization, commit: null })];
  }
  for (const what of ['properties', 'wakes', 'keys-now'])
    await store.memory.forget(`${String(place.repository.id)}:${what}`);
  await store.memory.forget(guardKey(organization.id, place.repository.id));
  await store.memory.forget(permissionKey(organization.id, place.repository.id));
  await store.memory.forget(controlKey(organization.id));
  const sweep = jobFor({ kind: 'repository', ...place });
  // Somebody made or renamed what carries the name: an owner is asked whether it is the right one.
  return place.repository.name === CONTROL_NAME
    ? [sweep, jobFor({ kind: 'installation', organization, by: null })]
    : [sweep];
}

async function installed({ store, forgetTokens }: Junction, { payload }: Arrival): Promise<readonly JobRequest[]> {
  const organization = organizationOf(payload);
  if (organization === null) return [];
  forgetTokens(organization.installation);
  await store.memory.forget(`${String(organization.id)}:`);
  const { action, sender } = payload;
  // Only installing says anything about a control repository: accepting permissions or adding a repository does not.
  const by = action === 'created' && sender !== undefined ? { id: sender.id, login: sender.login } : null;
  return [jobFor({ kind: 'installation', organization, by })];
}

async function uninstalled({ store, forgetTokens }: Junction, { payload }: Arrival): Promise<readonly JobRequest[]> {
  const organization = organizationOf(payload);
  if (organization === null) return [];
  forgetTokens(organization.installation);
  await store.installations.remove(organization.installation);
  return [];
}
