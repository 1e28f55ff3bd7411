export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Something said or answered that GitHub's own description of itself does not allow. */
export interface Violation {
  readonly operation: string;
  readonly side: 'request' | 'answer' | 'event';
  readonly problems: readonly Problem[];
}
