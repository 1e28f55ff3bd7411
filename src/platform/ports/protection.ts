import type { RepositoryKey } from './repository-key.ts';

/** A check that must pass before a branch moves; `appId` null: any App's would do. */
export interface RequiredCheck {
  readonly name: string;
  readonly appId: number | null;
}

/** What guards a branch, rulesets and classic protection together. */
export interface BranchGuard {
  readonly protected: boolean;
  readonly requiredChecks: readonly RequiredCheck[];
  readonly mergeQueue: boolean;
}

/** Reads what the forge enforces by itself. */
export interface Protection {
  readonly guardOf: (repository: RepositoryKey, branch: string) => Promise<BranchGuard>;
}
