import { z } from 'zod';

import type { Approval, BranchMove, Changes, OpenChange } from '../ports/changes.ts';
import type { RepositoryKey } from '../ports/repository-key.ts';
import { Unreadable } from '../ports/unreadable.ts';
import { accountOfRest } from './accounts.ts';
import type { openPull } from './answers.ts';
import type { Client } from './client.ts';
import { queueQuery } from './documents.ts';
import { readOperations as operations } from './operations.ts';
import { readChange } from './read-change.ts';

const MAXIMUM_PAGES = 30;

export function makeChanges(client: Client): Changes {
  return {
    readChange: (repository, number) => readChange(client, repository, number),
    listOpen: async (repository) => {
      const parameters = { state: 'open', sort: 'updated', direction: 'desc' };
      const pulls = await client.pages(
        (page) => client.read(repository, operations.pulls, { ...parameters, ...page }),
        MAXIMUM_PAGES,
      );
      return pulls.map(openChangeOf);
    },
    openWithHead: async (repository, sha) => {
      const pulls = await client.pages(
        (page) => client.read(repository, operations.pullsOfCommit, { commit_sha: sha, ...page }),
        MAXIMUM_PAGES,
      );
      return pulls
        .filter(({ state, head, base }) => state === 'open' && head.sha === sha && base.repo.id === repository.id)
        .map(openChangeOf);
    },
    approvalsOf: (repository, commit) => approvalsOf(client, repository, commit),
    groupMembers: (repository, groupHead, baseRef) => groupMembers(client, repository, { groupHead, baseRef }),
    moves: async (repository, ref) => {
      const moves = await client.read(repository, operations.activity, { ref, per_page: 100 });
      return moves.filter((move) => move.ref === ref).map(moveOf);
    },
    properties: async (repository) => {
      const values = await client.read(repository, operations.properties);
      return Object.fromEntries(
        values.flatMap(({ property_name: name, value }) => (value === null ? [] : [[name, value]])),
      );
    },
  };
}

async function approvalsOf(client: Client, repository: RepositoryKey, commit: string): Promise<readonly Approval[]> {
  const pulls = await client.read(repository, operations.mergesOfCommit, { commit_sha: commit, per_page: 100 });
  const merged = pulls.filter(({ merged_at: at }) => at !== null);
  const reviews = await Promise.all(
    merged.map(({ number }) =>
      client.pages(
        (page) => client.read(repository, operations.reviews, { pull_number: number, ...page }),
        MAXIMUM_PAGES,
      ),
    ),
  );
  const opinions = new Map<number, Approval & { readonly state: string }>();
  for (const { state, user, commit_id: seen } of reviews.flat()) {
    const by = accountOfRest(user);
    if (by !== null && state !== 'COMMENTED') opinions.set(by.id, { by, commit: seen, state });
  }
  return [...opinions.values()].filter(({ state }) => state === 'APPROVED');
}

function openChangeOf(pull: z.infer<typeof openPull>): OpenChange {
  return {
    number: pull.number,
    head: pull.head.sha,
    baseRef: pull.base.ref,
    headRef: pull.head.ref,
    updatedAt: Date.parse(pull.updated_at),
  };
}

function moveOf(move: {
  readonly id: number;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly timestamp: string;
  readonly actor?: { readonly id: number; readonly login: string; readonly type: string } | null | undefined;
}): BranchMove {
  const { id, ref, before, after, timestamp, actor } = move;
  return { id: String(id), ref, before, after, by: accountOfRest(actor), at: Date.parse(timestamp) };
}

const queueAnswer = z.object({
  repository: z.object({
    mergeQueue: z
      .object({
        entries: z.object({
          nodes: z.array(
            z.object({
              position: z.int(),
              headCommit: z.object({ oid: z.string() }).nullable(),
              pullRequest: z.object({ number: z.int() }).nullable(),
            }),
          ),
        }),
      })
      .nullable(),
  }),
});

/** A group holds the entry built on its head and everything that queues before it. */
async function groupMembers(
  client: Client,
  repository: RepositoryKey,
  { groupHead, baseRef }: { readonly groupHead: string; readonly baseRef: string },
): Promise<readonly number[]> {
  const variables = { owner: repository.owner, repo: repository.name, branch: baseRef };
  const { data, errors } = await client.query(repository, queueQuery, variables);
  const result = queueAnswer.safeParse(data);
  if (errors.length > 0 || !result.success) throw new Unreadable('partial', 'merge-queue', { cause: errors[0] });
  const entries = (result.data.repository.mergeQueue?.entries.nodes ?? []).toSorted(
    (one, other) => one.position - other.position,
  );
  const last = entries.findIndex(({ headCommit }) => headCommit?.oid === groupHead);
  if (last < 0) throw new Unreadable('not-found', 'merge-queue');
  return entries.slice(0, last + 1).map(({ pullRequest }) => {
    // A member that cannot be read cannot be judged: the group must not pass without it.
    if (pullRequest === null) throw new Unreadable('partial', 'merge-queue');
    return pullRequest.number;
  });
}
