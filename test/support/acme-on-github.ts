import { Octokit } from '@octokit/core';
import { RequestError } from '@octokit/request-error';

import { type FakeGitHub, startFakeGitHub } from '../../src/sandbox/github/start-fake-github.ts';
import type { App } from '../../src/sandbox/github/world/apps.ts';

/** A fake GitHub with the organisation `acme`: `clara` owns it, the supplier `vera` may write to `acme/shop`. */
export async function startAcme(): Promise<{ readonly github: FakeGitHub; readonly app: App }> {
  const github = await startFakeGitHub();
  github.build.organization('acme', { owners: ['clara'] });
  github.build.team('acme', 'people', { members: [] });
  github.build.team('acme', 'vendors', { members: ['vera'], pending: ['paul'], parent: 'people' });
  github.build.repository('acme/shop', {
    files: { 'src/a.ts': 'one\n', 'README.md': 'hello\n' },
    teams: { vendors: 'write' },
  });
  github.build.repository('acme/other');
  const app = github.build.app({
    slug: 'garde-fou',
    permissions: {
      checks: 'write',
      contents: 'write',
      pull_requests: 'write',
      issues: 'write',
      members: 'read',
      administration: 'read',
      statuses: 'write',
      actions: 'read',
      deployments: 'write',
    },
    events: [],
  });
  github.build.install(app, 'acme');
  return { github, app };
}

/** Octokit, without a word on the console about what it is refused. */
export function clientOf({ url }: FakeGitHub, auth: string): Octokit {
  return new Octokit({ baseUrl: url, auth, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

/** What a request comes to: 200, or the status of its refusal. */
export async function statusOf(asked: Promise<unknown>): Promise<number> {
  try {
    await asked;
    return 200;
  } catch (error) {
    if (error instanceof RequestError) return error.status;
    throw error;
  }
}
