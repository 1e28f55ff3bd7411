import { dequeue, enqueue, settleQueue } from '../act/merge-queue.ts';
import { type MergeRequest, mergePull } from '../act/merge.ts';
import {
  closePullBy,
  editPull,
  openPull,
  type PullEdit,
  type PullWish,
  removeReviewers,
  reopenPull,
  requestReviewers,
  reviewersOf,
  setAutoMerge,
  setDraft,
} from '../act/pulls.ts';
import {
  commentOnLine,
  type CommentWish,
  dismissReviewBy,
  editReview,
  replyInThread,
  type ReviewWish,
  setResolved,
  submitReview,
} from '../act/reviews.ts';
import { updateRef } from '../act/update-ref.ts';
import { type CommitWish, writeCommit } from '../act/write-commit.ts';
import { type Mergeability, mergeability } from '../enforce/mergeability.ts';
import type { Commit } from '../git/object-store.ts';
import { isOrganization, teamBySlug } from '../world/accounts.ts';
import type { Review, ReviewThread } from '../world/conversations.ts';
import { found } from '../world/refusal.ts';
import {
  branchSha,
  type MergeMethod,
  type MergeQueueEntry,
  type PullRequest,
  type Repository,
  resolveCommit,
} from '../world/repositories.ts';
import { accountOf, type Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { Desk } from './desk.ts';
import { pullAt, type PullRef, repositoryAt, type RepositoryRef } from './refs.ts';
import { Talk } from './talk.ts';
import { Work } from './work.ts';

export interface PushWish extends Partial<Omit<CommitWish, 'parents'>> {
  readonly branch: string;
  /** Where a new branch starts: a branch, tag or commit; the default branch unless told. */
  readonly from?: string;
  /** Further parents, to push a merge. */
  readonly merge?: readonly string[];
  /** Replaces the branch by a commit on `from`, as a force push does. */
  readonly force?: boolean;
}

/** One actor's hands on GitHub. What GitHub refuses throws a `Refusal` with its status and message. */
export class Driver {
  readonly world: World;
  readonly actor: Actor;
  readonly talk: Talk;
  readonly work: Work;
  readonly desk: Desk;

  constructor(world: World, actor: Actor) {
    this.world = world;
    this.actor = actor;
    this.talk = new Talk(world, actor);
    this.work = new Work(world, actor);
    this.desk = new Desk(world, actor);
  }

  /** Commits the files and pushes the branch. */
  push(repository: RepositoryRef, wish: PushWish): Commit {
    const at = repositoryAt(this.world, repository);
    const { branch, from, merge = [], force = false, ...commit } = wish;
    const start = this.#start(at, branch, { from, force });
    const parents = [...(start === undefined ? [] : [start]), ...merge.map((ref) => found(resolveCommit(at, ref)))];
    const written = writeCommit(this.world, at, accountOf(this.actor), { ...commit, parents });
    this.moveRef(at, `refs/heads/${branch}`, written.sha, force);
    return written;
  }

  /** Points a reference at a commit that is already there; undefined deletes it. */
  moveRef(repository: RepositoryRef, ref: string, after: string | undefined, force = false): void {
    updateRef(this.world, repositoryAt(this.world, repository), this.actor, { ref, after, force });
  }

  openPull(repository: RepositoryRef, wish: PullWish): PullRequest {
    return openPull(this.world, repositoryAt(this.world, repository), this.actor, wish);
  }

  editPull(pull: PullRef, edit: PullEdit): void {
    editPull(this.world, pullAt(this.world, pull), this.actor, edit);
  }

  close(pull: PullRef): void {
    closePullBy(this.world, pullAt(this.world, pull), this.actor);
  }

  reopen(pull: PullRef): void {
    reopenPull(this.world, pullAt(this.world, pull), this.actor);
  }

  draft(pull: PullRef, draft = true): void {
    setDraft(this.world, pullAt(this.world, pull), this.actor, draft);
  }

  autoMerge(pull: PullRef, method: MergeMethod | null): void {
    setAutoMerge(this.world, pullAt(this.world, pull), this.actor, method);
  }

  requestReview(pull: PullRef, ...names: string[]): void {
    requestReviewers(this.world, pullAt(this.world, pull), this.actor, this.#reviewers(pull, names));
  }

  unrequestReview(pull: PullRef, ...names: string[]): void {
    removeReviewers(this.world, pullAt(this.world, pull), this.actor, this.#reviewers(pull, names));
  }

  review(pull: PullRef, wish: ReviewWish): Review {
    return submitReview(this.world, pullAt(this.world, pull), this.actor, wish);
  }

  approve(pull: PullRef, wish: Omit<ReviewWish, 'event'> = {}): Review {
    return this.review(pull, { ...wish, event: 'APPROVED' });
  }

  requestChanges(pull: PullRef, body = 'Please change this.'): Review {
    return this.review(pull, { event: 'CHANGES_REQUESTED', body });
  }

  editReview(pull: PullRef, review: Review, body: string): void {
    editReview(this.world, pullAt(this.world, pull), this.actor, { review, body });
  }

  dismiss(pull: PullRef, review: Review, message = 'Dismissed'): void {
    dismissReviewBy(this.world, pullAt(this.world, pull), this.actor, { review, message });
  }

  commentOnLine(pull: PullRef, wish: CommentWish): ReviewThread {
    return commentOnLine(this.world, pullAt(this.world, pull), this.actor, wish);
  }

  reply(pull: PullRef, thread: ReviewThread, body: string): void {
    replyInThread(this.world, pullAt(this.world, pull), this.actor, { thread, body });
  }

  resolve(pull: PullRef, thread: ReviewThread, resolved = true): void {
    setResolved(this.world, pullAt(this.world, pull), this.actor, { thread, resolved });
  }

  merge(pull: PullRef, request: MergeRequest = {}): string {
    return mergePull(this.world, pullAt(this.world, pull), this.actor, request);
  }

  /** Whether this actor's merge would go through now, and why not. */
  mergeability(pull: PullRef): Mergeability {
    return mergeability(this.world, pullAt(this.world, pull), this.actor);
  }

  enqueue(pull: PullRef): MergeQueueEntry {
    return enqueue(this.world, pullAt(this.world, pull), this.actor);
  }

  /** Lets the queue merge its group, if the group's own checks allow. */
  settleQueue(entry: MergeQueueEntry): Mergeability {
    return settleQueue(this.world, entry, this.actor);
  }

  dequeue(entry: MergeQueueEntry): void {
    dequeue(this.world, entry, 'MANUAL');
  }

  #start(
    repository: Repository,
    branch: string,
    { from, force }: { from: string | undefined; force: boolean },
  ): string | undefined {
    const tip = branchSha(repository, branch);
    if (tip !== undefined && !force) return tip;
    return from === undefined
      ? branchSha(repository, repository.defaultBranch)
      : found(resolveCommit(repository, from));
  }

  /** Logins, or `org/team`. */
  #reviewers(pull: PullRef, names: readonly string[]): ReturnType<typeof reviewersOf> {
    const { owner } = pullAt(this.world, pull).repository;
    const teams = names.filter((name) => name.includes('/')).map((name) => name.split('/')[1] ?? '');
    const people = names.filter((name) => !name.includes('/')).map((login) => this.world.account(login));
    return reviewersOf(
      people,
      teams.map((slug) => found(isOrganization(owner) ? teamBySlug(owner, slug) : undefined)),
    );
  }
}
