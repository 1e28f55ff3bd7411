import type { z } from 'zod';

import * as answers from './answers.ts';

/** A permission of a GitHub App and how much of it. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** One request that we make: its route, the permission that it takes, the part of the answer that we use. */
export interface Operation<T = unknown> {
  readonly route: string;
  readonly needs: Permissions;
  readonly answer: z.ZodType<T>;
}

const repo = '/repos/{owner}/{repo}';

/** Requests under the App's own name. */
export const appOperations = {
  installations: { route: 'GET /app/installations', needs: {}, answer: answers.listOf(answers.installation) },
  installation: { route: 'GET /app/installations/{installation_id}', needs: {}, answer: answers.installation },
  token: { route: 'POST /app/installations/{installation_id}/access_tokens', needs: {}, answer: answers.token },
  deliveries: { route: 'GET /app/hook/deliveries', needs: {}, answer: answers.listOf(answers.delivery) },
  redeliver: { route: 'POST /app/hook/deliveries/{delivery_id}/attempts', needs: {}, answer: answers.nothing },
} as const satisfies Record<string, Operation>;

/** Reads in a repository or its organisation. */
export const readOperations = {
  repository: { route: `GET ${repo}`, needs: { metadata: 'read' }, answer: answers.repository },
  installed: {
    route: 'GET /installation/repositories',
    needs: { metadata: 'read' },
    answer: answers.installedRepositories,
  },
  compare: { route: `GET ${repo}/compare/{basehead}`, needs: { contents: 'read' }, answer: answers.comparison },
  compareCommits: {
    route: `GET ${repo}/compare/{basehead}`,
    needs: { contents: 'read' },
    answer: answers.comparedCommits,
  },
  files: {
    route: `GET ${repo}/pulls/{pull_number}/files`,
    needs: { pull_requests: 'read' },
    answer: answers.listOf(answers.listedFile),
  },
  pulls: {
    route: `GET ${repo}/pulls`,
    needs: { pull_requests: 'read' },
    answer: answers.listOf(answers.openPull),
  },
  pullsOfCommit: {
    route: `GET ${repo}/commits/{commit_sha}/pulls`,
    needs: { pull_requests: 'read', contents: 'read' },
    answer: answers.listOf(answers.openPull),
  },
  mergesOfCommit: {
    route: `GET ${repo}/commits/{commit_sha}/pulls`,
    needs: { pull_requests: 'read', contents: 'read' },
    answer: answers.listOf(answers.mergedPull),
  },
  reviews: {
    route: `GET ${repo}/pulls/{pull_number}/reviews`,
    needs: { pull_requests: 'read' },
    answer: answers.listOf(answers.review),
  },
  commits: { route: `GET ${repo}/commits`, needs: { contents: 'read' }, answer: answers.listOf(answers.commit) },
  tree: { route: `GET ${repo}/git/trees/{tree_sha}`, needs: { contents: 'read' }, answer: answers.tree },
  blob: { route: `GET ${repo}/git/blobs/{file_sha}`, needs: { contents: 'read' }, answer: answers.blobContent },
  branchTip: { route: `GET ${repo}/git/ref/heads/{branch}`, needs: { contents: 'read' }, answer: answers.reference },
  activity: {
    route: `GET ${repo}/activity`,
    needs: { contents: 'read' },
    answer: answers.listOf(answers.activity),
  },
  properties: {
    route: `GET ${repo}/properties/values`,
    needs: { metadata: 'read' },
    answer: answers.listOf(answers.property),
  },
  permission: {
    route: `GET ${repo}/collaborators/{username}/permission`,
    needs: { metadata: 'read' },
    answer: answers.access,
  },
  deployKeys: {
    route: `GET ${repo}/keys`,
    needs: { administration: 'read' },
    answer: answers.listOf(answers.deployKey),
  },
  workflowRuns: { route: `GET ${repo}/actions/runs`, needs: { actions: 'read' }, answer: answers.workflowRuns },
  workflowJobs: {
    route: `GET ${repo}/actions/runs/{run_id}/jobs`,
    needs: { actions: 'read' },
    answer: answers.workflowJobs,
  },
  attemptJobs: {
    route: `GET ${repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`,
    needs: { actions: 'read' },
    answer: answers.workflowJobs,
  },
  runArtifacts: {
    route: `GET ${repo}/actions/runs/{run_id}/artifacts`,
    needs: { actions: 'read' },
    answer: answers.artifacts,
  },
  artifactArchive: {
    route: `GET ${repo}/actions/artifacts/{artifact_id}/{archive_format}`,
    needs: { actions: 'read' },
    answer: answers.nothing,
  },
  annotations: {
    route: `GET ${repo}/check-runs/{check_run_id}/annotations`,
    needs: { checks: 'read' },
    answer: answers.listOf(answers.annotation),
  },
  gitCommit: {
    route: `GET ${repo}/git/commits/{commit_sha}`,
    needs: { contents: 'read' },
    answer: answers.gitCommit,
  },
  ancestry: { route: `GET ${repo}/commits`, needs: { contents: 'read' }, answer: answers.listOf(answers.gitCommit) },
  deployments: {
    route: `GET ${repo}/deployments`,
    needs: { deployments: 'read' },
    answer: answers.listOf(answers.deployment),
  },
  deploymentStatuses: {
    route: `GET ${repo}/deployments/{deployment_id}/statuses`,
    needs: { deployments: 'read' },
    answer: answers.listOf(answers.deploymentStatus),
  },
  checkRuns: {
    route: `GET ${repo}/commits/{ref}/check-runs`,
    needs: { checks: 'read' },
    answer: answers.checkRuns,
  },
  branch: { route: `GET ${repo}/branches/{branch}`, needs: { contents: 'read' }, answer: answers.branch },
  branchRules: {
    route: `GET ${repo}/rules/branches/{branch}`,
    needs: { metadata: 'read' },
    answer: answers.listOf(answers.branchRule),
  },
  user: { route: 'GET /users/{username}', needs: { metadata: 'read' }, answer: answers.account },
  team: { route: 'GET /orgs/{org}/teams/{team_slug}', needs: { members: 'read' }, answer: answers.created },
  teamMembers: {
    route: 'GET /orgs/{org}/teams/{team_slug}/members',
    needs: { members: 'read' },
    answer: answers.listOf(answers.account),
  },
  members: {
    route: 'GET /orgs/{org}/members',
    needs: { members: 'read' },
    answer: answers.listOf(answers.account),
  },
  membership: {
    route: 'GET /orgs/{org}/memberships/{username}',
    needs: { members: 'read' },
    answer: answers.membership,
  },
} as const satisfies Record<string, Operation>;

/** Writes, each with a token that can do nothing else. */
export const writeOperations = {
  createCheck: { route: `POST ${repo}/check-runs`, needs: { checks: 'write' }, answer: answers.created },
  updateCheck: {
    route: `PATCH ${repo}/check-runs/{check_run_id}`,
    needs: { checks: 'write' },
    answer: answers.created,
  },
  createComment: {
    route: `POST ${repo}/issues/{issue_number}/comments`,
    needs: { issues: 'write', pull_requests: 'write' },
    answer: answers.created,
  },
  updateComment: {
    route: `PATCH ${repo}/issues/comments/{comment_id}`,
    needs: { issues: 'write', pull_requests: 'write' },
    answer: answers.created,
  },
  react: {
    route: `POST ${repo}/issues/comments/{comment_id}/reactions`,
    needs: { issues: 'write', pull_requests: 'write' },
    answer: answers.created,
  },
  createIssue: { route: `POST ${repo}/issues`, needs: { issues: 'write' }, answer: answers.numbered },
  updateIssue: {
    route: `PATCH ${repo}/issues/{issue_number}`,
    needs: { issues: 'write' },
    answer: answers.numbered,
  },
  unlock: {
    route: `DELETE ${repo}/issues/{issue_number}/lock`,
    needs: { issues: 'write', pull_requests: 'write' },
    answer: answers.nothing,
  },
  requestReviewers: {
    route: `POST ${repo}/pulls/{pull_number}/requested_reviewers`,
    needs: { pull_requests: 'write' },
    answer: answers.numbered,
  },
} as const satisfies Record<string, Operation>;

/** What the one query about a pull request reads, beside what the REST reads take. */
export const queryNeeds = {
  pull_requests: 'read',
  contents: 'read',
  checks: 'read',
  statuses: 'read',
  issues: 'read',
  metadata: 'read',
  merge_queues: 'read',
} as const satisfies Permissions;

/** Everything that reading takes: one token a repository. */
export const readNeeds: Permissions = Object.fromEntries(
  [queryNeeds, ...Object.values(readOperations).map(({ needs }) => needs)].flatMap((needs) => Object.entries(needs)),
);
