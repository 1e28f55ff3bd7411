import type { BranchGuard } from '../platform/port.ts';

/** The check that the default branch requires. */
export const REQUIRED = 'Garde-fou';
/** Shown towards a branch that requires no check of ours. */
const PREVIEW = 'Garde-fou (preview)';

/**
 * The check that makes a merge into a branch wait for us. GitHub keeps check runs by commit, whatever the pull request
 * aims at: under one name for all branches, a green given for one would open another after a change of target.
 */
export function requiredName(branch: string, defaultBranch: string): string {
  return branch === defaultBranch ? REQUIRED : `${REQUIRED}: ${branch}`;
}

/** Whether a check of ours gates some branch, which neither previews nor the details of a family do. */
export function isRequiredName(name: string): boolean {
  return (name === REQUIRED || name.startsWith(`${REQUIRED}: `)) && !name.includes(FAMILY);
}

/** Under which check a verdict about a target branch is shown. */
export interface Target {
  readonly check: string;
  /** Whether a merge waits for that check. */
  readonly gates: boolean;
  /** What the rules of a protected branch lack, so that the verdict is a preview. */
  readonly lacks: Lacking | null;
}

/** `check` is what would have to be required; `instead`: they require the default branch's, which never comes here. */
export interface Lacking {
  readonly check: string;
  readonly instead: boolean;
}

/** The default branch always gates; another one when its rules require the check of its own name. */
export function targetOf(guard: BranchGuard, branch: string, defaultBranch: string): Target {
  const check = requiredName(branch, defaultBranch);
  const requires = (name: string): boolean => guard.requiredChecks.some((required) => required.name === name);
  if (branch === defaultBranch || requires(check)) return { check, gates: true, lacks: null };
  return { check: PREVIEW, gates: false, lacks: guard.protected ? { check, instead: requires(REQUIRED) } : null };
}

const FAMILY = ' / ';

/** One more check a family, when the policy asks for details. */
export function familyCheckName(check: string, family: string): string {
  return `${check}${FAMILY}${family}`;
}

/** Whether a check or a status is named as ours are, as anybody's may be. */
export function looksLikeOurs(name: string): boolean {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .startsWith('gardefou');
}
