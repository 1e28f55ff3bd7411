import { GitProblem } from './problem.ts';
import { askGit, git } from './run-git.ts';

/** A commit and the branch that was named for it; `null`: it was named in another way. */
export interface Tip {
  readonly sha: string;
  readonly branch: string | null;
}

const COMMIT = /^[\da-f]{40,64}$/;
const ORIGIN = 'refs/remotes/origin/';
const USUAL = ['main', 'master'];

/** A branch comes before a tag of the same name: whoever may push tags must not choose what is compared. */
const PLACES: readonly string[] = ['refs/heads/', 'refs/remotes/', ORIGIN, ''];

/** Resolves what somebody called a commit; throws a sentence that says what to do. */
export async function tipNamed(cwd: string, name: string): Promise<Tip> {
  if (name === 'HEAD') return checkedOut(cwd);
  // A full id is an id, whatever branch somebody named after it.
  for (const place of COMMIT.test(name) ? [''] : PLACES) {
    const ref = `${place}${name}`;
    const sha = await commitAt(cwd, ref);
    if (sha !== null) return { sha, branch: branchOf(ref) };
  }
  throw new GitProblem(`"${name}" names no commit here; fetch it or give another one.`);
}

/** The id of what somebody called a commit; throws a sentence that says what to do. */
export async function commitNamed(cwd: string, name: string): Promise<string> {
  return (await tipNamed(cwd, name)).sha;
}

/** What is checked out, with the branch it is on. */
export async function checkedOut(cwd: string): Promise<Tip> {
  const sha = await commitAt(cwd, 'HEAD');
  if (sha === null) throw new GitProblem('This repository has no commit yet.');
  const ref = (await askGit(cwd, 'symbolic-ref', '--quiet', 'HEAD'))?.trim() ?? '';
  return { sha, branch: branchOf(ref) };
}

/** The branch that work goes to: the remote's default one, else `main` or `master`; `null` when there is none of them. */
export async function targetBranch(cwd: string): Promise<Tip | null> {
  const remote = (await askGit(cwd, 'symbolic-ref', '--quiet', `${ORIGIN}HEAD`))?.trim() ?? '';
  const refs = [remote, ...USUAL.flatMap((name) => [`${ORIGIN}${name}`, `refs/heads/${name}`])];
  for (const ref of refs) {
    const sha = ref === '' ? null : await commitAt(cwd, ref);
    if (sha !== null) return { sha, branch: branchOf(ref) };
  }
  return null;
}

/** Best common ancestors, most often one; none when the histories have nothing in common. */
export async function mergeBases(cwd: string, one: string, other: string): Promise<readonly string[]> {
  return lines(await askGit(cwd, 'merge-base', '--all', one, other));
}

/** Commits reachable from `head` and not from `base`, oldest first, at most `most` of them. */
export async function commitsSince(
  cwd: string,
  { base, head, most }: { readonly base: string; readonly head: string; readonly most: number },
): Promise<readonly string[]> {
  return lines(await git(cwd, 'rev-list', '--reverse', `--max-count=${most}`, head, `^${base}`));
}

/** Commits that only one of the two reaches: what lies between them and their common past. */
export async function commitsBetween(cwd: string, one: string, other: string): Promise<readonly string[]> {
  return lines(await git(cwd, 'rev-list', `${one}...${other}`));
}

async function commitAt(cwd: string, name: string): Promise<string | null> {
  const id = await askGit(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  return id !== null && COMMIT.test(id.trim()) ? id.trim() : null;
}

function branchOf(ref: string): string | null {
  const name = /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/s.exec(ref)?.[1];
  return name === undefined ? null : Buffer.from(name, 'latin1').toString('utf8');
}

function lines(output: string | null): readonly string[] {
  return (output ?? '').split('\n').filter((line) => line !== '');
}
