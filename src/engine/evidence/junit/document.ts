import type { TestOutcome } from '../../facts/tests.ts';
import type { Parsed } from '../bytes/problem.ts';
import type { TestReport } from '../tests/report.ts';
import { TestLog } from '../tests/test-log.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [CASE, SUITE, SUITES, FAILURE, ERROR, SKIPPED, FLAKY_FAILURE, FLAKY_ERROR, RERUN_FAILURE, RERUN_ERROR] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const NAME = attribute('name');
const CLASS_NAME = attribute('classname');
const CLASS = attribute('class');
const FILE = attribute('file');
const FILE_PATH = attribute('filepath');
const TIME = attribute('time');
const STATUS = attribute('status');
const TESTS = attribute('tests');
const FAILURES = attribute('failures');
const ERRORS = attribute('errors');

interface Suite {
  readonly name: string;
  /** Its name and those of the suites around it, from the outermost. */
  readonly names: readonly string[];
  readonly file: string;
  readonly declared: { readonly tests: number | undefined; readonly bad: number | undefined };
  tests: number;
  bad: number;
}

interface Case {
  readonly file: string;
  readonly className: string;
  readonly name: string;
  readonly seconds: number;
  outcome: TestOutcome;
  reruns: number;
  failedBefore: boolean;
}

/** Suites in suites that are told by name; nobody nests them deeper. */
const MOST_SUITES = 16;

const NO_SUITE = { name: '', file: '', names: [] };

/** Test cases are counted one by one; the attributes of suites are only held against that count, and failures that no case tells are noted. */
export class JunitDocument implements XmlDocument<TestReport> {
  readonly names = [
    'testcase',
    'testsuite',
    'testsuites',
    'failure',
    'error',
    'skipped',
    'flakyFailure',
    'flakyError',
    'rerunFailure',
    'rerunError',
  ];
  readonly #tests = new TestLog();
  readonly #suites: Suite[] = [];
  #case: Case | undefined;

  open(tag: XmlTag): void {
    if (tag.name === CASE) this.#openCase(tag);
    else if (tag.name === SUITE || tag.name === SUITES) this.#openSuite(tag);
    else if (this.#case !== undefined && tag.parent() === CASE) this.#outcome(this.#case, tag.name);
    else if (this.#case === undefined && isFailure(tag.name))
      this.#tests.log.note('failures-untold', { path: this.#suites.at(-1)?.file ?? '' });
  }

  close(name: number): void {
    if (name === CASE) this.#closeCase();
    else if (name === SUITE || name === SUITES) this.#closeSuite();
  }

  finish(): Parsed<TestReport> {
    return this.#tests.build();
  }

  #openSuite(tag: XmlTag): void {
    const outer = this.#suites.at(-1) ?? NO_SUITE;
    const name = tag.text(NAME) ?? '';
    this.#suites.push({
      name,
      names: namesWithin(outer.names, name),
      file: tag.text(FILE) ?? tag.text(FILE_PATH) ?? outer.file,
      declared: { tests: tag.count(TESTS), bad: badIn(tag) },
      tests: 0,
      bad: 0,
    });
  }

  #openCase(tag: XmlTag): void {
    const suite = this.#suites.at(-1) ?? NO_SUITE;
    this.#case = {
      file: tag.text(FILE) ?? suite.file,
      className: tag.text(CLASS_NAME) ?? tag.text(CLASS) ?? suite.name,
      name: tag.text(NAME) ?? '',
      seconds: secondsIn(tag.text(TIME)),
      outcome: isSkippedStatus(tag.text(STATUS)) ? 'skipped' : 'passed',
      reruns: 0,
      failedBefore: false,
    };
    if (this.#case.name === '') this.#tests.log.note('case-without-name');
  }

  #outcome(test: Case, element: number): void {
    if (element === FAILURE) test.outcome = test.outcome === 'error' ? 'error' : 'failed';
    else if (element === ERROR) test.outcome = 'error';
    else if (element === SKIPPED && test.outcome === 'passed') test.outcome = 'skipped';
    else if (element === FLAKY_FAILURE || element === FLAKY_ERROR) {
      test.failedBefore = true;
      test.reruns += 1;
    } else if (element === RERUN_FAILURE || element === RERUN_ERROR) test.reruns += 1;
  }

  #closeCase(): void {
    const test = this.#case;
    if (test === undefined) return;
    this.#case = undefined;
    const suite = this.#suites.at(-1);
    if (suite !== undefined) {
      suite.tests += 1;
      if (test.outcome === 'failed' || test.outcome === 'error') suite.bad += 1;
    }
    const { reruns, ...run } = test;
    this.#tests.add({ ...run, suites: suite?.names ?? [], runs: 1 + reruns });
  }

  #closeSuite(): void {
    const suite = this.#suites.pop();
    if (suite === undefined) return;
    this.#compare(suite.declared.tests, suite.tests, suite.file);
    this.#compare(suite.declared.bad, suite.bad, suite.file);
    // What failed outside any case: a file that could not be loaded, a setup that broke, a case that was cut out.
    if ((suite.declared.bad ?? 0) > suite.bad) this.#tests.log.note('failures-untold', { path: suite.file });
    const outer = this.#suites.at(-1);
    if (outer === undefined) return;
    outer.tests += suite.tests;
    outer.bad += suite.bad;
  }

  #compare(declared: number | undefined, counted: number, path: string): void {
    if (declared !== undefined && declared !== counted)
      this.#tests.log.note('totals-differ', { path, declared, counted });
  }
}

function namesWithin(outer: readonly string[], name: string): readonly string[] {
  return name === '' || outer.length >= MOST_SUITES ? outer : [...outer, name];
}

/** Failures and errors that a suite tells of itself. */
function badIn(tag: XmlTag): number | undefined {
  const failures = tag.count(FAILURES);
  return failures === undefined ? undefined : failures + (tag.count(ERRORS) ?? 0);
}

function isFailure(element: number): boolean {
  return element === FAILURE || element === ERROR;
}

/** GoogleTest and Bazel tell a case that did not run by an attribute. */
function isSkippedStatus(status: string | undefined): boolean {
  return status === 'notrun' || status === 'skipped' || status === 'disabled';
}

/** Some writers group thousands with commas. */
function secondsIn(time = ''): number {
  const seconds = Number(time.replaceAll(',', ''));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}
