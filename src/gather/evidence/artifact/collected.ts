import { z } from 'zod';

import { deliveryReasonKeys } from '../../../engine/facts/evidence.ts';

const sha = z.string();

const claims = z.object({
  audience: z.string(),
  issuedAt: z.number(),
  repositoryId: z.number(),
  ownerId: z.number(),
  runId: z.number(),
  attempt: z.number(),
  jobId: z.number(),
  event: z.string(),
  ref: z.string(),
  sha,
  workflow: z.string(),
  workflowSha: sha,
  runner: z.string(),
});

const reason = z.object({
  key: z.enum(deliveryReasonKeys),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const found = z.object({
  artifactId: z.number(),
  artifact: z.string(),
  createdAt: z.number(),
  /** The collector's `name` input. */
  name: z.string(),
  /** SHA-256 of the manifest. */
  digest: z.string(),
  /** What the manifest says of the run: nothing but a claim. */
  claimed: z.object({ runId: z.number(), attempt: z.number(), repositoryId: z.number(), headSha: sha.nullable() }),
  measured: sha.nullable(),
  /** The manifest says that the measuring job ran nothing of the repository: true only under a signature. */
  readsOnly: z.boolean().default(false),
  /** `null`: there was none; `false`: its signature is not the issuer's. */
  token: z.union([claims, z.null(), z.literal(false)]),
  /** Parents of the token's commit, first one first; empty when there is no token. */
  parents: z.array(sha),
});

const job = z.object({
  id: z.number(),
  name: z.string(),
  conclusion: z.string().nullable(),
  startedAt: z.number().nullable(),
});

const schema = z.object({
  version: z.literal(1),
  found: z.array(found),
  problems: z.array(z.object({ name: z.string().nullable(), reason })),
  jobs: z.array(job),
});

/** What was found in one attempt of a run, as it is kept; whether to trust it is decided anew each time. */
export type Collected = z.infer<typeof schema>;

/** One artifact that could be opened. */
export type FoundArtifact = z.infer<typeof found>;

/** One that could not, or what the run failed to deliver. */
export type CollectedProblem = Collected['problems'][number];

export function collectedOf(json: string): Collected {
  return schema.parse(JSON.parse(json));
}
