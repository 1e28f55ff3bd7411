import { authorize, type Effect } from '../../engine/commands/authorize.ts';
import type { Command, Spoken } from '../../engine/commands/command.ts';
import { parseCommands } from '../../engine/commands/parse.ts';
import { commandTexts, usages } from '../../engine/commands/texts.ts';
import type { Reason, Value } from '../../engine/facts/reason.ts';
import { say } from '../../engine/locales/say.ts';
import type { Emergency, Waiver } from '../../engine/policy/waiver.ts';
import type { Reaction } from '../../platform/port.ts';
import type { Exemption } from '../../store/port.ts';
import { inTurn } from '../worker/in-turn.ts';
import { answerPosting, answerPurpose, unlessGone } from './answers.ts';
import type { Desk, Situation, SpokenComment } from './desk.ts';
import { coveredBy, declarations, standingExemptions } from './exemptions.ts';
import { raiseFlood } from './floods.ts';

/** What somebody without a client role may ask for in an hour; one more is told so, and then silence. */
const hourlyForOthers = 10;
/** What is not even looked at any more, whoever sends it: knowing who somebody is costs a judgement. */
const hourlyForAnybody = 20;
const hour = 3_600_000;

interface Reply {
  readonly reaction: Reaction;
  /** `null`: the reaction says it all. */
  readonly reason: Reason | null;
  /** Markdown of our own that follows the sentence. */
  readonly text?: string;
}

interface Hearing {
  readonly comment: SpokenComment;
  /** Comments with commands of that author within the hour, this one included. */
  readonly sent: number;
  readonly situation: Situation;
  readonly desk: Desk;
}

/** Carries out the commands of one comment, once, and answers with a reaction and a line. */
export async function carryOutCommands(comment: SpokenComment, desk: Desk): Promise<void> {
  const spoken = parseCommands(comment.body);
  if (spoken.length === 0) return;
  const sent = await sentLately(comment, desk);
  if (sent === null) return;
  if (sent > hourlyForAnybody) {
    await tellFlood(comment, desk, hourlyForAnybody);
    return finish(comment, desk, []);
  }
  // Confirming comes before everything else: without a control repository there is no policy to judge the rest by.
  const confirmed = spoken.some(isConfirm) ? [await confirm(comment, desk)] : [];
  const situation = await desk.situation(comment.repository, comment.number);
  const others = spoken.filter((one) => !isConfirm(one));
  const replies = situation === null ? [] : await repliesTo(others, { comment, sent, situation, desk });
  await answer([...confirmed, ...replies], comment, { situation, desk });
  await finish(comment, desk, [...confirmed, ...replies]);
}

/** Until then another attempt takes the comment over: GitHub may fail in the middle of it. */
function finish({ repository, id }: SpokenComment, { store }: Desk, replies: readonly Reply[]): Promise<void> {
  return store.commands.finish(repository.id, id, replies.map(nameOf).join(' ') || 'silence');
}

function begin({ repository, number, id, by, body, at }: SpokenComment, { store }: Desk): Promise<boolean> {
  return store.commands.begin({
    repositoryId: repository.id,
    commentId: id,
    number,
    authorId: by.id,
    authorLogin: by.login,
    command: body.slice(0, 1_000),
    at,
  });
}

function isConfirm(spoken: Spoken): boolean {
  return spoken.ok && spoken.command.name === 'confirm';
}

/** What the author sent within the hour; null when the comment was answered before. One after the other, so that each finds another number. */
function sentLately(comment: SpokenComment, desk: Desk): Promise<number | null> {
  const { repository, by, at } = comment;
  return inTurn(`commands ${String(repository.id)} ${String(by.id)}`, async () =>
    (await begin(comment, desk)) ? desk.store.commands.countSince(repository.id, by.id, at - hour) : null,
  );
}

function tellFlood({ repository, number, by, at }: SpokenComment, { store }: Desk, most: number): Promise<void> {
  return raiseFlood(store, { of: 'commands', repositoryId: repository.id, number, by, most, at });
}

async function confirm(comment: SpokenComment, desk: Desk): Promise<Reply> {
  return { reaction: (await desk.confirm(comment)) ? '+1' : '-1', reason: null };
}

async function repliesTo(spoken: readonly Spoken[], hearing: Hearing): Promise<readonly Reply[]> {
  const surplus = surplusOf(hearing);
  if (surplus > 0) await tellFlood(hearing.comment, hearing.desk, hourlyForOthers);
  if (surplus > 0) return surplus === 1 ? [{ reaction: '-1', reason: { key: 'too-many', values: {} } }] : [];
  const replies: Reply[] = [];
  const decisions = spoken.filter(decides);
  for (const one of spoken)
    replies.push(decisions.indexOf(one) > 0 ? { reaction: '-1', reason: oneDecision } : await replyTo(one, hearing));
  return replies;
}

const oneDecision: Reason = { key: 'one-decision', values: {} };

/** A waiver or an emergency is known by the comment that gave it. */
function decides(spoken: Spoken): boolean {
  return spoken.ok && (spoken.command.name === 'waive' || spoken.command.name === 'emergency');
}

/** By how many comments somebody without a client role is over the limit. */
function surplusOf({ comment, sent, situation }: Hearing): number {
  return situation.roster.isClient(comment.by) ? 0 : Math.max(0, sent - hourlyForOthers);
}

async function replyTo(spoken: Spoken, hearing: Hearing): Promise<Reply> {
  if (!spoken.ok)
    return { reaction: 'confused', reason: { key: spoken.problem, values: {} }, text: usageOf(spoken.name, hearing) };
  const ruling = await rule(spoken.command, hearing);
  return ruling.ok ? apply(ruling.effect, hearing) : { reaction: '-1', reason: ruling.refusal };
}

/** The line to copy, with the commit that the pull request is at now. */
function usageOf(name: string, { situation }: Hearing): string {
  const usage = name === 'waive' || name === 'emergency' || name === 'not-mine' ? usages[name] : usages.recheck;
  return `\`\`\`\n${usage.replace('HEAD', situation.change.head.sha.slice(0, 12))}\n\`\`\``;
}

async function rule(command: Command, { comment, situation, desk }: Hearing): Promise<ReturnType<typeof authorize>> {
  const heads = await desk.store.history.heads(comment.repository.id, comment.number);
  return authorize(command, {
    ...situation,
    by: comment.by,
    at: new Date(comment.at).toISOString(),
    comment: String(comment.id),
    repositoryId: comment.repository.id,
    heads: new Map(heads.map(({ sha, firstSeenAt }) => [sha, new Date(firstSeenAt).toISOString()])),
  });
}

async function apply(effect: Effect, hearing: Hearing): Promise<Reply> {
  const { comment, desk } = hearing;
  switch (effect.name) {
    case 'waive':
      return grantWaiver(effect.waiver, hearing);
    case 'emergency':
      return declareEmergency(effect.emergency, effect.peopleNeeded, hearing);
    case 'explain':
      return { reaction: 'eyes', reason: null, text: await desk.explanation(comment.repository, comment.number) };
    case 'recheck':
    case 'confirm':
      await desk.recheck(comment.repository, comment.number);
      return { reaction: '+1', reason: null };
  }
}

async function grantWaiver(waiver: Waiver, { comment, situation, desk }: Hearing): Promise<Reply> {
  const expires = waiver.expires ?? waiver.created;
  await desk.store.exemptions.give({
    ...givenIn(comment, situation),
    kind: 'waiver',
    covers: coveredBy(waiver),
    reason: waiver.reason,
    expiresAt: Date.parse(expires),
  });
  await desk.recheck(comment.repository, comment.number);
  return { reaction: '+1', reason: { key: 'waived', values: { waives: waiver.waives, until: { date: expires } } } };
}

async function declareEmergency(
  emergency: Emergency,
  needed: number,
  { comment, situation, desk }: Hearing,
): Promise<Reply> {
  const { store } = desk;
  const { repository, number } = comment;
  await store.exemptions.give({
    ...givenIn(comment, situation),
    kind: 'emergency',
    covers: '{}',
    reason: emergency.reason,
    expiresAt: Date.parse(emergency.until),
  });
  const standing = await standingExemptions(store, { repositoryId: repository.id, number });
  const declared = declarations(standing, emergency.head, emergency.baseRef);
  const head: Value = { commit: emergency.head };
  if (declared.length < needed)
    return { reaction: '+1', reason: { key: 'emergency-waits', values: { given: declared.length, needed, head } } };
  if (declared.length === needed)
    await desk.followUp({
      ...emergency,
      repository,
      number,
      by: declared.map((one) => one.givenByLogin),
      policy: situation.policy,
    });
  await desk.recheck(repository, number);
  return { reaction: '+1', reason: { key: 'emergency-started', values: { head, until: { date: emergency.until } } } };
}

function givenIn(
  { repository, number, id, by, at }: SpokenComment,
  { change }: Situation,
): Omit<Exemption, 'kind' | 'covers' | 'reason' | 'expiresAt' | 'endedAt'> {
  return {
    repositoryId: repository.id,
    number,
    commentId: id,
    head: change.head.sha,
    baseRef: change.base.ref,
    givenBy: by.id,
    givenByLogin: by.login,
    givenAt: at,
  };
}

async function answer(
  replies: readonly Reply[],
  { repository, number, id }: SpokenComment,
  { situation, desk }: { readonly situation: Situation | null; readonly desk: Desk },
): Promise<void> {
  const [first] = replies;
  if (first === undefined) return;
  // The command may be deleted by now: it was given all the same.
  await unlessGone(() => desk.conversation.react(repository, id, first.reaction));
  const lines = replies.flatMap(({ reason, text = '' }) => [
    `${situation === null ? '' : sentence(reason, situation)}${text}`,
  ]);
  const body = lines
    .filter((line) => line !== '')
    .join('\n\n')
    .trim();
  if (body === '' || (await isAnswered(desk, { repository, number, id }))) return;
  const commentId = await desk.conversation.comment(repository, number, body);
  await desk.store.postings.saveComment(answerPosting({ repository, number, commentId, body }));
}

/** An earlier attempt may have answered without living to finish. */
async function isAnswered(
  { store }: Desk,
  { repository, number, id }: Pick<SpokenComment, 'repository' | 'number' | 'id'>,
): Promise<boolean> {
  return (await store.postings.findComment(repository.id, number, answerPurpose(id))) !== undefined;
}

function sentence(reason: Reason | null, { policy: { language, timezone } }: Situation): string {
  if (reason === null) return '';
  return `${say(commandTexts, reason.key, reason.values, { language, timezone, medium: 'markdown' })}\n`;
}

function nameOf({ reason, reaction }: Reply): string {
  return reason?.key ?? reaction;
}
