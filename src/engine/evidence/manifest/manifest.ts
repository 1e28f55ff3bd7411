import { z } from 'zod';

/**
 * The one artifact in which reports travel from a workflow run to the App, version 1:
 *
 * - `garde-fou-manifest.json`: what is inside and which run it is of (this schema);
 * - `garde-fou-token.jwt`: a GitHub OIDC token whose audience is {@link audienceOf} the manifest's exact bytes;
 *   absent where the run cannot have one (a fork, Dependabot, no `id-token: write`);
 * - `reports/NNNNN-name`: the reports' bytes as the tools wrote them.
 *
 * Whatever a manifest says was written on a runner: only its digest in a verified token makes it more than a hint.
 */
export const MANIFEST_VERSION = 1;

/** The manifest's file in the artifact. */
export const MANIFEST_FILE = 'garde-fou-manifest.json';

/** The file of the OIDC token in the artifact. */
export const TOKEN_FILE = 'garde-fou-token.jwt';

/** What a collector never exceeds; a reader of artifacts may set itself lower bounds. */
export const manifestBounds = {
  /** Bytes of the manifest itself. */
  manifestBytes: 8 * 2 ** 20,
  /** Bytes of the token; GitHub's are under 3 KB. */
  tokenBytes: 16 * 2 ** 10,
  /** Reports in one artifact. */
  reports: 10_000,
  /** Bytes of one report. */
  reportBytes: 640_000_000,
  /** Bytes of all reports together. */
  totalBytes: 1_500_000_000,
} as const;

/** What the collector's `name` input may be: it is part of the artifact's name and stands in `wait-for` of policies. */
export const EVIDENCE_NAME: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Characters that no name of a file may have here: they deceive terminals, logs and readers. */
const UNSAFE_CHARACTERS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\]/u;

const id = z.int().positive();
const commit = z.string().regex(/^[0-9a-f]{40}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const line = z
  .string()
  .min(1)
  .max(512)
  .refine((text) => !/\p{Cc}/u.test(text));

/** Whether this is a relative path of plain segments, written with `/`, without characters that deceive. */
export function isCleanPath(path: string): boolean {
  if (path.length === 0 || path.length > 4096 || UNSAFE_CHARACTERS.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** One report in the artifact. */
export const manifestReport = z.strictObject({
  /** Inside the artifact. */
  path: z.string().regex(/^reports\/[0-9]{5}-[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/),
  /** Where the tool wrote it, relative to the workspace. */
  source: z.string().refine(isCleanPath),
  /** What the collector took it for (an id such as `lcov`); the App looks at the bytes itself. */
  format: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .exactOptional(),
  /** The kind of that format (`coverage`, `tests`, `analysis`, …); as much a hint. */
  kind: z
    .string()
    .regex(/^[a-z][a-z-]{0,39}$/)
    .exactOptional(),
  /** The tool that wrote it, where its format names none (Checkstyle). */
  tool: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .exactOptional(),
  /** Bytes. */
  size: z.int().nonnegative().max(manifestBounds.reportBytes),
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: digest,
  /** The id of the job that measured, when it is another than the collecting one. */
  job: line.exactOptional(),
});

/** The workflow run that this artifact is of, as the runner tells it. */
export const manifestRun = z.strictObject({
  id,
  /** 1 for the first, one more for each re-run. */
  attempt: id,
  /** The id of the collecting job in its workflow file. */
  job: line,
  /** The workflow's name, or its path. */
  workflow: line.exactOptional(),
  /** The event's name (`pull_request`, `push`, …). */
  event: z.string().regex(/^[a-z_]{1,60}$/),
  /** `GITHUB_SHA`: for `pull_request` the test merge commit. */
  sha: commit,
  /** The pull request's head, from the event. */
  headSha: commit.exactOptional(),
  repositoryId: id,
});

/** The manifest, version 1. Unknown keys are refused: a newer form gets a newer version. */
export const manifest = z
  .strictObject({
    version: z.literal(MANIFEST_VERSION),
    /** The collector's `name` input. */
    name: z.string().regex(EVIDENCE_NAME),
    run: manifestRun,
    /** The commit that was checked out where it was measured; absent when the collector could not tell. */
    measuredSha: commit.exactOptional(),
    /** The workspace's absolute path where it was measured: reports may hold paths that begin with it. */
    workspace: line.max(4096),
    /** The measuring job ran nothing of the repository: it only read. Only a signature makes it more than a claim. */
    readsOnly: z.literal(true).exactOptional(),
    reports: z.array(manifestReport).max(manifestBounds.reports).readonly(),
    /** When it was written, UTC (RFC 3339). */
    createdAt: z.iso.datetime(),
  })
  .refine(({ reports }) => new Set(reports.map(({ path }) => path)).size === reports.length);

/** What an artifact says about itself. */
export type Manifest = z.infer<typeof manifest>;

/** One report of a manifest. */
export type ManifestReport = z.infer<typeof manifestReport>;

/** The audience that the OIDC token has to name: the SHA-256 (hexadecimal) of the manifest file's exact bytes. */
export function audienceOf(manifestSha256: string): string {
  return `garde-fou:sha256:${manifestSha256}`;
}

/**
 * The artifact's name. GitHub keeps names unique within a run over all its attempts, and a job that is not run again
 * keeps the artifact of its attempt: hence the attempt at the end.
 */
export function artifactNameOf(name: string, attempt: number): string {
  return `${ARTIFACT_PREFIX}${name}-${attempt}`;
}

/** What the names of our artifacts begin with. */
export const ARTIFACT_PREFIX = 'garde-fou-evidence-';
