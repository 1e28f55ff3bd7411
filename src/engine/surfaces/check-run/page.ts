import type { Conclusion } from '../../verdict/verdict.ts';

/** A check run as data, in GitHub's words; annotations are not cut: whoever publishes sends them by 50. */
export interface CheckRunPage {
  readonly title: string;
  /** Markdown of at most 65,535 characters, like `text`. */
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly status: 'in_progress' | 'completed';
  readonly conclusion: Conclusion;
}

/** A remark on a line of a changed file; plain text. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}
