import { type ArtifactWish, deleteArtifact, expireArtifact, uploadArtifact } from '../act/artifacts.ts';
import {
  changeCheckRun,
  type CheckRunWish,
  createCheckRun,
  requestAction,
  rerequestRun,
  rerequestSuite,
} from '../act/checks.ts';
import { createDeployment, type DeploymentWish, setDeploymentStatus } from '../act/deployments.ts';
import { createStatus, type StatusWish } from '../act/statuses.ts';
import {
  addJob,
  approveRun,
  completeJob,
  completeRun,
  type JobWish,
  rerun,
  type RunWish,
  startRun,
} from '../act/workflows.ts';
import { idTokenRequest, mintIdToken } from '../auth/oidc.ts';
import type { Artifact } from '../world/artifacts.ts';
import type {
  CheckRun,
  CheckSuite,
  CommitStatus,
  Conclusion,
  Deployment,
  DeploymentStatus,
  WorkflowJob,
  WorkflowRun,
} from '../world/checks.ts';
import {
  branchSha,
  type MergeQueueEntry,
  type PullRequest,
  type Repository,
  resolveCommit,
} from '../world/repositories.ts';
import { accountOf, type Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { pullAt, type PullRef, repositoryAt, type RepositoryRef } from './refs.ts';

export interface WorkflowWish extends Partial<Omit<RunWish, 'actor' | 'path'>> {
  readonly path: string;
  readonly jobs?: readonly JobWish[];
  /** Left running when false. */
  readonly complete?: boolean;
}

/** What a run is started for, unless told otherwise. */
interface Target {
  repository: Repository;
  defaults: { sha: string; branch: string; event: string; headRepository?: Repository; pull?: PullRequest };
}

function isGroup(on: RepositoryRef | PullRef | MergeQueueEntry): on is MergeQueueEntry {
  return typeof on === 'object' && 'enqueuer' in on;
}

function groupTarget({ pull, headSha, ref }: MergeQueueEntry): Target {
  const branch = ref.replace(/^refs\/heads\//, '');
  return { repository: pull.repository, defaults: { sha: headSha, branch, event: 'merge_group' } };
}

/** Check runs, statuses, workflows and deployments, in the name of one actor. */
export class Work {
  readonly world: World;
  readonly actor: Actor;

  constructor(world: World, actor: Actor) {
    this.world = world;
    this.actor = actor;
  }

  checkRun(repository: RepositoryRef, wish: CheckRunWish & { name: string; headSha: string }): CheckRun {
    return createCheckRun(this.world, repositoryAt(this.world, repository), this.actor, wish);
  }

  updateCheckRun(repository: RepositoryRef, run: CheckRun, wish: CheckRunWish): CheckRun {
    return changeCheckRun(this.world, repositoryAt(this.world, repository), this.actor, { run, wish });
  }

  rerequest(repository: RepositoryRef, run: CheckRun | CheckSuite): void {
    const at = repositoryAt(this.world, repository);
    if ('suite' in run) rerequestRun(this.world, at, run, this.actor);
    else rerequestSuite(this.world, at, run, this.actor);
  }

  /** Presses one of a check run's buttons. */
  press(repository: RepositoryRef, run: CheckRun, identifier: string): void {
    requestAction(this.world, repositoryAt(this.world, repository), run, { actor: this.actor, identifier });
  }

  status(repository: RepositoryRef, wish: StatusWish): CommitStatus {
    return createStatus(this.world, repositoryAt(this.world, repository), this.actor, wish);
  }

  /** Runs a workflow file to its end, each job a check run of the Actions App. */
  runWorkflow(on: RepositoryRef | PullRequest | MergeQueueEntry, wish: WorkflowWish): WorkflowRun {
    const { repository, defaults } = isGroup(on) ? groupTarget(on) : this.#target(on);
    const { jobs = [], complete = true, ...rest } = wish;
    const run = startRun(this.world, repository, { ...defaults, ...rest, actor: accountOf(this.actor) });
    if (rest.awaitsApproval === true) return run;
    for (const job of jobs) addJob(this.world, repository, run, job);
    if (complete) completeRun(this.world, repository, run);
    return run;
  }

  addJob(repository: RepositoryRef, run: WorkflowRun, job: JobWish): WorkflowJob {
    return addJob(this.world, repositoryAt(this.world, repository), run, job);
  }

  completeJob(repository: RepositoryRef, job: WorkflowJob, conclusion: Conclusion = 'success'): void {
    completeJob(this.world, repositoryAt(this.world, repository), job, conclusion);
  }

  /** Uploads an artifact from a job that is running. */
  upload(repository: RepositoryRef, job: WorkflowJob, wish: ArtifactWish): Artifact {
    return uploadArtifact(this.world, repositoryAt(this.world, repository), job, wish);
  }

  deleteArtifact(repository: RepositoryRef, artifact: Artifact): void {
    deleteArtifact(repositoryAt(this.world, repository), this.actor, artifact);
  }

  /** Its days are over: listed still, its bytes are gone. */
  expireArtifact(repository: RepositoryRef, artifact: Artifact): Artifact {
    return expireArtifact(this.world, repositoryAt(this.world, repository), artifact);
  }

  /** What `core.getIDToken(audience)` gives a job. */
  idToken(repository: RepositoryRef, job: WorkflowJob, audience: string): string {
    return mintIdToken(this.world, repositoryAt(this.world, repository), job, audience);
  }

  /** What the runner gives a job in ACTIONS_ID_TOKEN_REQUEST_URL and _TOKEN. */
  idTokenRequest(job: WorkflowJob): { readonly url: string; readonly token: string } {
    return idTokenRequest(this.world, job.id);
  }

  approveRun(repository: RepositoryRef, run: WorkflowRun): void {
    approveRun(this.world, repositoryAt(this.world, repository), run, accountOf(this.actor));
  }

  completeRun(repository: RepositoryRef, run: WorkflowRun, conclusion?: Conclusion): void {
    completeRun(this.world, repositoryAt(this.world, repository), run, conclusion);
  }

  rerun(repository: RepositoryRef, run: WorkflowRun): void {
    rerun(this.world, repositoryAt(this.world, repository), run, accountOf(this.actor));
  }

  deploy(repository: RepositoryRef, wish: DeploymentWish): Deployment {
    return createDeployment(this.world, repositoryAt(this.world, repository), this.actor, wish);
  }

  deploymentStatus(
    repository: RepositoryRef,
    deployment: Deployment,
    state: DeploymentStatus['state'],
  ): DeploymentStatus {
    return setDeploymentStatus(this.world, repositoryAt(this.world, repository), this.actor, { deployment, state });
  }

  #target(on: RepositoryRef | PullRef): Target {
    const isPullRef = typeof on === 'string' ? on.includes('#') : 'pullId' in on;
    if (!isPullRef) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- told apart just above
      const repository = repositoryAt(this.world, on as RepositoryRef);
      const branch = repository.defaultBranch;
      return {
        repository,
        defaults: {
          sha: branchSha(repository, branch) ?? resolveCommit(repository, 'HEAD') ?? '',
          branch,
          event: 'push',
        },
      };
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- told apart just above
    const pull = pullAt(this.world, on as PullRef);
    const head = pull.headRepository === null ? {} : { headRepository: pull.headRepository };
    return {
      repository: pull.repository,
      defaults: { sha: pull.headSha, branch: pull.headRef, event: 'pull_request', pull, ...head },
    };
  }
}
