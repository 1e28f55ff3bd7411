import type { Parsed } from '../bytes/problem.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [LINE, SOURCE_FILE, PACKAGE, GROUP, COUNTER, REPORT] = [0, 1, 2, 3, 4, 5] as const;
const NAME = attribute('name');
const NUMBER = attribute('nr');
const COVERED_INSTRUCTIONS = attribute('ci');
const MISSED_BRANCHES = attribute('mb');
const COVERED_BRANCHES = attribute('cb');
const TYPE = attribute('type');
const MISSED = attribute('missed');
const COVERED = attribute('covered');

/**
 * Paths are package and source file, behind the names of the groups: two modules may hold the same class name, and one must
 * not cover the other.
 */
export class JacocoDocument implements XmlDocument<CoverageReport> {
  readonly names = ['line', 'sourcefile', 'package', 'group', 'counter', 'report'];
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  readonly #groups: string[] = [];
  #package = '';
  #path = '';

  open(tag: XmlTag): void {
    const name = (): string => tag.text(NAME) ?? '';
    if (tag.name === LINE && tag.parent() === SOURCE_FILE) this.#line(tag);
    else if (tag.name === SOURCE_FILE) this.#path = this.#pathOf(name());
    else if (tag.name === PACKAGE) this.#package = name();
    else if (tag.name === GROUP) this.#groups.push(name());
    else if (tag.name === COUNTER && tag.parent() === REPORT) this.#counter(tag);
  }

  close(name: number): void {
    if (name === GROUP) this.#groups.pop();
  }

  finish(): Parsed<CoverageReport> {
    const { declared } = this.#records;
    if (declared !== undefined) this.#builder.compare(declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #pathOf(name: string): string {
    return [...this.#groups, this.#package, name].filter((part) => part !== '').join('/');
  }

  /** A branch that was taken covers its line: gcovr writes lines without instruction counts. */
  #line(tag: XmlTag): void {
    const line = tag.line(NUMBER);
    const covered = tag.count(COVERED_BRANCHES) ?? 0;
    const hits = Math.max(tag.count(COVERED_INSTRUCTIONS) ?? 0, covered);
    if (!tag.has(COVERED_INSTRUCTIONS)) this.#builder.log.note('line-without-hits', { line });
    const file = this.#builder.file(this.#path);
    file.line(line, hits);
    file.conditions(line, covered, covered + (tag.count(MISSED_BRANCHES) ?? 0));
    this.#records.add(hits);
  }

  #counter(tag: XmlTag): void {
    if (tag.text(TYPE) !== 'LINE') return;
    const covered = tag.count(COVERED) ?? 0;
    this.#records.declare(covered, covered + (tag.count(MISSED) ?? 0));
  }
}
