import { afterEach, beforeEach, expect, test } from 'vitest';

import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';
import type { App } from './world/apps.ts';
import type { PullRequest } from './world/repositories.ts';

const SHOP = 'acme/shop';
const CI = '.github/workflows/ci.yml';

let github: FakeGitHub;
let app: App;
let pull: PullRequest;

const vera = () => github.as('vera');
const green = (headSha: string) =>
  github.asApp(app, 'acme').work.checkRun(SHOP, { name: 'Garde-fou', headSha, conclusion: 'success' });

beforeEach(async () => {
  github = await startFakeGitHub({ validate: false });
  github.build.organization('acme', { owners: ['clara'], plan: 'team' });
  github.build.team('acme', 'vendors', { members: ['vera'] });
  github.build.repository(SHOP, { files: { 'a.txt': 'a\n' }, teams: { vendors: 'write' } });
  app = github.build.app({ slug: 'garde-fou', permissions: { checks: 'write', contents: 'read' }, events: [] });
  github.build.install(app, 'acme');
  github.as('clara').desk.ruleset(SHOP, {
    name: 'main',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/heads/main'] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context: 'Garde-fou', integration_id: app.id }],
          strict_required_status_checks_policy: false,
        },
      },
      {
        type: 'merge_queue',
        parameters: {
          check_response_timeout_minutes: 60,
          grouping_strategy: 'ALLGREEN',
          max_entries_to_build: 5,
          max_entries_to_merge: 5,
          merge_method: 'MERGE',
          min_entries_to_merge: 1,
          min_entries_to_merge_wait_minutes: 5,
        },
      },
    ],
  });
  pull = proposed('feature', 'a.txt');
});

afterEach(() => github.close());

function proposed(branch: string, path: string): PullRequest {
  vera().push(SHOP, { branch, files: { [path]: 'b\n' } });
  const made = vera().openPull(SHOP, { head: branch, title: branch });
  green(made.headSha);
  return made;
}

test('merges a group whose own commit is green, and only then', () => {
  expect(() => vera().merge(pull)).toThrow('merge queue');
  const entry = vera().enqueue(pull);
  expect(vera().settleQueue(entry).allowed).toBe(false);
  green(entry.headSha);
  expect(vera().settleQueue(entry).allowed).toBe(true);
  expect(pull.mergedAt).not.toBeNull();
});

test('builds each group on the one before it, and anew when that one leaves', () => {
  const second = proposed('second', 'b.txt');
  const { queue, refs, store } = github.world.repository(SHOP);
  const tip = refs.get('refs/heads/main');
  const ahead = vera().enqueue(pull);
  const behind = vera().enqueue(second);
  expect([ahead.baseSha, behind.baseSha]).toEqual([tip, ahead.headSha]);
  expect(store.commits.get(behind.headSha)?.parents).toEqual([ahead.headSha, second.headSha]);
  green(behind.headSha);
  expect(() => vera().settleQueue(behind)).toThrow('stand before it');
  vera().dequeue(ahead);
  expect(queue).toMatchObject([{ pull: second, baseSha: tip }]);
  expect(refs.has(behind.ref)).toBe(false);
  expect(queue[0]?.headSha).not.toBe(behind.headSha);
});

test('alone starts runs of a group', () => {
  const entry = vera().enqueue(pull);
  const run = vera().work.runWorkflow(entry, { path: CI });
  expect(run).toMatchObject({ event: 'merge_group', headSha: entry.headSha, headBranch: entry.ref.slice(11) });
  expect(run.checkedOut).toMatchObject({ sha: entry.headSha, ref: entry.ref });
  const imitation = { path: CI, event: 'merge_group', branch: entry.ref.slice(11) };
  expect(() => vera().work.runWorkflow(SHOP, imitation)).toThrow('no such group');
});
