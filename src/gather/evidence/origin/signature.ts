import { audienceOf } from '../../../engine/evidence/manifest/manifest.ts';
import type { DeliveryReason } from '../../../engine/facts/evidence.ts';
import type { OrganizationKey, RepositoryKey, WorkflowRun } from '../../../platform/port.ts';
import type { FoundArtifact } from '../artifact/collected.ts';
import type { TokenClaims } from './token.ts';

/** The run that an artifact was found in, as the forge tells it, and what the policy believes. */
export interface Origin {
  readonly repository: RepositoryKey;
  readonly organization: OrganizationKey;
  readonly run: WorkflowRun;
  /** Listed measuring workflows, `owner/repository/path@commit`. */
  readonly listed: readonly string[];
}

/** Whether the token in an artifact binds it to its run: the claims when it does, else why not. */
export type Binding =
  | { readonly bound: true; readonly claims: TokenClaims; readonly doubts: readonly DeliveryReason[] }
  | { readonly bound: false; readonly doubts: readonly DeliveryReason[] };

const HOSTED = 'github-hosted';
/** Clocks of runners differ a little, and a run's end is written after its last job. */
const SLACK = 120_000;

function doubt(key: DeliveryReason['key'], values: DeliveryReason['values'] = {}): DeliveryReason {
  return { key, values };
}

/** Holds a token against the bytes that it came with and the run that it was found in. */
export function bindingOf({ token, digest, claimed }: FoundArtifact, origin: Origin): Binding {
  if (token === null) return { bound: false, doubts: [doubt('token-missing')] };
  if (token === false) return { bound: false, doubts: [doubt('token-invalid')] };
  if (token.audience !== audienceOf(digest)) return { bound: false, doubts: [doubt('token-of-other-bytes')] };
  const { run, repository } = origin;
  const tells = claimed.runId === run.id && claimed.repositoryId === repository.id;
  if (!tells || !isOfRun(token, origin)) return { bound: false, doubts: [doubt('token-of-another-run')] };
  return { bound: true, claims: token, doubts: [...listingDoubts(token, origin), ...runnerDoubts(token)] };
}

function isOfRun(claims: TokenClaims, { repository, organization, run }: Origin): boolean {
  const { repositoryId, ownerId, runId, attempt, event, issuedAt } = claims;
  const begun = attempt === run.attempt ? run.startedAt : run.createdAt;
  return (
    repositoryId === repository.id &&
    ownerId === organization.id &&
    runId === run.id &&
    attempt <= run.attempt &&
    event === run.event &&
    issuedAt >= begun - SLACK &&
    issuedAt <= run.updatedAt + SLACK &&
    (event !== 'merge_group' || isOfGroup(claims, run))
  );
}

/** Whatever a pull request’s run checks out, the queue’s runs are of the group’s own commit on the queue’s own branch. */
function isOfGroup({ ref, sha }: TokenClaims, { head, headBranch }: WorkflowRun): boolean {
  return sha === head && ref === `refs/heads/${headBranch ?? ''}`;
}

/**
 * Path and full commit must be those of the policy. A commit that only a fork of the named repository holds is believed
 * as little as any other: its id would have to be in the policy.
 */
function listingDoubts({ workflow, workflowSha }: TokenClaims, { listed }: Origin): readonly DeliveryReason[] {
  const own = `${withoutRef(workflow)}@${workflowSha}`;
  return listed.some((pin) => samePin(pin, own)) ? [] : [doubt('workflow-not-listed', { workflow: own })];
}

function withoutRef(workflow: string): string {
  const at = workflow.lastIndexOf('@');
  return at === -1 ? workflow : workflow.slice(0, at);
}

/** Owners and repositories are compared without regard to case, as GitHub does; paths are not. */
function samePin(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  return a.repository === b.repository && a.path === b.path && a.commit === b.commit && a.commit !== '';
}

function partsOf(pin: string): { readonly repository: string; readonly path: string; readonly commit: string } {
  const [, owner = '', name = '', path = '', commit = ''] =
    /^([^/]+)\/([^/]+)\/(.+)@([0-9a-f]{40,64})$/.exec(pin) ?? [];
  return { repository: `${owner}/${name}`.toLowerCase(), path, commit };
}

function runnerDoubts({ runner }: TokenClaims): readonly DeliveryReason[] {
  return runner === HOSTED ? [] : [doubt('self-hosted-runner')];
}
