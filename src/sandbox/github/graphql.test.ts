import { Octokit } from '@octokit/core';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';
import type { App } from './world/apps.ts';

const STATE = `query ($owner: String!, $repo: String!, $number: Int!) {
  rateLimit { cost remaining resetAt }
  repository(owner: $owner, name: $repo) {
    databaseId isArchived
    pullRequest(number: $number) {
      id number title body state isDraft locked merged mergedAt mergeable mergeStateStatus isCrossRepository maintainerCanModify
      baseRefName baseRefOid headRefName headRefOid
      headRepository { nameWithOwner databaseId }
      author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
      authorAssociation createdAt updatedAt additions deletions changedFiles
      milestone { number title dueOn state } reviewDecision
      labels(first: 50) { nodes { name } }
      closingIssuesReferences(first: 20) { nodes { number state milestone { title dueOn } repository { nameWithOwner } } }
      assignees(first: 10) { nodes { login } }
      reviewRequests(first: 50) { nodes { asCodeOwner requestedReviewer { __typename ... on User { login databaseId } ... on Team { slug databaseId } } } }
      reviews(first: 100) { totalCount pageInfo { hasNextPage endCursor }
        nodes { databaseId state body submittedAt lastEditedAt authorAssociation authorCanPushToRepository author { __typename login ... on User { databaseId } } commit { oid } } }
      latestOpinionatedReviews(first: 50, writersOnly: true) { nodes { state submittedAt author { login } commit { oid } } }
      reviewThreads(first: 100) { totalCount nodes { id isResolved isOutdated path resolvedBy { login } comments(first: 1) { nodes { author { login } } } } }
      files(first: 100) { totalCount nodes { path additions deletions changeType } }
      comments(first: 50) { nodes { body lastEditedAt isMinimized includesCreatedEdit author { login } } }
      mergeCommit { oid } potentialMergeCommit { oid parents(first: 2) { nodes { oid } } } mergeQueueEntry { position }
      baseRef { branchProtectionRule { requiredStatusCheckContexts } refUpdateRule { requiredApprovingReviewCount } }
      commits(last: 100) { totalCount nodes { commit {
        oid message committedDate pushedDate authoredDate parents(first: 10) { nodes { oid } }
        author { user { login databaseId } email } committer { user { login databaseId } email }
        authors(first: 10) { nodes { email user { login } } }
        signature { isValid state signer { login } } } } }
      headCommit: commits(last: 1) { nodes { commit { oid statusCheckRollup { state contexts(first: 100) { totalCount nodes {
        __typename
        ... on CheckRun { databaseId name status conclusion startedAt completedAt isRequired(pullRequestNumber: $number)
          checkSuite { databaseId app { databaseId slug } workflowRun { databaseId event workflow { resourcePath } } } }
        ... on StatusContext { context state isRequired(pullRequestNumber: $number) creator { login } }
      } } } } } }
      timelineItems(last: 50, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, BASE_REF_CHANGED_EVENT, REVIEW_DISMISSED_EVENT, READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, AUTO_MERGE_ENABLED_EVENT]) {
        nodes { __typename
          ... on HeadRefForcePushedEvent { createdAt actor { login } beforeCommit { oid } afterCommit { oid } }
          ... on BaseRefChangedEvent { createdAt currentRefName previousRefName }
          ... on ReviewDismissedEvent { createdAt actor { login } previousReviewState review { databaseId } } } }
    }
  }
}`;

let github: FakeGitHub;
let app: App;

/** What lies at a dotted path of an answer. */
function dig(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), value);
}

function digAll(value: unknown, path: string, field: string): unknown[] {
  const list = dig(value, path);
  return Array.isArray(list) ? list.map((one: unknown) => dig(one, field)) : [];
}

function octokit(token: string): Octokit {
  return new Octokit({ baseUrl: github.url, auth: token, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

beforeEach(async () => {
  github = await startFakeGitHub();
  github.build.organization('acme', { owners: ['clara'] });
  github.build.team('acme', 'vendors', { members: ['vera'] });
  github.build.repository('acme/shop', { files: { 'src/a.ts': 'one\n' }, teams: { vendors: 'write' } });
  const permissions = {
    contents: 'read',
    pull_requests: 'read',
    checks: 'write',
    issues: 'write',
    members: 'read',
    administration: 'read',
  } as const;
  app = github.build.app({ slug: 'garde-fou', permissions, events: [] });
  github.build.install(app, 'acme');
});

afterEach(async () => {
  await github.close();
});

function busyPull(): void {
  const [vera, clara] = [github.as('vera'), github.as('clara')];
  clara.talk.openIssue('acme/shop', { title: 'Slow' });
  clara.desk.ruleset('acme/shop', {
    name: 'main',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context: 'Garde-fou', integration_id: app.id }],
          strict_required_status_checks_policy: false,
        },
      },
    ],
  });
  vera.push('acme/shop', { branch: 'side', files: { 'src/s.ts': 's\n' }, message: 'Side' });
  vera.push('acme/shop', {
    branch: 'feature',
    files: { 'src/a.ts': 'two\n' },
    message: 'Two\n\nCo-authored-by: Clara <clara@example.org>\nCo-authored-by: Nobody <no@where.test>',
  });
  vera.push('acme/shop', { branch: 'feature', merge: ['side'], message: 'Merge side' });
  const pull = vera.openPull('acme/shop', { head: 'feature', title: 'Two', body: 'Fixes #1' });
  const thread = clara.commentOnLine(pull, { path: 'src/a.ts', line: 1, body: 'Why?' });
  const approval = clara.approve(pull);
  clara.dismiss(pull, approval);
  vera.resolve(pull, thread);
  const comment = vera.talk.comment(pull, 'Done');
  clara.talk.editComment(pull, comment, 'Not done');
  vera.work.runWorkflow(pull, { path: '.github/workflows/ci.yml', name: 'CI', jobs: [{ name: 'Garde-fou' }] });
  github
    .asApp(app, 'acme')
    .work.checkRun('acme/shop', { name: 'Garde-fou', headSha: pull.headSha, status: 'in_progress' });
  vera.push('acme/shop', { branch: 'feature', from: 'main', force: true, files: { 'src/a.ts': 'three\n' } });
  vera.editPull(pull, { base: 'side' });
  vera.editPull(pull, { base: 'main' });
}

test('answers the whole state of a pull request at GitHub’s price, each field from the world', async () => {
  busyPull();
  const data = await octokit(github.tokenFor(app, 'acme')).graphql<Record<string, never>>(STATE, {
    owner: 'acme',
    repo: 'shop',
    number: 2,
  });
  expect(github.violations).toEqual([]);
  expect(data).toMatchObject({
    rateLimit: { cost: 3 },
    repository: {
      pullRequest: {
        number: 2,
        state: 'OPEN',
        mergeable: 'MERGEABLE',
        mergeStateStatus: 'BLOCKED',
        author: { __typename: 'User', login: 'vera' },
        closingIssuesReferences: { nodes: [{ number: 1 }] },
        reviews: { totalCount: 2, nodes: [{ state: 'COMMENTED' }, { state: 'DISMISSED' }] },
        reviewThreads: {
          nodes: [
            {
              isResolved: true,
              isOutdated: true,
              resolvedBy: { login: 'vera' },
              comments: { nodes: [{ author: { login: 'clara' } }] },
            },
          ],
        },
        comments: { nodes: [{ body: 'Not done', includesCreatedEdit: true, isMinimized: false }] },
        files: { totalCount: 1, nodes: [{ path: 'src/a.ts', changeType: 'MODIFIED' }] },
        commits: { totalCount: 1 },
        headCommit: { nodes: [{ commit: { statusCheckRollup: null } }] },
      },
    },
  });
  expect(digAll(data, 'repository.pullRequest.timelineItems.nodes', '__typename')).toEqual([
    'ReviewDismissedEvent',
    'HeadRefForcePushedEvent',
    'BaseRefChangedEvent',
    'BaseRefChangedEvent',
  ]);
});

test('tells the checks of two Apps with one name apart, and maps trailers to accounts or nobody', async () => {
  const [vera, query] = [
    github.as('vera'),
    '{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { headCommit: commits(last: 1) { nodes { commit { authors(first: 5) { nodes { email user { login } } } statusCheckRollup { state contexts(first: 9) { nodes { ... on CheckRun { name checkSuite { app { slug } workflowRun { event } } } } } } } } } } } }',
  ];
  vera.push('acme/shop', {
    branch: 'f',
    message: 'X\n\nCo-authored-by: Clara <clara@example.org>\nCo-authored-by: N <no@where.test>',
    files: { x: '1' },
  });
  const pull = vera.openPull('acme/shop', { head: 'f' });
  vera.work.runWorkflow(pull, { path: '.github/workflows/ci.yml', jobs: [{ name: 'Garde-fou' }] });
  github
    .asApp(app, 'acme')
    .work.checkRun('acme/shop', { name: 'Garde-fou', headSha: pull.headSha, conclusion: 'failure' });
  const data: unknown = await octokit('user:clara').graphql(query);
  const commit = dig(data, 'repository.pullRequest.headCommit.nodes.0.commit');
  expect(digAll(commit, 'authors.nodes', 'user.login')).toEqual(['vera', 'clara', undefined]);
  expect(dig(commit, 'statusCheckRollup.state')).toBe('FAILURE');
  const slugs = digAll(commit, 'statusCheckRollup.contexts.nodes', 'checkSuite.app.slug');
  expect(new Set(slugs)).toEqual(new Set(['garde-fou', 'github-actions']));
  const events = digAll(commit, 'statusCheckRollup.contexts.nodes', 'checkSuite.workflowRun.event');
  expect(new Set(events)).toEqual(new Set(['pull_request', undefined]));
});

test('answers in part, with an error, what a token has no permission for', async () => {
  github.as('vera').push('acme/shop', { branch: 'f', files: { x: '1' } });
  const pull = github.as('vera').openPull('acme/shop', { head: 'f' });
  const token = github.tokenFor(app, 'acme', { pull_requests: 'read', contents: 'read' });
  const query = `{ repository(owner: "acme", name: "shop") { pullRequest(number: ${pull.number}) { title statusCheckRollup { state } } } }`;
  const answered = await fetch(`${github.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `token ${token}` },
    body: JSON.stringify({ query }),
  });
  expect(await answered.json()).toMatchObject({
    data: { repository: { pullRequest: { title: 'f', statusCheckRollup: null } } },
    errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest', 'statusCheckRollup'] }],
  });
});

test('pages by cursor and refuses a connection without bounds', async () => {
  for (const name of ['a', 'b', 'c']) github.as('clara').talk.openIssue('acme/shop', { title: name });
  const query =
    'query ($after: String) { repository(owner: "acme", name: "shop") { issues(first: 2, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } } }';
  const first: unknown = await octokit('user:clara').graphql(query, { after: null });
  const after = dig(first, 'repository.issues.pageInfo.endCursor');
  const second: unknown = await octokit('user:clara').graphql(query, { after });
  const pages = [first, second].map((data) => [
    digAll(data, 'repository.issues.nodes', 'title'),
    dig(data, 'repository.issues.pageInfo.hasNextPage'),
  ]);
  expect(pages).toEqual([
    [['a', 'b'], true],
    [['c'], false],
  ]);
  await expect(
    octokit('user:clara').graphql('{ repository(owner: "acme", name: "shop") { issues { totalCount } } }'),
  ).rejects.toThrow('`first` or `last`');
});

test('changes the world through mutations and finds things by node id', async () => {
  const vera = github.as('vera');
  vera.push('acme/shop', { branch: 'f', files: { x: '1' } });
  const pull = vera.openPull('acme/shop', { head: 'f', draft: true });
  const thread = github.as('clara').commentOnLine(pull, { path: 'x', line: 1, body: 'Hm' });
  const comment = github.as('clara').talk.comment(pull, 'Hidden');
  const client = octokit('user:clara');
  const ids: unknown = await client.graphql(
    '{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { id comments(first: 1) { nodes { id } } reviewThreads(first: 1) { nodes { id } } } } }',
  );
  const at = (path: string): unknown => dig(ids, `repository.pullRequest.${path}`);
  const change =
    'mutation ($p: ID!, $t: ID!, $c: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $p}) { pullRequest { isDraft } } resolveReviewThread(input: {threadId: $t}) { thread { isResolved } } minimizeComment(input: {subjectId: $c, classifier: OUTDATED}) { minimizedComment { isMinimized } } }';
  await client.graphql(change, { p: at('id'), t: at('reviewThreads.nodes.0.id'), c: at('comments.nodes.0.id') });
  expect(pull.draft).toBe(false);
  expect(thread.resolvedBy?.login).toBe('clara');
  expect(comment.minimizedReason).toBe('OUTDATED');
  const node: unknown = await client.graphql('query ($id: ID!) { node(id: $id) { ... on PullRequest { number } } }', {
    id: at('id'),
  });
  expect(dig(node, 'node.number')).toBe(1);
  expect(github.violations).toEqual([]);
});
