import { afterEach, beforeEach, expect, test } from 'vitest';

import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ validateEvents: true });
  github.build.organization('acme', { owners: ['clara'], members: ['cto'], basePermission: 'read' });
  github.build.team('acme', 'vendors', { members: ['vera'] });
  github.build.repository('acme/shop', {
    files: { 'src/a.ts': 'one\n', 'README.md': 'hello\n' },
    teams: { vendors: 'write' },
  });
});

afterEach(async () => {
  await github.close();
});

test('a pull request is opened, pushed to, reviewed and merged', () => {
  const [vera, clara] = [github.as('vera'), github.as('clara')];
  vera.push('acme/shop', { branch: 'feature', files: { 'src/a.ts': 'two\n' } });
  const pull = vera.openPull('acme/shop', { head: 'feature', title: 'Two' });
  expect(pull.number).toBe(1);
  const second = vera.push('acme/shop', { branch: 'feature', files: { 'src/b.ts': 'b\n' } });
  expect(pull.headSha).toBe(second.sha);
  clara.approve(pull);
  const sha = clara.merge('acme/shop#1');
  expect(pull).toMatchObject({ state: 'closed', mergeCommitSha: sha });
  expect(github.world.repository('acme/shop').refs.get('refs/heads/main')).toBe(sha);
  expect(github.violations).toEqual([]);
});

test('a pull request from a fork outlives the fork, and its checks name no pull request', async () => {
  github.build.user('eve');
  github.as('clara').desk.edit('acme/shop', { visibility: 'public' });
  const eve = github.as('eve');
  const fork = eve.desk.fork('acme/shop');
  eve.push(fork, { branch: 'patch', files: { 'src/a.ts': 'fork\n' } });
  const pull = eve.openPull('acme/shop', { head: 'eve:patch' });
  github
    .asActions('acme/shop')
    .work.checkRun('acme/shop', { name: 'ci', headSha: pull.headSha, conclusion: 'success' });
  const read = async (path: string): Promise<unknown> =>
    (await fetch(`${github.url}/repos/acme/shop${path}`, { headers: { authorization: 'token user:clara' } })).json();
  expect(await read(`/commits/${pull.headSha}/check-runs`)).toMatchObject({ check_runs: [{ pull_requests: [] }] });
  expect(await read('/pulls/1')).toMatchObject({
    head: { repo: { full_name: 'eve/shop' } },
    maintainer_can_modify: true,
  });
  eve.desk.delete('eve/shop');
  expect(await read('/pulls/1')).toMatchObject({ head: { repo: null }, changed_files: 1 });
  github.as('clara').merge(pull);
  expect(github.violations).toEqual([]);
});

test('a retargeted pull request shows its new base and tells what it was', () => {
  const vera = github.as('vera');
  vera.push('acme/shop', { branch: 'side', files: { 'side.ts': 's\n' } });
  vera.push('acme/shop', { branch: 'feature', files: { 'src/a.ts': 'two\n' } });
  const pull = vera.openPull('acme/shop', { head: 'feature', base: 'side' });
  vera.editPull(pull, { base: 'main' });
  expect(pull.baseRef).toBe('main');
  expect(pull.timeline.map(({ type, detail }) => [type, detail])).toEqual([
    ['BaseRefChangedEvent', { previousRefName: 'side', currentRefName: 'main' }],
  ]);
});

test('an issue that moves gets a new number in its new home', () => {
  github.build.repository('acme/other');
  const clara = github.as('clara');
  const issue = clara.talk.openIssue('acme/shop', { title: 'Move me' });
  clara.talk.openIssue('acme/other', { title: 'First' });
  clara.talk.transferIssue(issue, 'acme/other');
  expect(github.world.repository('acme/other').issues.get(2)?.title).toBe('Move me');
  expect(github.violations).toEqual([]);
});

test('merging closes the issues that the text names', () => {
  github.as('clara').talk.openIssue('acme/shop', { title: 'Bug' });
  github.as('vera').push('acme/shop', { branch: 'fix', files: { 'src/a.ts': 'fixed\n' } });
  github.as('vera').merge(github.as('vera').openPull('acme/shop', { head: 'fix', body: 'Fixes #1' }));
  expect(github.world.repository('acme/shop').issues.get(1)).toMatchObject({
    state: 'closed',
    stateReason: 'completed',
  });
});
