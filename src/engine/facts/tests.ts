/** How the last run of a test case ended. */
export type TestOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** What names a test case. */
export interface TestName {
  readonly file: string;
  readonly className: string;
  readonly name: string;
}

/** One test case, known by file, class and name; told once however often it ran. */
export interface TestCase extends TestName {
  /** Names of the suites that hold it, from the outermost. */
  readonly suites: readonly string[];
  readonly outcome: TestOutcome;
  /** It failed at least once and did not in the end. */
  readonly flaky: boolean;
  /** Times it ran, reruns included. */
  readonly runs: number;
  /** Seconds of its last run; 0 when not told. */
  readonly seconds: number;
}

/** What is known of tests: the cases that were delivered, and those of the commit that the head is compared with. */
export interface TestFacts {
  /** One entry for each delivery with a test report, by its id; several reports of a delivery are merged. */
  readonly deliveries: readonly { readonly delivery: string; readonly cases: readonly TestCase[] }[];
  readonly base: BaseTests | null;
  /** The most that ran on the commits before, since the policy asks that none go missing; `null`: not asked, or nothing recorded. */
  readonly best: BestTests | null;
}

/** The commit on the line of the target branch with which most test cases ran. */
export interface BestTests {
  readonly commit: string;
  readonly ran: number;
}

/** The cases recorded for the merge base, or for its nearest first-parent ancestor that has any. */
export interface BaseTests {
  readonly commit: string;
  readonly distance: number;
  /** Cases that ran, skipped ones left out. */
  readonly ran: readonly TestName[];
  readonly skipped: number;
}
