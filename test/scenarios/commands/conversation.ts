import type { Comment } from '../../../src/sandbox/github/world/conversations.ts';
import type { Issue, PullRequest } from '../../../src/sandbox/github/world/repositories.ts';
import { CONTROL, type Scene, SHOP } from '../github/harness.ts';

/** What a page and a command show of a commit. */
export const short = (sha: string): string => sha.slice(0, 12);

/** Somebody comments once the head is old enough to have been looked at, and everything that follows has happened. */
export async function comment(scene: Scene, by: string, on: Issue, body: string): Promise<Comment> {
  scene.pass(5_000);
  const spoken = scene.as(by).talk.comment(on, body);
  await scene.settled();
  return spoken;
}

/** What the App wrote below an issue or a pull request, oldest first. */
export function answers(scene: Scene, on: Issue): readonly string[] {
  return ownComments(scene, on).map(({ body }) => body.trim());
}

export function ownComments(scene: Scene, on: Issue): readonly Comment[] {
  return on.comments.filter(({ author }) => author.login === `${scene.app.slug}[bot]`);
}

export function reactions({ reactions: all }: Comment): readonly string[] {
  return all.map(({ content }) => content);
}

/** What the store tells the organisation about later. */
export async function incidents(
  scene: Scene,
  about = SHOP,
): Promise<readonly { readonly kind: string; readonly detail: unknown }[]> {
  const { id } = scene.github.world.repository(about);
  const all = await scene.running.store.incidents.between(id, 0, Number.MAX_SAFE_INTEGER);
  return all.map(({ kind, detail }) => ({ kind, detail: JSON.parse(detail) as unknown }));
}

/** Issues of the control repository, pull requests left out. */
export function controlIssues(scene: Scene): readonly Issue[] {
  const { issues } = scene.github.world.repository(CONTROL);
  return [...issues.values()].filter((issue) => !('headSha' in issue));
}

/** A supplier's pull request that waits for the client. */
export async function waitingPull(scene: Scene): Promise<PullRequest> {
  const pull = scene.propose();
  await scene.settled();
  return pull;
}

export function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('There is none.');
  return one;
}
