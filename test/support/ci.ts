import { createHash } from 'node:crypto';

import {
  artifactNameOf,
  audienceOf,
  type Manifest,
  MANIFEST_FILE,
  TOKEN_FILE,
} from '../../src/engine/evidence/manifest/manifest.ts';
import type { Driver } from '../../src/sandbox/github/driver/driver.ts';
import type { Artifact } from '../../src/sandbox/github/world/artifacts.ts';
import type { ReferencedWorkflow, WorkflowJob, WorkflowRun } from '../../src/sandbox/github/world/checks.ts';
import type { MergeQueueEntry, PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { SHOP } from '../scenarios/github/harness.ts';

/** The measuring workflow that policies of these tests list. */
export const COLLECTOR_SHA = '8f3b1c2d4e5f60718293a4b5c6d7e8f901234567';
export const COLLECTOR = 'garde-fou/garde-fou/.github/workflows/evidence.yml';
export const LISTED: ReferencedWorkflow = { path: `${COLLECTOR}@${COLLECTOR_SHA}`, sha: COLLECTOR_SHA };

export const CI = '.github/workflows/ci.yml';

/** Files of an artifact by path. */
export type Files = Record<string, string | Uint8Array>;

/** What a job of a run uploads, and what is wrong with it. */
export interface Upload {
  readonly name?: string;
  /** Text by the path where the tool wrote it. */
  readonly reports?: Readonly<Record<string, string>>;
  readonly measured?: 'head' | 'test-merge' | 'untold' | (string & {});
  readonly signed?: boolean;
  /** The manifest says that the measuring job ran nothing of the repository. */
  readonly readsOnly?: true;
  /** Changes of the manifest before it is signed. */
  readonly claiming?: (manifest: Manifest) => Manifest;
  /** Changes of the artifact after it was signed. */
  readonly tampered?: (files: Files) => Files;
  readonly audience?: string;
  readonly overwrite?: boolean;
  readonly archive?: Uint8Array;
}

const digest = (content: string): string => createHash('sha256').update(content).digest('hex');

function measuredSha({ run }: WorkflowJob, measured: Upload['measured'] = 'head'): string | null {
  if (measured === 'untold') return null;
  return measured === 'head' ? run.headSha : measured === 'test-merge' ? run.checkedOut.sha : measured;
}

function manifestOf(job: WorkflowJob, wish: Upload, repositoryId: number): Manifest {
  const { run, attempt } = job;
  const { name = 'unit', reports = {} } = wish;
  const sha = measuredSha(job, wish.measured);
  return {
    version: 1,
    name,
    run: {
      id: run.id,
      attempt,
      job: 'collect',
      event: run.event,
      sha: run.checkedOut.sha,
      headSha: run.headSha,
      repositoryId,
    },
    ...(sha === null ? {} : { measuredSha: sha }),
    workspace: '/home/runner/work/boutique-api/boutique-api',
    ...(wish.readsOnly === undefined ? {} : { readsOnly: wish.readsOnly }),
    reports: Object.entries(reports).map(([source, text], index) => ({
      path: `reports/${String(index + 1).padStart(5, '0')}-report`,
      source,
      size: Buffer.byteLength(text),
      sha256: digest(text),
    })),
    createdAt: '2026-10-14T08:00:00.000Z',
  };
}

/** The files that the collector would upload from a job. */
export function filesOf(hands: Driver, job: WorkflowJob, wish: Upload): Files {
  const repository = hands.world.repository(SHOP);
  const told = manifestOf(job, wish, repository.id);
  const manifest = JSON.stringify(wish.claiming?.(told) ?? told);
  const reports = Object.values(wish.reports ?? {}).map((text, index) => [told.reports[index]?.path ?? '', text]);
  const audience = wish.audience ?? audienceOf(digest(manifest));
  const token = wish.signed === false ? {} : { [TOKEN_FILE]: hands.work.idToken(SHOP, job, audience) };
  return { [MANIFEST_FILE]: manifest, ...token, ...Object.fromEntries(reports) } as Files;
}

/** Uploads from a job that is running, as the collector would. */
export function upload(hands: Driver, job: WorkflowJob, wish: Upload): Artifact {
  const files = filesOf(hands, job, wish);
  return hands.work.upload(SHOP, job, {
    name: artifactNameOf(wish.name ?? 'unit', job.attempt),
    files: wish.tampered?.(files) ?? files,
    ...(wish.overwrite === undefined ? {} : { overwrite: wish.overwrite }),
    ...(wish.archive === undefined ? {} : { archive: wish.archive }),
  });
}

/** A run of the measuring workflow. */
export interface Measuring extends Upload {
  readonly path?: string;
  readonly event?: string;
  readonly sha?: string;
  readonly branch?: string;
  readonly uses?: ReferencedWorkflow | null;
  readonly labels?: readonly string[];
  /** Further things that happen in the run before it ends. */
  readonly beside?: (run: WorkflowRun, hands: Driver) => void;
}

/** A run of CI from its first job to its end, with one delivery. */
export function measure(
  hands: Driver,
  on: PullRequest | MergeQueueEntry | typeof SHOP,
  wish: Measuring = {},
): WorkflowRun {
  const { path = CI, event, sha, branch, uses = LISTED, labels, beside, ...rest } = wish;
  const run = hands.work.runWorkflow(on, {
    path,
    complete: false,
    ...(event === undefined ? {} : { event }),
    ...(sha === undefined ? {} : { sha }),
    ...(branch === undefined ? {} : { branch }),
  });
  collectIn(hands, run, { uses, ...(labels === undefined ? {} : { labels }), ...rest });
  beside?.(run, hands);
  hands.work.completeRun(SHOP, run);
  return run;
}

/** The collecting job of a run. */
export function collectIn(
  hands: Driver,
  run: WorkflowRun,
  { uses = LISTED, labels, ...rest }: Pick<Measuring, 'uses' | 'labels'> & Upload,
): WorkflowJob {
  return hands.work.addJob(SHOP, run, {
    name: 'evidence / collect',
    idToken: rest.signed !== false,
    ...(uses === null ? {} : { uses }),
    ...(labels === undefined ? {} : { labels }),
    during: (job) => void upload(hands, job, rest),
  });
}

/** An lcov tracefile: the hits of each line of each file. */
export function lcov(files: Readonly<Record<string, readonly number[]>>): string {
  const records = Object.entries(files).map(([path, hits]) => {
    const lines = hits.map((count, index) => `DA:${String(index + 1)},${String(count)}`);
    return ['TN:', `SF:${path}`, ...lines, 'end_of_record'].join('\n');
  });
  return `${records.join('\n')}\n`;
}

/** A run of Semgrep that found calls of `eval`, as SARIF. */
export function semgrep(...findings: readonly (readonly [path: string, line: number])[]): string {
  const results = findings.map(([uri, startLine]) => ({
    ruleId: 'no-eval',
    level: 'error',
    message: { text: 'eval' },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
  }));
  const driver = { name: 'semgrep', rules: [{ id: 'no-eval' }] };
  const run = { tool: { driver }, invocations: [{ executionSuccessful: true }], results };
  return JSON.stringify({ version: '2.1.0', runs: [run] });
}

/** A policy that wants no new finding of Semgrep’s. */
export function semgrepPolicy(trust = 'signed-workflow'): string {
  return policyWith(`  analysis:
    enforcement: block
    sarif: { tools: [semgrep], new-findings: { fail-on: error } }
    evidence: { trust: ${trust}, wait-for: [unit], wait-at-most: 45m }
`);
}

/** A policy that wants coverage of the change, from a workflow that signs. */
export function coveragePolicy(
  more: { readonly trust?: string; readonly waitFor?: readonly string[]; readonly coverage?: string } = {},
): string {
  const { trust = 'signed-workflow', waitFor = ['unit'], coverage = 'patch: { minimum: 80% }' } = more;
  return policyWith(`  coverage:
    enforcement: block
    perimeter: ["src/**"]
    ${coverage}
    evidence: { trust: ${trust}, wait-for: [${waitFor.join(', ')}], wait-at-most: 45m }
`);
}

function policyWith(families: string): string {
  return `version: 1
language: en
people:
  client: { product: { teams: [produit] }, cto: { users: [claire-cto] }, direction: { users: [marie-durand] } }
  vendors: { agence-nord: { teams: [agence-nord] } }
policies:
${families}evidence:
  workflows: ["${COLLECTOR}@${COLLECTOR_SHA}"]
`;
}
