import { createComment, deleteComment, editComment, minimizeComment, react } from '../act/comments.ts';
import {
  addLabels,
  createMilestone,
  deleteIssue,
  editIssue,
  editMilestone,
  type IssueEdit,
  type MilestoneWish,
  openIssue,
  removeLabel,
  setAssignees,
  setLocked,
  setMilestone,
  transferIssue,
} from '../act/issues.ts';
import type { Comment, Milestone, Reaction } from '../world/conversations.ts';
import type { Issue } from '../world/repositories.ts';
import type { Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { issueAt, type IssueRef, repositoryAt, type RepositoryRef } from './refs.ts';

/** Issues, comments, labels and milestones, in the name of one actor. */
export class Talk {
  readonly world: World;
  readonly actor: Actor;

  constructor(world: World, actor: Actor) {
    this.world = world;
    this.actor = actor;
  }

  openIssue(repository: RepositoryRef, wish: { title: string; body?: string }): Issue {
    return openIssue(this.world, repositoryAt(this.world, repository), this.actor, wish);
  }

  editIssue(issue: IssueRef, edit: IssueEdit): void {
    editIssue(this.world, issueAt(this.world, issue), this.actor, edit);
  }

  deleteIssue(issue: IssueRef): void {
    deleteIssue(this.world, issueAt(this.world, issue), this.actor);
  }

  transferIssue(issue: IssueRef, to: RepositoryRef): void {
    transferIssue(this.world, issueAt(this.world, issue), this.actor, repositoryAt(this.world, to));
  }

  comment(on: IssueRef, body: string): Comment {
    return createComment(this.world, issueAt(this.world, on), this.actor, body);
  }

  editComment(on: IssueRef, comment: Comment, body: string): void {
    editComment(this.world, issueAt(this.world, on), this.actor, { comment, body });
  }

  deleteComment(on: IssueRef, comment: Comment): void {
    deleteComment(this.world, issueAt(this.world, on), this.actor, comment);
  }

  minimizeComment(on: IssueRef, comment: Comment, reason = 'OUTDATED'): void {
    minimizeComment(this.world, issueAt(this.world, on), this.actor, { comment, reason });
  }

  react(on: IssueRef, content: string, comment?: Comment): Reaction {
    const issue = issueAt(this.world, on);
    return react(this.world, issue, this.actor, { on: comment ?? issue, content });
  }

  label(on: IssueRef, ...names: string[]): void {
    addLabels(this.world, issueAt(this.world, on), this.actor, names);
  }

  unlabel(on: IssueRef, name: string): void {
    removeLabel(this.world, issueAt(this.world, on), this.actor, name);
  }

  lock(on: IssueRef, locked = true): void {
    setLocked(this.world, issueAt(this.world, on), this.actor, locked);
  }

  assign(on: IssueRef, ...logins: string[]): void {
    setAssignees(
      this.world,
      issueAt(this.world, on),
      this.actor,
      logins.map((login) => this.world.account(login)),
    );
  }

  createMilestone(repository: RepositoryRef, wish: MilestoneWish): Milestone {
    return createMilestone(this.world, repositoryAt(this.world, repository), this.actor, wish);
  }

  editMilestone(repository: RepositoryRef, milestone: Milestone, edit: Partial<MilestoneWish>): void {
    editMilestone(this.world, repositoryAt(this.world, repository), this.actor, { milestone, edit });
  }

  setMilestone(on: IssueRef, milestone: Milestone | null): void {
    setMilestone(this.world, issueAt(this.world, on), this.actor, milestone);
  }
}
