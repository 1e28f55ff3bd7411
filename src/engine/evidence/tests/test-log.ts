import type { TestCase, TestOutcome } from '../../facts/tests.ts';
import type { Parsed } from '../bytes/problem.ts';
import { WarningLog } from '../bytes/warning-log.ts';
import type { TestReport } from './report.ts';

/** One run of a case as a report tells it. */
export interface TestRun extends Omit<TestCase, 'flaky'> {
  /** It failed before, within the same record. */
  readonly failedBefore: boolean;
}

const MAX_CASES = 2_000_000;

/** Puts runs together by case: the last outcome counts, earlier failures make a success flaky. */
export class TestLog {
  readonly log = new WarningLog();
  readonly #cases = new Map<string, TestCase>();

  add(run: TestRun): void {
    const { failedBefore, ...test } = run;
    const key = [test.file, test.className, test.name].join('\0');
    const known = this.#cases.get(key);
    if (known !== undefined) this.log.note('case-repeated', { path: test.file });
    if (known === undefined && this.#cases.size > MAX_CASES) return;
    const fell = failedBefore || (known !== undefined && (known.flaky || hasFailed(known.outcome)));
    const flaky = fell && !hasFailed(test.outcome);
    this.#cases.set(key, { ...test, flaky, runs: test.runs + (known?.runs ?? 0) });
  }

  build(): Parsed<TestReport> {
    if (this.#cases.size > MAX_CASES) return { ok: false, problem: { key: 'too-many', detail: 'cases' } };
    const cases = [...this.#cases].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, test]) => test);
    return { ok: true, value: { cases, warnings: this.log.list() } };
  }
}

function hasFailed(outcome: TestOutcome): boolean {
  return outcome === 'failed' || outcome === 'error';
}
