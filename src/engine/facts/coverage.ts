import type { Trust } from './evidence.ts';

/** Measured lines of one file, ascending; the hits of `numbers[i]` are `hits[i]`, saturated at 2^29 − 1. */
export interface LineHits {
  readonly numbers: Uint32Array;
  readonly hits: Uint32Array;
}

/** Branches by line, ascending; shown beside lines and never mixed into them. */
export interface LineBranches {
  readonly numbers: Uint32Array;
  readonly covered: Uint32Array;
  readonly total: Uint32Array;
}

/** One file as the reports tell it. */
export interface FileCoverage {
  /** As written in the report, until paths are resolved against a tree. */
  readonly path: string;
  readonly lines: LineHits;
  readonly branches?: LineBranches;
}

/** How many of how many. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** What is known of coverage: what was measured, what changed, what was measured before. */
export interface CoverageFacts {
  readonly tree: MeasuredTree;
  /** One entry for each delivery with a coverage report, by its id. */
  readonly deliveries: readonly DeliveredCoverage[];
  /** Changed text files of the tree that still exist, by path; lines are those of our own comparison of the two trees. */
  readonly changes: readonly ChangedLines[];
  /** Changed files whose lines could not be compared: too large, not text, not readable. */
  readonly unread: readonly string[];
  /**
   * Source files of the tree (those in a language that tools measure), by path: their non-blank, non-comment lines,
   * long ones as the ordinary lines that they stand for, or `null` where nobody counted them. Counted at least inside the policy's perimeter.
   */
  readonly sources: ReadonlyMap<string, number | null>;
  /**
   * How many lines the reported files of the perimeter have that did not change, by path, or `null` where they could not
   * be read: a report with records beyond them is about another text.
   */
  readonly lengths: ReadonlyMap<string, number | null>;
  /** Changed files, and reported ones of the perimeter, whose lines reports may number otherwise than git, by path. */
  readonly numbering: ReadonlyMap<string, Numbering>;
  /** What was measured at the merge base, or at its nearest first-parent ancestor; `null`: nothing comparable is stored. */
  readonly base: BaseCoverage | null;
  /** A commit of the default branch whose push run delivered what cannot be compared with, where `base` is missing. */
  readonly baseRefused?: string;
  /** The best values of the default branch since the policy's perimeter and components are what they are. */
  readonly best: readonly BestCoverage[];
}

/**
 * What makes a tool number the lines of a text otherwise than git: `line-ends` that only some count (a carriage return
 * alone, U+2028), or the text itself sends the tool to another one (`mapped`: a source map, `#line`, an odd encoding).
 */
export type Numbering = 'line-ends' | 'mapped';

/** The one tree that lines are counted in. */
export interface MeasuredTree {
  readonly commit: string;
  /** The commit that its changed lines are counted from: the merge base for the head, the target's tip for the test merge. */
  readonly comparedWith: string;
  readonly kind: 'head' | 'test-merge' | 'working-tree';
}

/** What the coverage reports of one delivery say about the files of the tree. */
export interface DeliveredCoverage {
  /** Id of the delivery. */
  readonly delivery: string;
  /** Files of the tree by path, one entry each, several reports of the delivery summed. */
  readonly files: readonly FileCoverage[];
  /** Reported paths that lead to no file of the tree, or to several; `paths` are the first twenty. */
  readonly lost: { readonly count: number; readonly of: number; readonly paths: readonly LostPath[] };
  /** Reported files left out because another tree was measured, in which their text is a different one. */
  readonly otherText: readonly string[];
}

/** A reported path without a file; `candidates` are the files it could mean. */
export interface LostPath {
  readonly path: string;
  readonly candidates: readonly string[];
}

/** The changed lines of one file, 1-based and ascending. */
export interface ChangedLines {
  readonly path: string;
  readonly isNew: boolean;
  readonly changed: Uint32Array;
  /** The changed lines that hold something besides white space and comments; none in a language that is not known. */
  readonly code: Uint32Array;
  /** Those of `code` that hold nothing but brackets, separators and words such as `else`: tools say nothing of most of them. */
  readonly bare: Uint32Array;
  /** The changed lines of more than `LONG_LINE` characters, each with the number of ordinary lines that its code would fill. */
  readonly long: ReadonlyMap<number, number>;
  /** How many lines the file has. */
  readonly lines: number;
}

/** Characters of a line beyond which one hit proves nothing: branches must be measured there. */
export const LONG_LINE = 300;

/** What was recorded for a commit of the default branch; written once, from its first completed push run. */
export interface StoredCoverage {
  readonly commit: string;
  /** When it was recorded, ISO 8601 in UTC. */
  readonly at: string;
  /** The least trust among the deliveries that it was made from. */
  readonly trust: Trust;
  /** Source files of the commit's tree by path. */
  readonly files: readonly FileShare[];
}

/** One file of a recorded commit. */
export interface FileShare {
  readonly path: string;
  readonly lines: Share;
  /** `null`: no branches were measured. */
  readonly branches: Share | null;
  /** `unmeasured`: no report named it, its code lines count as uncovered; `carried`: unchanged since an earlier commit measured it. */
  readonly origin: 'measured' | 'carried' | 'unmeasured';
}

/** What the measured tree is compared with. */
export interface BaseCoverage extends StoredCoverage {
  /** First-parent steps from the merge base back to `commit`; 0: the merge base itself. */
  readonly distance: number;
  /** Paths whose content differs between `commit` and the measured tree. */
  readonly changedSince: ReadonlySet<string>;
  /** Those of them that decide how things are measured, or hold such parts. */
  readonly measuringSince: readonly string[];
}

/** The best recorded value of the whole perimeter (`component` is `null`) or of one component of the policy. */
export interface BestCoverage {
  readonly component: string | null;
  readonly stored: StoredCoverage;
}
