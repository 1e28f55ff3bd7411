import { afterEach, beforeEach, expect, test } from 'vitest';

import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';
import type { App } from './world/apps.ts';
import type { Conclusion } from './world/checks.ts';
import { Refusal } from './world/refusal.ts';
import type { PullRequest } from './world/repositories.ts';
import type { Rule } from './world/rules.ts';

let github: FakeGitHub;
let app: App;
let pull: PullRequest;

const MAIN = { ref_name: { include: ['refs/heads/main'] } };
const review = {
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_review_thread_resolution: false,
};

function pinned(strict = false): Rule {
  return {
    type: 'required_status_checks',
    parameters: {
      required_status_checks: [{ context: 'Garde-fou', integration_id: app.id }],
      strict_required_status_checks_policy: strict,
    },
  };
}

function ruled(...rules: Rule[]): void {
  github.as('clara').desk.ruleset('acme/shop', { name: 'main', enforcement: 'active', conditions: MAIN, rules });
}

function refusalOf(act: () => unknown): [number, string] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return [error.status, error.message];
    throw error;
  }
  return [200, ''];
}

function verdict(conclusion: Conclusion): void {
  github.asApp(app, 'acme').work.checkRun('acme/shop', { name: 'Garde-fou', headSha: pull.headSha, conclusion });
}

beforeEach(async () => {
  github = await startFakeGitHub({ validate: false });
  github.build.organization('acme', { owners: ['clara'], members: ['ines'], plan: 'team' });
  github.build.team('acme', 'vendors', { members: ['vera'] });
  github.build.repository('acme/shop', {
    files: { 'a.txt': 'a\n' },
    teams: { vendors: 'write' },
    collaborators: { ines: 'write' },
  });
  app = github.build.app({ slug: 'garde-fou', permissions: { checks: 'write', contents: 'read' }, events: [] });
  github.build.install(app, 'acme');
  github.as('vera').push('acme/shop', { branch: 'feature', files: { 'a.txt': 'b\n' } });
  pull = github.as('vera').openPull('acme/shop', { head: 'feature' });
});

afterEach(async () => {
  await github.close();
});

test('refuses a merge while the pinned check is missing, with GitHub’s 405', () => {
  ruled(pinned());
  const [status, message] = refusalOf(() => github.as('vera').merge(pull));
  expect([status, message]).toEqual([405, expect.stringContaining('Required status check "Garde-fou" is expected.')]);
  expect(github.mergeability(pull, 'vera')).toMatchObject({ allowed: false, state: 'blocked' });
});

test.each(['success', 'neutral', 'skipped'] as const)('lets a pinned check that concluded %s through', (conclusion) => {
  ruled(pinned());
  verdict(conclusion);
  expect(github.mergeability(pull, 'vera').allowed).toBe(true);
});

test.each(['failure', 'cancelled', 'timed_out', 'action_required'] as const)(
  'blocks on a pinned check that concluded %s',
  (conclusion) => {
    ruled(pinned());
    verdict(conclusion);
    expect(github.mergeability(pull, 'vera').reasons).toEqual(['Required status check "Garde-fou" is failing.']);
  },
);

test('counts no check of the required name that another App or a status brings', () => {
  ruled(pinned());
  github.as('vera').work.runWorkflow(pull, { path: '.github/workflows/x.yml', jobs: [{ name: 'Garde-fou' }] });
  github
    .asActions('acme/shop')
    .work.checkRun('acme/shop', { name: 'Garde-fou', headSha: pull.headSha, conclusion: 'success' });
  github.as('vera').work.status('acme/shop', { sha: pull.headSha, context: 'Garde-fou', state: 'success' });
  expect(github.mergeability(pull, 'vera').allowed).toBe(false);
});

test('an unpinned requirement is satisfied by anybody’s check', () => {
  ruled({
    type: 'required_status_checks',
    parameters: { required_status_checks: [{ context: 'Garde-fou' }], strict_required_status_checks_policy: false },
  });
  github
    .asActions('acme/shop')
    .work.checkRun('acme/shop', { name: 'Garde-fou', headSha: pull.headSha, conclusion: 'success' });
  expect(github.mergeability(pull, 'vera').allowed).toBe(true);
});

test('a push makes the check of the former head worthless', () => {
  ruled(pinned());
  verdict('success');
  github.as('vera').push('acme/shop', { branch: 'feature', files: { 'a.txt': 'c\n' } });
  expect(github.mergeability(pull, 'vera').allowed).toBe(false);
});

test('needs the approvals of writers, not of readers nor of the author', () => {
  ruled({ type: 'pull_request', parameters: { ...review, required_approving_review_count: 1 } });
  github.build.member('acme', 'rita');
  github.as('rita').approve(pull);
  expect(refusalOf(() => github.as('vera').approve(pull))[0]).toBe(422);
  expect(github.mergeability(pull, 'vera').allowed).toBe(false);
  github.as('ines').approve(pull);
  expect(github.mergeability(pull, 'vera').allowed).toBe(true);
  github.as('ines').requestChanges(pull);
  expect(github.mergeability(pull, 'vera').allowed).toBe(false);
});

test('asks code owners of the base branch, the last line deciding', () => {
  github.as('clara').push('acme/shop', { branch: 'main', files: { '.github/CODEOWNERS': '* @ines\n*.txt @clara\n' } });
  ruled({
    type: 'pull_request',
    parameters: { ...review, required_approving_review_count: 1, require_code_owner_review: true },
  });
  github.as('ines').approve(pull);
  expect(github.mergeability(pull, 'vera').reasons).toEqual(['Waiting on code owner review.']);
  github.as('clara').approve(pull);
  expect(github.mergeability(pull, 'vera').allowed).toBe(true);
});

test('dismisses stale approvals on a push when the rule says so', () => {
  ruled({
    type: 'pull_request',
    parameters: { ...review, required_approving_review_count: 1, dismiss_stale_reviews_on_push: true },
  });
  const approval = github.as('ines').approve(pull);
  github.as('vera').push('acme/shop', { branch: 'feature', files: { 'a.txt': 'c\n' } });
  expect(approval.state).toBe('DISMISSED');
});

test('refuses direct pushes to a branch that wants pull requests, except for bypass actors', () => {
  const rule: Rule = { type: 'pull_request', parameters: { ...review, required_approving_review_count: 0 } };
  const bypassActors = [{ actor_id: 1, actor_type: 'OrganizationAdmin', bypass_mode: 'always' }] as const;
  github.as('clara').desk.ruleset('acme', {
    name: 'all',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] }, repository_name: { include: ['~ALL'] } },
    rules: [rule],
    bypassActors,
  });
  expect(refusalOf(() => github.as('vera').push('acme/shop', { branch: 'main', files: { x: '1' } }))[1]).toContain(
    'through a pull request',
  );
  expect(refusalOf(() => github.as('clara').push('acme/shop', { branch: 'main', files: { x: '1' } }))).toEqual([
    200,
    '',
  ]);
});

test('classic protection binds admins only when it says so', () => {
  const { desk } = github.as('clara');
  desk.protect('acme/shop', 'main', { checks: [{ context: 'Garde-fou', app_id: app.id }] });
  expect([github.mergeability(pull, 'vera').allowed, github.mergeability(pull, 'clara').allowed]).toEqual([
    false,
    true,
  ]);
  desk.protect('acme/shop', 'main', { checks: [{ context: 'Garde-fou', app_id: app.id }], enforceAdmins: true });
  expect(github.mergeability(pull, 'clara').allowed).toBe(false);
});

test('enforces nothing in a private repository of the Free plan, nor a ruleset that is switched off', () => {
  ruled(pinned());
  github.world.organization('acme').plan = 'free';
  expect(github.mergeability(pull, 'vera').allowed).toBe(true);
  github.world.organization('acme').plan = 'team';
  const [ruleset] = github.world.repository('acme/shop').rulesets.values();
  if (ruleset !== undefined) github.as('clara').desk.editRuleset('acme/shop', ruleset, { enforcement: 'evaluate' });
  expect(github.mergeability(pull, 'vera').allowed).toBe(true);
});

test('a strict requirement wants the head up to date', () => {
  ruled(pinned(true));
  verdict('success');
  github.world.repository('acme/shop').rulesets.clear();
  github.as('clara').push('acme/shop', { branch: 'main', files: { 'b.txt': 'b\n' } });
  ruled(pinned(true));
  expect(github.mergeability(pull, 'vera')).toMatchObject({ allowed: false, state: 'behind' });
});

test('answers 409 when the head is not the one that was looked at', () => {
  expect(refusalOf(() => github.as('vera').merge(pull, { sha: '0'.repeat(40) }))[0]).toBe(409);
});

test('conflicts, drafts and closed pull requests do not merge', () => {
  github.as('vera').draft(pull);
  expect(github.mergeability(pull, 'vera')).toMatchObject({ allowed: false, state: 'draft' });
  github.as('vera').draft(pull, false);
  github.as('clara').push('acme/shop', { branch: 'main', files: { 'a.txt': 'other\n' } });
  expect(github.mergeability(pull, 'vera')).toMatchObject({ allowed: false, state: 'dirty', mergeable: false });
  github.as('vera').close(pull);
  expect(github.mergeability(pull, 'vera').allowed).toBe(false);
});

test.each(['squash', 'rebase'] as const)('merges by %s onto the base with one parent a commit', (method) => {
  const sha = github.as('vera').merge(pull, { method });
  const { store, refs } = github.world.repository('acme/shop');
  expect(refs.get('refs/heads/main')).toBe(sha);
  expect(store.commits.get(sha)?.parents).toHaveLength(1);
  expect(store.bytesOf(store.filesAt(sha).get('a.txt') ?? { mode: '100644', sha: '' }).toString()).toBe('b\n');
});

test('readers cannot push, writers cannot administer, strangers see nothing', () => {
  github.build.member('acme', 'rita');
  github.build.user('stranger');
  const { desk } = github.as('vera');
  expect(refusalOf(() => github.as('rita').push('acme/shop', { branch: 'x', files: { x: '' } }))[0]).toBe(403);
  expect(refusalOf(() => desk.ruleset('acme/shop', { name: 'x', enforcement: 'active' }))[0]).toBe(403);
  expect(refusalOf(() => desk.edit('acme/shop', { visibility: 'public' }))[0]).toBe(403);
  expect(refusalOf(() => github.as('stranger').talk.openIssue('acme/shop', { title: 'x' }))[0]).toBe(404);
});
