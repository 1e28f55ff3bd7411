import type { ObjectStore } from '../git/object-store.ts';
import type { Account, PropertyValue, Team } from './accounts.ts';
import type { Artifact } from './artifacts.ts';
import type { CheckSuite, CommitStatus, Deployment, Workflow, WorkflowRun } from './checks.ts';
import type { Comment, Label, Milestone, Reaction, Review, ReviewThread } from './conversations.ts';
import type { BranchProtection, Ruleset } from './rules.ts';

export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';
export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface TimelineEvent {
  readonly id: number;
  /** GitHub's GraphQL type name. */
  readonly type: string;
  readonly actor: Account;
  readonly createdAt: Date;
  /** What the type adds: commits, reference names, the review… */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Account;
  title: string;
  body: string | null;
  lastEditedAt: Date | null;
  editor: Account | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | null;
  locked: boolean;
  milestone: Milestone | null;
  closedBy: Account | null;
  closedAt: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
  readonly labels: Set<Label>;
  readonly assignees: Set<Account>;
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  readonly timeline: TimelineEvent[];
}

export interface ReviewRequest {
  readonly reviewer:
    | { readonly kind: 'user'; readonly account: Account }
    | { readonly kind: 'team'; readonly team: Team };
  readonly asCodeOwner: boolean;
}

export interface PullRequest extends Issue {
  readonly pullId: number;
  /** Null once the fork is gone. */
  headRepository: Repository | null;
  readonly headOwner: Account;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  baseSha: string;
  draft: boolean;
  maintainerCanModify: boolean;
  mergedAt: Date | null;
  mergedBy: Account | null;
  mergeCommitSha: string | null;
  autoMerge: { readonly enabledBy: Account; readonly method: MergeMethod } | null;
  lastPusher: Account;
  reviewRequests: ReviewRequest[];
  readonly reviews: Review[];
  readonly threads: ReviewThread[];
}

export interface Activity {
  readonly id: number;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly actor: Account;
  readonly at: Date;
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge';
}

export interface MergeQueueEntry {
  readonly id: number;
  readonly pull: PullRequest;
  readonly enqueuedAt: Date;
  readonly enqueuer: Account;
  readonly ref: string;
  readonly headSha: string;
  readonly baseSha: string;
}

/** An SSH key of a repository, not of a person. */
export interface DeployKey {
  readonly id: number;
  readonly title: string;
  readonly readOnly: boolean;
  readonly addedBy: Account;
  readonly createdAt: Date;
}

export interface Repository {
  readonly id: number;
  name: string;
  owner: Account;
  visibility: 'public' | 'private' | 'internal';
  description: string | null;
  archived: boolean;
  defaultBranch: string;
  topics: string[];
  readonly createdAt: Date;
  updatedAt: Date;
  pushedAt: Date;
  readonly parent: Repository | null;
  readonly store: ObjectStore;
  readonly refs: Map<string, string>;
  readonly properties: Map<string, PropertyValue>;
  readonly collaborators: Map<number, { readonly account: Account; role: Role }>;
  readonly teams: Map<number, { readonly team: Team; role: Role }>;
  readonly issues: Map<number, Issue>;
  readonly pulls: Map<number, PullRequest>;
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  readonly protections: Map<string, BranchProtection>;
  readonly rulesets: Map<number, Ruleset>;
  readonly suites: CheckSuite[];
  readonly statuses: CommitStatus[];
  readonly workflows: Workflow[];
  readonly runs: WorkflowRun[];
  readonly artifacts: Artifact[];
  readonly deployments: Deployment[];
  readonly activity: Activity[];
  readonly queue: MergeQueueEntry[];
  readonly deployKeys: DeployKey[];
  mergeMethods: readonly MergeMethod[];
  deleteBranchOnMerge: boolean;
  allowAutoMerge: boolean;
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

export function branchSha(repository: Repository, branch: string): string | undefined {
  return repository.refs.get(`refs/heads/${branch}`);
}

export function branchNames(repository: Repository): string[] {
  return [...repository.refs.keys()]
    .filter((ref) => ref.startsWith('refs/heads/'))
    .map((ref) => ref.slice(11))
    .toSorted();
}

export function isPull(issue: Issue): issue is PullRequest {
  return 'pullId' in issue;
}

/** A commit id from a full or short id, a branch, a tag, or a full reference name; annotated tags are followed. */
export function resolveCommit(repository: Repository, expression: string): string | undefined {
  const { refs, store } = repository;
  const named = ['', 'refs/', 'refs/heads/', 'refs/tags/'].map((prefix) => refs.get(prefix + expression));
  const found =
    named.find((sha) => sha !== undefined) ??
    (expression === 'HEAD' ? branchSha(repository, repository.defaultBranch) : undefined);
  if (found !== undefined) return store.tags.get(found)?.object ?? found;
  if (store.commits.has(expression)) return expression;
  if (!/^[0-9a-f]{7,39}$/.test(expression)) return undefined;
  return [...store.commits.keys()].find((sha) => sha.startsWith(expression));
}
