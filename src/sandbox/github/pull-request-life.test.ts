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
