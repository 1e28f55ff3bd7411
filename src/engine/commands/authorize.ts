import type { Account } from '../facts/account.ts';
import type { Change } from '../facts/change.ts';
import type { Reason, Value } from '../facts/reason.ts';
import type { Roster } from '../people/roster.ts';
import type { EffectivePolicy } from '../policy/effective.ts';
import type { Emergency, Waiver } from '../policy/waiver.ts';
import type { Command, CommandName } from './command.ts';
import { endOfDay } from './end-of-day.ts';

/** Everything that decides whether somebody may give a command; times are ISO 8601 in UTC. */
export interface Circumstances {
  readonly by: Account;
  /** When the forge received the comment. */
  readonly at: string;
  /** Id of the comment: a waiver by command is named after it. */
  readonly comment: string;
  readonly change: Change;
  readonly repositoryId: number;
  /** When the App first saw each head of the pull request, by commit. */
  readonly heads: ReadonlyMap<string, string>;
  readonly roster: Roster;
  readonly policy: EffectivePolicy;
  /** Ids of the rules that exist, `family/rule`. */
  readonly rules: readonly string[];
}

/** What a command does once it is allowed; refusals are reasons of the commands' texts. */
export type Ruling = { readonly ok: true; readonly effect: Effect } | { readonly ok: false; readonly refusal: Reason };

/** The state that a command asks for. */
export type Effect =
  | { readonly name: 'recheck' | 'explain' | 'confirm' }
  | { readonly name: 'waive'; readonly waiver: Waiver }
  | { readonly name: 'emergency'; readonly emergency: Emergency; readonly peopleNeeded: number };

const emergencyLasts = 24 * 60 * 60 * 1000;

/** Decides whether this person may give this command now. Total; `confirm` is decided by the shell, which knows who owns the organisation. */
export function authorize(command: Command, circumstances: Circumstances): Ruling {
  switch (command.name) {
    case 'waive':
      return authorizeWaiver(command, circumstances);
    case 'emergency':
      return authorizeEmergency(command, circumstances);
    case 'recheck':
    case 'explain':
    case 'confirm':
      return { ok: true, effect: { name: command.name } };
    case 'not-mine':
      return { ok: true, effect: { name: 'recheck' } };
  }
}

function authorizeWaiver(command: Extract<Command, { name: 'waive' }>, circumstances: Circumstances): Ruling {
  const { by, at, policy, change, repositoryId, comment } = circumstances;
  const { waivers, timezone } = policy;
  const expires = endOfDay(command.until, timezone);
  const end = { date: new Date(expires).toISOString() };
  const refusal =
    personRefusal(command.name, waivers.by, circumstances) ??
    headRefusal(command.head, circumstances) ??
    targetRefusal(command.waives, circumstances);
  if (refusal !== null) return { ok: false, refusal };
  if (expires <= Date.parse(at)) return refuse('waiver-in-the-past', { until: end });
  if (expires - Date.parse(at) > waivers.maximumDuration)
    return refuse('waiver-too-long', {
      until: end,
      latest: { date: new Date(Date.parse(at) + waivers.maximumDuration).toISOString() },
    });
  const waiver: Waiver = {
    id: `comment-${comment}`,
    waives: command.waives,
    scope: { repositoryId, paths: [], pullRequest: change.number, head: change.head.sha, deliverable: null },
    reason: command.reason,
    requestedBy: change.author?.login ?? '',
    approvedBy: by.login,
    created: at,
    expires: end.date,
    maximumUses: null,
    source: 'command',
  };
  return { ok: true, effect: { name: 'waive', waiver } };
}

function authorizeEmergency(command: Extract<Command, { name: 'emergency' }>, circumstances: Circumstances): Ruling {
  const { by, at, policy, change } = circumstances;
  if (policy.emergency === null) return refuse('no-emergency-in-policy', {});
  const refusal =
    personRefusal(command.name, policy.emergency.by, circumstances) ?? headRefusal(command.head, circumstances);
  if (refusal !== null) return { ok: false, refusal };
  const emergency: Emergency = {
    head: change.head.sha,
    baseRef: change.base.ref,
    reason: command.reason,
    by: [by.login],
    until: new Date(Date.parse(at) + emergencyLasts).toISOString(),
  };
  return { ok: true, effect: { name: 'emergency', emergency, peopleNeeded: policy.emergency.people } };
}

function personRefusal(command: CommandName, allowed: readonly string[], circumstances: Circumstances): Reason | null {
  const { by, change, roster } = circumstances;
  const roles: Value = allowed;
  if (by.kind !== 'user') return reason('not-a-person', { command });
  if (!roster.isClient(by) || !roster.rolesOf(by).some((role) => allowed.includes(role)))
    return reason('not-your-role', { command, roles });
  return change.author?.id === by.id ? reason('own-pull-request', { command }) : null;
}

/** The head must be the one people saw: still the head, and recorded before the comment was written. */
function headRefusal(named: string, { change, heads, at }: Circumstances): Reason | null {
  const head = change.head.sha;
  if (!head.startsWith(named)) return reason('another-head', { named: { commit: named }, head: { commit: head } });
  const seen = heads.get(head);
  return seen === undefined || Date.parse(seen) >= Date.parse(at)
    ? reason('head-not-seen-before', { head: { commit: head } })
    : null;
}

function targetRefusal(waives: string, { policy, rules }: Circumstances): Reason | null {
  const family = waives.split('/', 1)[0] ?? '';
  const known =
    policy.families.some((one) => one.family === waives) || rules.includes(waives) || waives.startsWith('finding:');
  if (!known) return reason('nothing-to-waive', { waives });
  const { never } = policy.waivers;
  const forbidden = never.includes(family) || never.some((one) => one === waives || one.startsWith(`${waives}/`));
  return forbidden ? reason('never-waived', { waives }) : null;
}

function refuse(key: string, values: Reason['values']): Ruling {
  return { ok: false, refusal: reason(key, values) };
}

function reason(key: string, values: Reason['values']): Reason {
  return { key, values };
}
