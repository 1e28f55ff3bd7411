import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { type Received, startReceiver, type WebhookReceiver } from '../../../test/support/webhook-receiver.ts';
import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';
import type { App } from './world/apps.ts';

const SECRET = 'a long secret for tests only';
const EVENTS = ['issues'];

let github: FakeGitHub;
let receiver: WebhookReceiver;
let received: Received[];
let app: App;

beforeEach(async () => {
  receiver = await startReceiver();
  ({ received } = receiver);
  github = await startFakeGitHub();
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
  github.build.install(app, 'acme');
  await github.settled();
  received.length = 0;
});

afterEach(async () => {
  await github.settled();
  await github.close();
  receiver.close();
});

test('logs failed deliveries, pages them by cursor and redelivers with the same guid', async () => {
  receiver.status = 500;
  for (const title of ['a', 'b', 'c']) github.as('clara').talk.openIssue('acme/shop', { title });
  await github.settled();
  receiver.status = 202;
  // the App signs with the machine's clock, so the world follows it here
  github.clock.set(new Date());
  const octokit = new Octokit({
    baseUrl: github.url,
    authStrategy: createAppAuth,
    auth: { appId: app.id, privateKey: app.privateKey },
  });
  const first = await octokit.request('GET /app/hook/deliveries', { per_page: 2 });
  expect(first.headers.link).toContain('cursor=');
  expect(first.data.map((one) => [one.event, one.status_code])).toEqual([
    ['issues', 500],
    ['issues', 500],
  ]);
  const [failed] = first.data;
  const detail = await octokit.request('GET /app/hook/deliveries/{delivery_id}', { delivery_id: Number(failed?.id) });
  expect(detail.data.request.payload).toMatchObject({ action: 'opened', issue: { title: 'c' } });
  await octokit.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: Number(failed?.id) });
  await github.settled();
  expect(received.at(-1)?.headers['x-github-delivery']).toBe(failed?.guid);
  expect(github.webhooks.log.at(-1)).toMatchObject({ redelivery: true, status: 'OK' });
  expect(github.violations).toEqual([]);
});

test('drops, loses, duplicates and reorders deliveries on demand', async () => {
  const { webhooks } = github;
  const open = (title: string): unknown => github.as('clara').talk.openIssue('acme/shop', { title });
  const count = webhooks.log.length;
  webhooks.fate = () => 'drop';
  open('dropped');
  webhooks.fate = () => 'lose';
  open('lost');
  webhooks.fate = () => 'duplicate';
  open('twice');
  webhooks.fate = () => 'send';
  webhooks.hold();
  open('first');
  open('second');
  webhooks.release((held) => held.toReversed());
  await github.settled();
  expect(received.map(({ body }) => body.issue?.title)).toEqual(['twice', 'twice', 'second', 'first']);
  expect(webhooks.log.slice(count).map(({ status: text }) => text)).toEqual(['timed out', 'OK', 'OK', 'OK']);
  expect(github.violations).toEqual([]);
});
