import type { Permission } from './account.ts';
import type { AnalysisFacts } from './analysis.ts';
import type { Change, Repository } from './change.ts';
import type { Check, Deployment } from './check.ts';
import type { Commit } from './commit.ts';
import type { CoverageFacts } from './coverage.ts';
import type { Directory } from './directory.ts';
import type { Comment, Review, Thread } from './discussion.ts';
import type { Evidence } from './evidence.ts';
import type { ChangedFiles } from './file.ts';
import type { Reason } from './reason.ts';
import type { Recorded } from './record.ts';
import type { Secrets } from './secret.ts';
import type { TestFacts } from './tests.ts';

/** What is known about one pull request when it is judged. Built once by `gather/` or from a scenario, then never modified. */
export interface Facts {
  readonly change: Change;
  readonly repository: Repository;
  /** The moment of judgement, ISO 8601 in UTC, passed in because the engine never reads a clock. */
  readonly judgedAt: string;
  readonly pieces: { readonly [K in PieceName]: Piece<Pieces[K]> };
}

/** Everything that costs a request, by name; a rule declares which of them it reads. */
export interface Pieces {
  readonly commits: readonly Commit[];
  readonly files: ChangedFiles;
  readonly reviews: readonly Review[];
  readonly comments: readonly Comment[];
  readonly threads: readonly Thread[];
  readonly checks: readonly Check[];
  readonly deployments: readonly Deployment[];
  readonly directory: Directory;
  /** Access of everybody who reviewed or commented, by account id. */
  readonly permissions: ReadonlyMap<number, Permission>;
  /** The CODEOWNERS file of the default branch; `null` when there is none. */
  readonly codeowners: { readonly path: string; readonly text: string } | null;
  /** Text at the head of the files that a predicate asks for, by path; `null`: not text, or too large to read. */
  readonly contents: ReadonlyMap<string, string | null>;
  readonly recorded: Recorded;
  readonly evidence: Evidence;
  readonly coverage: CoverageFacts;
  readonly tests: TestFacts;
  readonly analysis: AnalysisFacts;
  readonly secrets: Secrets;
}

/** Name of a piece of the facts. */
export type PieceName = keyof Pieces;

/** A piece that was read whole, or why it was not: partial facts never open the gate. */
export type Piece<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly problem: Reason };
