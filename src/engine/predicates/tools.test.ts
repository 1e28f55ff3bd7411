import { describe, expect, test } from 'vitest';

import { account, headSha } from '../../../test/support/facts.ts';
import { type Case, stateOf } from '../../../test/support/state-of.ts';
import { conditions } from './conditions.ts';

const sonar = { checks: [{ name: 'Sonar', app: 'sonarqubecloud' }] };
const build = { checks: [{ name: 'build', app: 'github-actions', workflow: '.github/workflows/ci.yml' }] };
const job = {
  kind: 'workflow-job',
  name: 'build',
  workflow: '.github/workflows/ci.yml',
  event: 'pull_request',
  head: headSha,
  conclusion: 'success',
} as const;
const run = (
  slug: string,
  name: string,
): { kind: 'check-run'; name: string; app: { id: number; slug: string }; head: string; conclusion: 'success' } => ({
  kind: 'check-run',
  name,
  app: { id: 1, slug },
  head: headSha,
  conclusion: 'success',
});
const status = {
  kind: 'status',
  name: 'ci',
  creator: account('ci-bot'),
  head: headSha,
  conclusion: 'success',
} as const;

describe('checks of other tools', () => {
  test.each<Case>([
    ['of the app', sonar, { checks: [run('sonarqubecloud', 'Sonar')] }, 'yes'],
    ['of the same name and another app', sonar, { checks: [run('some-app', 'Sonar')] }, 'no'],
    ['of an older head', sonar, { checks: [{ ...run('sonarqubecloud', 'Sonar'), head: 'x' }] }, 'no'],
    ['skipped', sonar, { checks: [{ ...run('sonarqubecloud', 'Sonar'), conclusion: 'skipped' }] }, 'no'],
    ['neutral', sonar, { checks: [{ ...run('sonarqubecloud', 'Sonar'), conclusion: 'neutral' }] }, 'no'],
    [
      'green and red at once',
      sonar,
      { checks: [run('sonarqubecloud', 'Sonar'), { ...run('sonarqubecloud', 'Sonar'), conclusion: 'failure' }] },
      'no',
    ],
    ['a job of the named workflow', build, { checks: [job] }, 'yes'],
    ['a job of another workflow', build, { checks: [{ ...job, workflow: '.github/workflows/mine.yml' }] }, 'no'],
    ['a check run that a job made up as the Actions app', build, { checks: [run('github-actions', 'build')] }, 'no'],
    ['a status of the named account', { statuses: [{ name: 'ci', by: 'ci-bot' }] }, { checks: [status] }, 'yes'],
    [
      'a status of another account',
      { statuses: [{ name: 'ci', by: 'ci-bot' }] },
      { checks: [{ ...status, creator: account('an-karim') }] },
      'no',
    ],
    [
      'a whole workflow',
      { workflows: ['.github/workflows/ci.yml'] },
      { checks: [job, { ...job, name: 'lint', conclusion: 'failure' }] },
      'no',
    ],
    ['unread', sonar, { unread: ['checks'] }, 'unknown'],
  ])('%s', (_, written, told, state) => {
    expect(stateOf(written, told)).toBe(state);
  });

  test('of Actions must name their workflow, and no other may', () => {
    expect(conditions.safeParse({ checks: [{ name: 'build', app: 'github-actions' }] }).success).toBe(false);
    expect(conditions.safeParse({ checks: [{ name: 'x', app: 'y', workflow: 'z' }] }).success).toBe(false);
  });
});
