import { createHmac } from 'node:crypto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { type Received, startReceiver, type WebhookReceiver } from '../../../test/support/webhook-receiver.ts';
import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';
import type { App, Installation } from './world/apps.ts';

const SECRET = 'a long secret for tests only';
const EVENTS = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_review_thread',
  'push',
  'check_run',
  'check_suite',
  'status',
  'workflow_run',
  'workflow_job',
  'issue_comment',
  'issues',
  'repository',
  'membership',
  'member',
  'organization',
  'team',
  'merge_group',
  'custom_property_values',
  'deployment',
  'deployment_status',
  'create',
  'delete',
  'repository_ruleset',
  'branch_protection_rule',
  'milestone',
  'label',
  'fork',
  'public',
];

let github: FakeGitHub;
let receiver: WebhookReceiver;
let received: Received[];
let app: App;
let installation: Installation;

const named = (): string[] =>
  received.map(({ headers, body }) =>
    [headers['x-github-event'], body.action].filter((part) => part !== undefined).join('.'),
  );

beforeEach(async () => {
  receiver = await startReceiver();
  ({ received } = receiver);
  github = await startFakeGitHub({ validateEvents: true });
  github.build.organization('acme', { owners: ['clara'] });
  github.build.team('acme', 'vendors', { members: ['vera'] });
  github.build.repository('acme/shop', { teams: { vendors: 'write' } });
  app = github.build.app({
    slug: 'garde-fou',
    permissions: { checks: 'write', contents: 'read', pull_requests: 'write', issues: 'write' },
    events: EVENTS,
    webhookUrl: receiver.url,
    webhookSecret: SECRET,
  });
  installation = github.build.install(app, 'acme');
  await github.settled();
  received.length = 0;
});

afterEach(async () => {
  await github.settled();
  await github.close();
  receiver.close();
});

test('sends signed events with GitHub’s headers, in order', async () => {
  github.as('vera').push('acme/shop', { branch: 'f', files: { a: '1' } });
  github.as('vera').openPull('acme/shop', { head: 'f' });
  await github.settled();
  expect(named()).toEqual(['create', 'push', 'check_suite.requested', 'pull_request.opened']);
  for (const { headers, text } of received) {
    expect(headers['x-hub-signature-256']).toBe(`sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`);
    expect(headers['x-github-delivery']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(headers['x-github-hook-installation-target-id']).toBe(String(app.id));
  }
  expect(received.at(-1)?.body).toMatchObject({
    installation: { id: installation.id },
    organization: { login: 'acme' },
    sender: { login: 'vera' },
    pull_request: { head: { ref: 'f', user: { login: 'acme' } } },
  });
  expect(github.violations).toEqual([]);
});

test('tells the whole life of a pull request as GitHub describes its events', async () => {
  const [vera, clara] = [github.as('vera'), github.as('clara')];
  vera.push('acme/shop', { branch: 'f', files: { a: '1' } });
  const pull = vera.openPull('acme/shop', { head: 'f' });
  const before = pull.headSha;
  vera.push('acme/shop', { branch: 'f', files: { a: '2' } });
  vera.editPull(pull, { title: 'New title' });
  vera.talk.label(pull, 'bug');
  vera.requestReview(pull, 'clara', 'acme/vendors');
  const thread = clara.commentOnLine(pull, { path: 'a', line: 1, body: 'Hm' });
  vera.resolve(pull, thread);
  const approval = clara.approve(pull);
  clara.editReview(pull, approval, 'Good');
  clara.dismiss(pull, approval);
  const comment = clara.talk.comment(pull, 'x');
  clara.talk.editComment(pull, comment, 'y');
  clara.talk.deleteComment(pull, comment);
  const run = vera.work.runWorkflow(pull, { path: '.github/workflows/ci.yml', jobs: [{ name: 'ci' }] });
  vera.work.status('acme/shop', { sha: pull.headSha, state: 'success' });
  const milestone = clara.talk.createMilestone('acme/shop', { title: 'M' });
  clara.talk.setMilestone(pull, milestone);
  vera.draft(pull);
  vera.draft(pull, false);
  vera.close(pull);
  vera.reopen(pull);
  clara.merge(pull);
  await github.settled();
  const synchronize = received.find(({ body }) => body.action === 'synchronize')?.body;
  expect(synchronize).toMatchObject({ before, after: pull.headSha });
  expect(received.find(({ body }) => body.action === 'edited')?.body.changes).toEqual({ title: { from: 'f' } });
  expect(run.status).toBe('completed');
  expect(named()).toEqual(
    expect.arrayContaining([
      'pull_request.review_requested',
      'pull_request_review_thread.resolved',
      'pull_request_review.dismissed',
      'issue_comment.deleted',
      'workflow_run.completed',
      'check_run.completed',
      'check_suite.completed',
      'status',
      'pull_request.milestoned',
      'pull_request.closed',
      'push',
    ]),
  );
  expect(github.violations).toEqual([]);
});

test('tells about repositories, people, rules and deployments as GitHub describes it', async () => {
  const clara = github.as('clara');
  clara.desk.edit('acme/shop', { name: 'store' });
  clara.desk.properties('acme/store', { tier: 'gold' });
  clara.desk.invite('acme/store', 'vera', 'write');
  clara.desk.topics('acme/store', 'web');
  const ruleset = clara.desk.ruleset('acme/store', { name: 'r', enforcement: 'active', rules: [{ type: 'deletion' }] });
  clara.desk.deleteRuleset('acme/store', ruleset);
  clara.desk.protect('acme/store', 'main', {});
  clara.work.deploymentStatus('acme/store', clara.work.deploy('acme/store', { ref: 'main' }), 'success');
  github.build.removeTeamMember('acme', 'vendors', 'vera');
  github.build.removeMember('acme', 'vera');
  clara.desk.edit('acme/store', { visibility: 'public', archived: true });
  github.build.select(installation, ['acme/store']);
  github.build.suspend(installation);
  await github.settled();
  const all = [
    'repository.renamed',
    'custom_property_values.updated',
    'member.added',
    'repository.edited',
    'repository_ruleset.created',
    'repository_ruleset.deleted',
    'branch_protection_rule.created',
    'deployment.created',
    'deployment_status.created',
    'membership.removed',
    'organization.member_removed',
    'public',
    'repository.archived',
    'installation.suspend',
  ];
  expect(named()).toEqual(expect.arrayContaining(all));
  expect(github.violations).toEqual([]);
});

test('gives re-run requests to the App that owns the check alone, and hears merge groups', async () => {
  const run = github.asApp(app, 'acme').work.checkRun('acme/shop', {
    name: 'Garde-fou',
    headSha: github.world.repository('acme/shop').refs.get('refs/heads/main') ?? '',
    conclusion: 'failure',
    actions: [{ label: 'Fix', description: 'Fix it', identifier: 'fix' }],
  });
  github.as('vera').work.rerequest('acme/shop', run);
  github.as('vera').work.press('acme/shop', run, 'fix');
  await github.settled();
  expect(named()).toEqual(expect.arrayContaining(['check_run.rerequested', 'check_run.requested_action']));
  expect(github.violations).toEqual([]);
});
