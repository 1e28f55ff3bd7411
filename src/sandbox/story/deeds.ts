import { z } from 'zod';

import { updateRef } from '../github/act/update-ref.ts';
import { writeCommit } from '../github/act/write-commit.ts';
import { latestRuns } from '../github/enforce/required-checks.ts';
import { found, Refusal } from '../github/world/refusal.ts';
import { branchSha, type PullRequest } from '../github/world/repositories.ts';
import { ask, type Answer, type Stage } from './stage.ts';

/** A pull request that a story is about. */
export interface Subject {
  readonly repository: string;
  readonly branch: string;
  readonly number: number;
}

type Files = Readonly<Record<string, string>>;

const message = z.object({ message: z.string() });

/** `git push` of one commit, which creates the branch when there is none. */
export function push({ world }: Stage, login: string, { repository: name, branch }: Subject, files: Files): string {
  const repository = world.repository(name);
  const account = world.account(login);
  const parent = found(branchSha(repository, branch) ?? branchSha(repository, repository.defaultBranch));
  const commit = writeCommit(world, repository, account, {
    parents: [parent],
    files,
    message: Object.keys(files).join(', '),
  });
  try {
    updateRef(world, repository, { kind: 'user', account }, { ref: `refs/heads/${branch}`, after: commit.sha });
  } catch (error) {
    if (error instanceof Refusal) return `git push: ! [remote rejected] ${error.message}`;
    throw error;
  }
  return `git push: ${commit.sha.slice(0, 12)} -> ${branch}`;
}

/** What the answer says, on one line. */
function told(name: string, { status, body }: Answer): string {
  const said = message.safeParse(body);
  const text = said.success && status >= 400 ? said.data.message.replaceAll(/\s+/g, ' ').trim() : 'OK';
  return `${name}: ${String(status)} ${text}`;
}

export async function openPull(stage: Stage, login: string, subject: Subject, title: string): Promise<string> {
  const path = `/repos/${subject.repository}/pulls`;
  return told(
    'open',
    await ask(stage, login, { method: 'POST', path, body: { title, head: subject.branch, base: 'main' } }),
  );
}

export async function review(stage: Stage, login: string, subject: Subject, event: string): Promise<string> {
  const path = `/repos/${subject.repository}/pulls/${String(subject.number)}/reviews`;
  return told('review', await ask(stage, login, { method: 'POST', path, body: { event } }));
}

export async function merge(stage: Stage, login: string, subject: Subject): Promise<string> {
  const path = `/repos/${subject.repository}/pulls/${String(subject.number)}/merge`;
  return told('merge', await ask(stage, login, { method: 'PUT', path, body: {} }));
}

/** The required check as GitHub shows it once the App has answered. */
export async function check(stage: Stage, subject: Subject): Promise<string> {
  const run = await gate(stage, subject);
  return `Garde-fou: ${run?.conclusion ?? run?.status ?? 'none'} — ${run?.title ?? ''}`;
}

/** The line of the check's page that speaks of something. */
export async function pageLine(stage: Stage, subject: Subject, about: RegExp): Promise<string> {
  const run = await gate(stage, subject);
  const lines = `${run?.summary ?? ''}\n${run?.text ?? ''}`.split('\n');
  return `page: ${lines.find((line) => about.test(line))?.trim() ?? `nothing about ${String(about)}`}`;
}

async function gate(stage: Stage, { repository: name, number }: Subject) {
  await stage.answered();
  const repository = stage.world.repository(name);
  const pull: PullRequest = found(repository.pulls.get(number));
  return latestRuns(repository, pull.headSha).find((run) => run.name === 'Garde-fou');
}
