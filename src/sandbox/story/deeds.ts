import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import { type Measuring, runCi } from '../ci/run-ci.ts';
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

const A_SECOND = 1_100;
const DIGEST = /(finding:[0-9a-f]{12})[0-9a-f]{52}/g;

type Files = Readonly<Record<string, string>>;

const message = z.object({ message: z.string() });

/** `git push` of one commit, which creates the branch when there is none; `merging` another branch makes it a merge. */
export function push(
  { world }: Stage,
  login: string,
  { repository: name, branch }: Subject,
  { files, merging }: { readonly files: Files; readonly merging?: string },
): string {
  const repository = world.repository(name);
  const account = world.account(login);
  const parent = found(branchSha(repository, branch) ?? branchSha(repository, repository.defaultBranch));
  const commit = writeCommit(world, repository, account, {
    parents: merging === undefined ? [parent] : [parent, found(branchSha(repository, merging))],
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

/** Writes a comment, a second after what it speaks of: GitHub's times are whole seconds. */
export async function comment(stage: Stage, login: string, subject: Subject, body: string): Promise<string> {
  await wait(A_SECOND);
  const path = `/repos/${subject.repository}/issues/${String(subject.number)}/comments`;
  return told('comment', await ask(stage, login, { method: 'POST', path, body: { body } }));
}

export async function merge(stage: Stage, login: string, subject: Subject): Promise<string> {
  const path = `/repos/${subject.repository}/pulls/${String(subject.number)}/merge`;
  return told('merge', await ask(stage, login, { method: 'PUT', path, body: {} }));
}

/** A run of the supplier's CI on the head. */
export function measure({ world }: Stage, login: string, subject: Subject, measuring: Measuring): string {
  const pull = found(world.repository(subject.repository).pulls.get(subject.number));
  return runCi(world, world.account(login), pull, measuring);
}

/** The required check as GitHub shows it once the App has answered. */
export async function check(stage: Stage, subject: Subject): Promise<string> {
  const run = await gate(stage, subject);
  return `Garde-fou: ${run?.conclusion ?? run?.status ?? 'none'} — ${run?.title ?? ''}`;
}

/** The line of the check's page that speaks of something, with long digests cut short. */
export async function pageLine(stage: Stage, subject: Subject, about: RegExp): Promise<string> {
  const line = await lineAbout(stage, subject, about);
  return `page: ${line?.replaceAll(DIGEST, '$1…') ?? `nothing about ${String(about)}`}`;
}

/** The name that a waiver gives to the finding of such a line. */
export async function findingIn(stage: Stage, subject: Subject, about: RegExp): Promise<string> {
  return /finding:[0-9a-f]{64}/.exec((await lineAbout(stage, subject, about)) ?? '')?.[0] ?? 'nothing';
}

/** The commit that a command has to name. */
export function headOf({ world }: Stage, { repository, number }: Subject): string {
  return found(world.repository(repository).pulls.get(number)).headSha.slice(0, 12);
}

async function lineAbout(stage: Stage, subject: Subject, about: RegExp): Promise<string | undefined> {
  const run = await gate(stage, subject);
  const lines = `${run?.summary ?? ''}\n${run?.text ?? ''}`.split('\n');
  return lines.find((line) => about.test(line))?.trim();
}

async function gate(stage: Stage, { repository: name, number }: Subject) {
  await stage.answered();
  const repository = stage.world.repository(name);
  const pull: PullRequest = found(repository.pulls.get(number));
  return latestRuns(repository, pull.headSha).find((run) => run.name === 'Garde-fou');
}
