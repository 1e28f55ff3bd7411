import { z } from 'zod';

/** The parts of GitHub's REST answers that we use; anything else that arrives instead is a partial answer. */
export const account = z.object({ id: z.int(), login: z.string(), type: z.string() });

export const installation = z.object({
  id: z.int(),
  account: z.object({ id: z.int(), login: z.string(), type: z.string() }),
  suspended_at: z.string().nullish(),
  permissions: z.record(z.string(), z.string()),
  events: z.array(z.string()),
  repository_selection: z.enum(['all', 'selected']),
});

export const repository = z.object({
  id: z.int(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  default_branch: z.string(),
  archived: z.boolean().optional(),
  private: z.boolean(),
  visibility: z.string().optional(),
});

export const installedRepositories = z.object({ total_count: z.int(), repositories: z.array(repository) });

export const token = z.object({ token: z.string(), expires_at: z.string() });

export const delivery = z.object({
  id: z.int(),
  guid: z.string(),
  status: z.string(),
  delivered_at: z.string(),
});

const fileStatus = z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']);

export const listedFile = z.object({
  sha: z.string().nullish(),
  filename: z.string(),
  previous_filename: z.string().optional(),
  status: fileStatus,
  additions: z.int(),
  deletions: z.int(),
  patch: z.string().optional(),
});

export const comparison = z.object({
  merge_base_commit: z.object({ sha: z.string() }).nullish(),
  files: z.array(listedFile).optional(),
});

const signatory = z.object({ name: z.string().optional(), email: z.string().optional() }).nullish();
export const comparedCommits = z.object({
  total_commits: z.int(),
  commits: z.array(
    z.object({
      sha: z.string(),
      parents: z.array(z.object({ sha: z.string() })),
      commit: z.object({ message: z.string(), author: signatory, committer: signatory }),
    }),
  ),
});

export const tree = z.object({
  sha: z.string(),
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
      size: z.int().optional(),
    }),
  ),
});

export const blobContent = z.object({ size: z.int(), encoding: z.string(), content: z.string() });

export const commit = z.object({ sha: z.string() });

export const reference = z.object({ ref: z.string(), object: z.object({ type: z.string(), sha: z.string() }) });

export const activity = z.object({
  id: z.int(),
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  timestamp: z.string(),
  activity_type: z.string(),
  actor: account.nullish(),
});

export const openPull = z.object({
  number: z.int(),
  state: z.string(),
  updated_at: z.string(),
  head: z.object({ sha: z.string(), ref: z.string() }),
  base: z.object({ ref: z.string(), repo: z.object({ id: z.int() }) }),
});

export const mergedPull = z.object({ number: z.int(), merged_at: z.string().nullable() });
export const review = z.object({ state: z.string(), user: account.nullable(), commit_id: z.string().nullable() });

export const property = z.object({
  property_name: z.string(),
  value: z.union([z.string(), z.array(z.string()), z.null()]),
});

export const membership = z.object({ role: z.string(), state: z.string() });

export const access = z.object({
  permission: z.string(),
  role_name: z.string(),
  user: account.nullable(),
});

export const deployKey = z.object({
  read_only: z.boolean(),
  added_by: z.string().nullish(),
  enabled: z.boolean().optional(),
});

export const workflowRun = z.object({
  id: z.int(),
  path: z.string(),
  event: z.string(),
  head_sha: z.string(),
  head_branch: z.string().nullable(),
  head_repository: z.object({ id: z.int() }).nullish(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  run_attempt: z.int().optional(),
  run_started_at: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});
export const workflowRuns = z.object({ total_count: z.int(), workflow_runs: z.array(workflowRun) });

export const workflowJobs = z.object({
  total_count: z.int(),
  jobs: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      conclusion: z.string().nullable(),
      started_at: z.string().nullish(),
    }),
  ),
});

export const artifacts = z.object({
  total_count: z.int(),
  artifacts: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      size_in_bytes: z.int(),
      expired: z.boolean(),
      created_at: z.string(),
    }),
  ),
});

export const annotation = z.object({ message: z.string().nullable() });

export const gitCommit = z.object({ sha: z.string(), parents: z.array(z.object({ sha: z.string() })) });

export const checkRuns = z.object({
  total_count: z.int(),
  check_runs: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      external_id: z.string().nullish(),
      output: z.object({ annotations_count: z.int() }),
    }),
  ),
});

export const deployment = z.object({ id: z.int(), environment: z.string() });
export const deploymentStatus = z.object({ state: z.string() });

export const branch = z.object({
  protected: z.boolean(),
  protection: z
    .object({
      required_status_checks: z
        .object({ checks: z.array(z.object({ context: z.string(), app_id: z.int().nullish() })).optional() })
        .nullish(),
    })
    .optional(),
});

export const branchRule = z.object({
  type: z.string(),
  parameters: z
    .object({
      required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.int().nullish() })).optional(),
    })
    .nullish(),
});

export const created = z.object({ id: z.int() });
export const numbered = z.object({ number: z.int() });
export const nothing = z.unknown();
export const listOf = <T extends z.ZodType>(item: T): z.ZodArray<T> => z.array(item);
