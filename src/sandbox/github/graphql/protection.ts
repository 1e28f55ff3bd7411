import { effectiveRules } from '../enforce/effective-rules.ts';
import { nodeId } from '../present/json.ts';
import type { Repository } from '../world/repositories.ts';
import type { BranchProtection, Rule } from '../world/rules.ts';
import type { Graph, View } from './graph.ts';

type Required = Rule & { type: 'required_status_checks' };
type Reviewed = Rule & { type: 'pull_request' };

function reviewRule({ reviews }: BranchProtection): View {
  return {
    requiresApprovingReviews: reviews !== null,
    requiredApprovingReviewCount: reviews?.required_approving_review_count ?? null,
    dismissesStaleReviews: reviews?.dismiss_stale_reviews_on_push ?? false,
    requiresCodeOwnerReviews: reviews?.require_code_owner_review ?? false,
    requireLastPushApproval: reviews?.require_last_push_approval ?? false,
  };
}

export function protectionView(
  graph: Graph,
  repository: Repository,
  pattern: string,
  protection: BranchProtection,
): View {
  const { checks } = protection;
  return {
    __typename: 'BranchProtectionRule',
    id: nodeId('BranchProtectionRule', `${repository.id}/${pattern}`),
    databaseId: repository.id,
    pattern,
    isAdminEnforced: protection.enforceAdmins,
    requiresStatusChecks: checks !== null,
    requiresStrictStatusChecks: protection.strict,
    requiredStatusCheckContexts: (checks ?? []).map(({ context }) => context),
    requiredStatusChecks: (checks ?? []).map(({ context, app_id: id }) => {
      const app = graph.world.apps.get(id ?? 0);
      return {
        __typename: 'RequiredStatusCheckDescription',
        context,
        app: () => (app === undefined ? null : graph.views.app(app)),
      };
    }),
    ...reviewRule(protection),
    requiresConversationResolution: protection.conversationResolution,
    requiresLinearHistory: protection.linearHistory,
    requiresCommitSignatures: protection.signatures,
    restrictsPushes: protection.restrictions !== null,
    allowsForcePushes: protection.allowForcePushes,
    allowsDeletions: protection.allowDeletions,
    repository: () => graph.views.repository(repository),
  };
}

export function updateRule(graph: Graph, repository: Repository, ref: string): View | null {
  const rules = effectiveRules(graph.world, repository, ref).map(({ rule }) => rule);
  if (rules.length === 0) return null;
  const has = (type: Rule['type']): boolean => rules.some((rule) => rule.type === type);
  const checks = rules.filter((rule): rule is Required => rule.type === 'required_status_checks');
  const reviews = rules
    .filter((rule): rule is Reviewed => rule.type === 'pull_request')
    .map(({ parameters }) => parameters);
  return {
    __typename: 'RefUpdateRule',
    pattern: ref.slice('refs/heads/'.length),
    requiredApprovingReviewCount:
      reviews.length === 0 ? null : Math.max(...reviews.map((one) => one.required_approving_review_count)),
    requiredStatusCheckContexts: checks.flatMap(({ parameters }) =>
      parameters.required_status_checks.map(({ context }) => context),
    ),
    requiresCodeOwnerReviews: reviews.some((one) => one.require_code_owner_review),
    requiresConversationResolution: reviews.some((one) => one.required_review_thread_resolution),
    requiresLinearHistory: has('required_linear_history'),
    requiresSignatures: has('required_signatures'),
    allowsForcePushes: !has('non_fast_forward'),
    allowsDeletions: !has('deletion'),
    blocksCreations: has('creation'),
    viewerAllowedToDismissReviews: false,
    viewerCanPush: !has('pull_request'),
  };
}
