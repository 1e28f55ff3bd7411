import { performance } from 'node:perf_hooks';

import { openPull } from '../../src/sandbox/github/act/pulls.ts';
import { submitReview } from '../../src/sandbox/github/act/reviews.ts';
import { updateRef } from '../../src/sandbox/github/act/update-ref.ts';
import { writeCommit } from '../../src/sandbox/github/act/write-commit.ts';
import { found } from '../../src/sandbox/github/world/refusal.ts';
import { branchSha, type PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import type { Actor } from '../../src/sandbox/github/world/roles.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';

const PULLS = 100;
const GOAL_MS = 1_000;
const REPOSITORY = 'acme-boutique/boutique-api';

/** From what a person does to the check run that answers it: webhook, inbox, queue, gathering, judging, writing. */
export async function benchGate(): Promise<string> {
  const sandbox = await startSandbox({ port: 0 });
  try {
    await sandbox.answered();
    const [opened, approved]: [number[], number[]] = [[], []];
    for (let index = 0; index < PULLS; index += 1) {
      const [pull, shown] = await timed(sandbox, 'created', () => open(sandbox, index));
      opened.push(shown);
      await sandbox.answered();
      const [, green] = await timed(sandbox, 'completed', () => approve(sandbox, pull));
      approved.push(green);
    }
    return pageOf(opened, approved);
  } finally {
    await sandbox.close();
  }
}

function open({ github: { world } }: Sandbox, index: number): PullRequest {
  const repository = world.repository(REPOSITORY);
  const actor: Actor = { kind: 'user', account: world.account('an-karim') };
  const branch = `change-${String(index)}`;
  const files = { [`src/change-${String(index)}.ts`]: `export const change = ${String(index)};\n` };
  const parents = [found(branchSha(repository, 'main'))];
  const { sha } = writeCommit(world, repository, actor.account, { parents, files });
  updateRef(world, repository, actor, { ref: `refs/heads/${branch}`, after: sha });
  return openPull(world, repository, actor, { title: `feat: BTQ-${String(index)} change`, head: branch });
}

function approve({ github: { world } }: Sandbox, pull: PullRequest): void {
  submitReview(world, pull, { kind: 'user', account: world.account('sophie-petit') }, { event: 'APPROVED' });
}

/** Milliseconds until the check run event of that action that the act causes. */
async function timed<T>({ github: { world } }: Sandbox, action: string, act: () => T): Promise<[T, number]> {
  const { promise, resolve } = Promise.withResolvers<number>();
  world.onEvent(({ name, payload }) => {
    if (name === 'check_run' && payload['action'] === action) resolve(performance.now());
  });
  const begun = performance.now();
  const made = act();
  return [made, (await promise) - begun];
}

function percentile(values: readonly number[], share: number): number {
  return Math.round(values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? 0);
}

function row(name: string, values: readonly number[]): string {
  return `| ${name} | ${[0.5, 0.95, 1].map((share) => String(percentile(values, share))).join(' | ')} |`;
}

function pageOf(opened: readonly number[], approved: readonly number[]): string {
  const met = [opened, approved].every((values) => percentile(values, 0.95) < GOAL_MS);
  return [
    `${String(PULLS)} pull requests in the sandbox, one after the other, each opened by the supplier and approved by the client; the fake GitHub and the App share one process. Milliseconds from the act to GitHub’s \`check_run\` event.`,
    '',
    '| from → to | p50 | p95 | worst |',
    '|---|---|---|---|',
    row('opened → check run in progress', opened),
    row('approved → check run green', approved),
    '',
    `Goal: p95 under ${String(GOAL_MS)} ms: ${met ? 'met' : 'missed'}.`,
  ].join('\n');
}
