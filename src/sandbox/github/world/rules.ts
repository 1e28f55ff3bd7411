import type { Account, Team } from './accounts.ts';
import type { App } from './apps.ts';

export interface RequiredCheck {
  readonly context: string;
  readonly integration_id?: number | null;
}

export interface PullRequestParameters {
  readonly required_approving_review_count: number;
  readonly dismiss_stale_reviews_on_push: boolean;
  readonly require_code_owner_review: boolean;
  readonly require_last_push_approval: boolean;
  readonly required_review_thread_resolution: boolean;
  readonly allowed_merge_methods?: readonly ('merge' | 'squash' | 'rebase')[];
}

export interface StatusCheckParameters {
  readonly required_status_checks: readonly RequiredCheck[];
  readonly strict_required_status_checks_policy: boolean;
  readonly do_not_enforce_on_create?: boolean;
}

export interface MergeQueueParameters {
  readonly check_response_timeout_minutes: number;
  readonly grouping_strategy: 'ALLGREEN' | 'HEADGREEN';
  readonly max_entries_to_build: number;
  readonly max_entries_to_merge: number;
  readonly merge_method: 'MERGE' | 'SQUASH' | 'REBASE';
  readonly min_entries_to_merge: number;
  readonly min_entries_to_merge_wait_minutes: number;
}

/** A rule as GitHub's REST interface writes it; those without their own line are stored and not enforced. */
export type Rule =
  | { readonly type: 'pull_request'; readonly parameters: PullRequestParameters }
  | { readonly type: 'required_status_checks'; readonly parameters: StatusCheckParameters }
  | { readonly type: 'merge_queue'; readonly parameters: MergeQueueParameters }
  | {
      readonly type: 'required_deployments';
      readonly parameters: { readonly required_deployment_environments: readonly string[] };
    }
  | {
      readonly type:
        | 'creation'
        | 'update'
        | 'deletion'
        | 'non_fast_forward'
        | 'required_linear_history'
        | 'required_signatures'
        | 'workflows'
        | 'code_scanning'
        | 'file_path_restriction';
      readonly parameters?: Readonly<Record<string, unknown>>;
    };

export interface BypassActor {
  readonly actor_id: number | null;
  readonly actor_type: 'Integration' | 'OrganizationAdmin' | 'RepositoryRole' | 'Team' | 'DeployKey';
  readonly bypass_mode: 'always' | 'pull_request' | 'exempt';
}

export interface RulesetConditions {
  readonly ref_name?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  readonly repository_name?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  readonly repository_id?: { readonly repository_ids?: readonly number[] };
  readonly repository_property?: {
    readonly include?: readonly { readonly name: string; readonly property_values: readonly string[] }[];
    readonly exclude?: readonly { readonly name: string; readonly property_values: readonly string[] }[];
  };
}

export interface Ruleset {
  readonly id: number;
  name: string;
  readonly sourceType: 'Repository' | 'Organization';
  /** The owning repository's or organisation's numeric id. */
  readonly sourceId: number;
  target: 'branch' | 'tag' | 'push';
  enforcement: 'active' | 'disabled' | 'evaluate';
  bypassActors: readonly BypassActor[];
  conditions: RulesetConditions;
  rules: readonly Rule[];
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface BranchProtection {
  checks: readonly { readonly context: string; readonly app_id: number | null }[] | null;
  strict: boolean;
  enforceAdmins: boolean;
  reviews: PullRequestParameters | null;
  restrictions: { readonly users: Account[]; readonly teams: Team[]; readonly apps: App[] } | null;
  linearHistory: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
  conversationResolution: boolean;
  signatures: boolean;
}
