import { z } from 'zod';

import type { Account } from '../../engine/facts/account.ts';
import type { OrganizationKey, RepositoryKey } from '../../platform/port.ts';

/** The parts of GitHub's webhooks that we use. */
const account = z.object({ id: z.int(), login: z.string(), type: z.string() });
const sha = z.string().regex(/^[0-9a-f]{40,64}$/);

/** What a text was before; null: there was none. */
const text = z.object({ from: z.string().nullable() });

const pullRequest = z.object({
  number: z.int(),
  state: z.string(),
  merged: z.boolean().nullish(),
  updated_at: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  head: z.object({ ref: z.string(), sha, repo: z.object({ id: z.int() }).nullish() }),
  base: z.object({ ref: z.string(), sha }),
});

const schema = z.object({
  action: z.string().optional(),
  installation: z.object({ id: z.int(), account: account.nullish() }).optional(),
  repository: z
    .object({ id: z.int(), name: z.string(), owner: account, default_branch: z.string().optional() })
    .optional(),
  organization: z.object({ id: z.int(), login: z.string() }).optional(),
  sender: account.optional(),
  pull_request: pullRequest.optional(),
  changes: z.object({ base: z.unknown().optional(), body: text.optional(), title: text.optional() }).optional(),
  requested_reviewer: account.nullish(),
  member: account.nullish(),
  team: z.object({ id: z.int(), parent: z.object({ id: z.int() }).nullish() }).nullish(),
  requested_team: z.object({ slug: z.string() }).nullish(),
  issue: z
    .object({
      number: z.int(),
      pull_request: z.unknown().optional(),
      title: z.string().optional(),
      body: z.string().nullish(),
      user: account.nullish(),
    })
    .optional(),
  comment: z
    .object({
      id: z.int(),
      body: z.string().nullish(),
      created_at: z.string(),
      user: account.nullish(),
      performed_via_github_app: z.object({ id: z.int() }).nullish(),
    })
    .optional(),
  check_run: z
    .object({ head_sha: sha, status: z.string(), name: z.string(), app: z.object({ id: z.int() }).nullish() })
    .optional(),
  check_suite: z.object({ head_sha: sha, app: z.object({ id: z.int() }).nullish() }).optional(),
  workflow_run: z
    .object({
      id: z.int().optional(),
      run_attempt: z.int().optional(),
      conclusion: z.string().nullish(),
      head_sha: sha,
      event: z.string().optional(),
      head_branch: z.string().nullish(),
      head_repository: z.object({ id: z.int() }).nullish(),
    })
    .optional(),
  deployment: z.object({ sha }).optional(),
  sha: sha.optional(),
  merge_group: z.object({ head_sha: sha, base_ref: z.string() }).optional(),
  ref: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
});

/** A webhook's payload, checked. */
export type Payload = z.infer<typeof schema>;

export function parsePayload(bytes: Uint8Array): Payload {
  return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** The repository of an event; `null` for events of an organisation or an installation. */
export function repositoryOf({ installation, repository }: Payload): RepositoryKey | null {
  if (installation === undefined || repository === undefined) return null;
  return { installation: installation.id, id: repository.id, owner: repository.owner.login, name: repository.name };
}

/** The account that the event's installation belongs to, as far as the event tells. */
export function organizationOf({ installation, repository, organization }: Payload): OrganizationKey | null {
  const owner = organization ?? repository?.owner ?? installation?.account ?? undefined;
  if (installation === undefined || owner === undefined) return null;
  return { installation: installation.id, id: owner.id, login: owner.login };
}

export function accountOf(told: { readonly id: number; readonly login: string; readonly type: string }): Account {
  const kind = told.type === 'Bot' ? 'bot' : told.type === 'Organization' ? 'organization' : 'user';
  return { id: told.id, login: told.login, kind };
}

/** The commit that a check, a status, a workflow run or a deployment is about. */
export function commitOf(payload: Payload): string | undefined {
  const about = [payload.check_run, payload.check_suite, payload.workflow_run].find((one) => one !== undefined);
  return about?.head_sha ?? payload.deployment?.sha ?? payload.sha;
}

/** An event on its way to work. */
export interface Arrival {
  readonly payload: Payload;
  readonly guid: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
