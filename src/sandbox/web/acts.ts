import { hitsOf } from '../ci/hits-of.ts';
import { runCi } from '../ci/run-ci.ts';
import { createComment } from '../github/act/comments.ts';
import { mergePull } from '../github/act/merge.ts';
import { closePullBy, editPull, openPull, reopenPull } from '../github/act/pulls.ts';
import { submitReview } from '../github/act/reviews.ts';
import { updateRef } from '../github/act/update-ref.ts';
import { writeCommit } from '../github/act/write-commit.ts';
import { found } from '../github/world/refusal.ts';
import { branchSha, type Issue, type PullRequest, type Repository } from '../github/world/repositories.ts';
import { accountOf, type Actor } from '../github/world/roles.ts';
import type { World } from '../github/world/world.ts';

/** The fields of a submitted form; one that is missing reads as an empty text. */
export type Form = (field: string) => string;

interface Scene {
  readonly world: World;
  readonly actor: Actor;
  readonly form: Form;
}

type PullAct = (scene: Scene, pull: PullRequest) => void;

/** What a person can do to a pull request, by the last part of the form's address. */
export const pullActs: Readonly<Record<string, PullAct>> = {
  comment: ({ world, actor, form }, pull) => {
    createComment(world, pull, actor, form('body'));
  },
  review: ({ world, actor, form }, pull) => {
    const event = form('event') === 'APPROVE' ? 'APPROVED' : 'CHANGES_REQUESTED';
    submitReview(world, pull, actor, { event, body: form('body') });
  },
  push: (scene, pull) => {
    pushFile(scene, found(pull.headRepository), pull.headRef);
  },
  edit: ({ world, actor, form }, pull) => {
    editPull(world, pull, actor, { title: form('title'), body: form('body') });
  },
  retarget: ({ world, actor, form }, pull) => {
    editPull(world, pull, actor, { base: form('base') });
  },
  close: ({ world, actor }, pull) => {
    closePullBy(world, pull, actor);
  },
  reopen: ({ world, actor }, pull) => {
    reopenPull(world, pull, actor);
  },
  measure: ({ world, actor, form }, pull) => {
    const which = form('measured');
    const forged = which === 'forged' ? { forged: hitsOf(pull, 'all') } : {};
    runCi(world, accountOf(actor), pull, { hits: hitsOf(pull, which === 'all' ? 'all' : 'half'), ...forged });
  },
  merge: ({ world, actor }, pull) => {
    mergePull(world, pull, actor);
  },
};

/** Comments on an issue. */
export function commentOn({ world, actor, form }: Scene, issue: Issue): void {
  createComment(world, issue, actor, form('body'));
}

/** Opens a pull request with one changed file on a new branch. */
export function openWithFile(scene: Scene, repository: Repository): PullRequest {
  const { world, actor, form } = scene;
  const base = form('base');
  if (branchSha(repository, form('branch')) === undefined)
    updateRef(world, repository, actor, {
      ref: `refs/heads/${form('branch')}`,
      after: found(branchSha(repository, base)),
    });
  pushFile(scene, repository, form('branch'));
  return openPull(world, repository, actor, { title: form('title'), body: form('body'), head: form('branch'), base });
}

function pushFile({ world, actor, form }: Scene, repository: Repository, branch: string): void {
  const tip = found(branchSha(repository, branch));
  const message = form('message') === '' ? form('title') : form('message');
  const files = { [form('path')]: form('content').replaceAll('\r\n', '\n') };
  const commit = writeCommit(world, repository, accountOf(actor), { parents: [tip], files, message });
  updateRef(world, repository, actor, { ref: `refs/heads/${branch}`, after: commit.sha });
}
