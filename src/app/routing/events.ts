import type { EmitterWebhookEventName } from '@octokit/webhooks';

import type { Event } from '../../engine/rules/rule.ts';

/** What an event sets going. */
export type Effect =
  /** Records where the pull request stands, marks its head, judges it. */
  | { readonly does: 'stand' }
  /** Judges the pull request, when some rule looks at such things. */
  | { readonly does: 'judge'; readonly cause: Event }
  /** Somebody took a request for a review back: whoever it was is never asked again. */
  | { readonly does: 'note-unrequested' }
  | { readonly does: 'close' }
  /** Judges the pull requests of the commit that the event names. */
  | { readonly does: 'judge-commit'; readonly cause: Event }
  /** A workflow run ended: the pull requests of its commit, and what it measured of the default branch. */
  | { readonly does: 'collect' }
  | { readonly does: 'take-comment' }
  | { readonly does: 'mark-comment' }
  /** Somebody had a hand in an issue that may be ours. */
  | { readonly does: 'guard-issue' }
  | { readonly does: 'guard-conversation' }
  | { readonly does: 'record-push' }
  | { readonly does: 'judge-group' }
  /** Forgets who is who and judges everything again. */
  | { readonly does: 'people' }
  | { readonly does: 'repository' }
  | { readonly does: 'installation' }
  | { readonly does: 'uninstall' };

const judge = (cause: Event): Effect => ({ does: 'judge', cause });
const byCommit = (cause: Event): Effect => ({ does: 'judge-commit', cause });
const stand: Effect = { does: 'stand' };
const people: Effect = { does: 'people' };
const repository: Effect = { does: 'repository' };
const installation: Effect = { does: 'installation' };

/** Every event that changes an answer, by `event.action`, or `event` when its actions do not matter. */
const byName: Readonly<Partial<Record<EmitterWebhookEventName, Effect>>> = {
  'pull_request.opened': stand,
  'pull_request.reopened': stand,
  'pull_request.synchronize': stand,
  'pull_request.edited': stand,
  'pull_request.closed': { does: 'close' },
  'pull_request.labeled': judge('label'),
  'pull_request.unlabeled': judge('label'),
  'pull_request.milestoned': judge('change'),
  'pull_request.demilestoned': judge('change'),
  'pull_request.converted_to_draft': judge('change'),
  'pull_request.ready_for_review': judge('change'),
  'pull_request.review_requested': judge('change'),
  'pull_request.review_request_removed': { does: 'note-unrequested' },
  'pull_request.auto_merge_enabled': judge('change'),
  'pull_request.auto_merge_disabled': judge('change'),
  'pull_request.enqueued': judge('change'),
  'pull_request.dequeued': judge('change'),
  'pull_request_review.submitted': judge('review'),
  'pull_request_review.edited': judge('review'),
  'pull_request_review.dismissed': judge('review'),
  'pull_request_review_thread.resolved': judge('thread'),
  'pull_request_review_thread.unresolved': judge('thread'),
  'pull_request_review_comment.created': judge('thread'),
  'issue_comment.created': { does: 'take-comment' },
  'issue_comment.edited': { does: 'mark-comment' },
  'issue_comment.deleted': { does: 'mark-comment' },
  'pull_request.locked': { does: 'guard-conversation' },
  'issues.closed': { does: 'guard-issue' },
  'issues.deleted': { does: 'guard-issue' },
  'issues.edited': { does: 'guard-issue' },
  'issues.locked': { does: 'guard-issue' },
  'issues.transferred': { does: 'guard-issue' },
  push: { does: 'record-push' },
  'check_run.completed': byCommit('check'),
  'check_run.rerequested': byCommit('clock'),
  'check_run.requested_action': byCommit('clock'),
  'check_suite.completed': byCommit('check'),
  'check_suite.rerequested': byCommit('clock'),
  status: byCommit('check'),
  'workflow_run.completed': { does: 'collect' },
  deployment_status: byCommit('deployment'),
  'merge_group.checks_requested': { does: 'judge-group' },
  membership: people,
  team: people,
  organization: people,
  member: people,
  repository,
  deploy_key: repository,
  custom_property_values: repository,
  branch_protection_rule: repository,
  repository_ruleset: repository,
  installation,
  'installation.deleted': { does: 'uninstall' },
  'installation.suspend': { does: 'uninstall' },
  installation_repositories: installation,
};

/** What GitHub wants an App to have before it sends certain events, beside what our requests take. */
export const eventNeeds = {
  administration: 'read',
  repository_custom_properties: 'read',
  members: 'read',
  merge_queues: 'read',
} as const;

/** The same by any name that a delivery may carry. */
const effects: Readonly<Record<string, Effect>> = byName;

/** GitHub sends these to every App: the manifest does not name them. */
const ALWAYS_SENT = new Set(['installation', 'installation_repositories']);

/** The events that the App must subscribe to. */
export const subscribedEvents: readonly string[] = [
  ...new Set(Object.keys(effects).map((key) => key.split('.')[0] ?? key)),
]
  .filter((name) => !ALWAYS_SENT.has(name))
  .toSorted();

export function effectOf(event: string, action: string | undefined): Effect | undefined {
  return effects[`${event}.${action ?? ''}`] ?? effects[event];
}
